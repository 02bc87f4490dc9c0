import { toggleCategory } from "@/app/(shop)/_components/results/filters/choose-filter";
import { FilterChip } from "@/app/(shop)/_components/results/filters/filter-chip";
import { filterHref, type Place } from "@/app/(shop)/_components/results/place";
import type { Result } from "@/lib/action";
import type { Facets, SearchRequest } from "@/lib/search/types";

/** Removing a broad category also removes its fine ones, so where both are chosen the chips need the whole tree. */
export async function CategoryChips({
  place,
  request,
  facets,
}: {
  place: Place;
  request: SearchRequest;
  /** Null while the facets are still loading. */
  facets: Promise<Result<Facets>> | null;
}) {
  const { filters } = request;
  const { categories, fines } = filters;
  const found = fines.length > 0 && categories.length > 0 ? await facets : null;
  const tree = found?.ok ? found.value.categories : [];
  const finesOf = (broad: string) =>
    tree.find(({ value }) => value === broad)?.fines.map(({ value }) => value) ?? [];
  const withoutFine = (fine: string) => ({
    ...filters,
    fines: fines.filter((each) => each !== fine),
  });
  return (
    <>
      {categories.map((broad) => (
        <li key={broad} className="max-w-full">
          <FilterChip
            href={filterHref(place, request, toggleCategory(filters, broad, finesOf(broad)))}
            name={broad}
          />
        </li>
      ))}
      {fines.map((fine) => (
        <li key={fine} className="max-w-full">
          <FilterChip href={filterHref(place, request, withoutFine(fine))} name={fine} />
        </li>
      ))}
    </>
  );
}
