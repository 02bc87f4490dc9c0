import { SHOWN_VALUES } from "@/app/(shop)/_components/results/filters/fold-values";

const ROWS = Array.from({ length: SHOWN_VALUES }, (_, row) => row);

/** Empty placeholders the size of two facets. */
export function FacetsSkeleton() {
  return (
    <div aria-hidden="true" data-skeleton>
      {["first", "second"].map((facet) => (
        <div key={facet} className="border-b border-hairline py-3 last:border-0">
          <div className="mb-1 flex h-6 items-center">
            <div className="skeleton h-3 w-1/3" />
          </div>
          {ROWS.map((row) => (
            <div key={row} className="flex min-h-11 items-center gap-2.5 pointer-fine:min-h-8">
              <div className="skeleton size-4" />
              <div className="skeleton h-3 w-1/2" />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
