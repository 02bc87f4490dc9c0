import { useTranslations } from "next-intl";
import { toggleCategory, toggleFine } from "@/app/(shop)/_components/results/filters/choose-filter";
import { Facet, FacetValues } from "@/app/(shop)/_components/results/filters/facet";
import { FacetValueLink, ValueName } from "@/app/(shop)/_components/results/filters/facet-value";
import { filterHref, type Place } from "@/app/(shop)/_components/results/place";
import type { Facets, SearchRequest } from "@/lib/search/types";

type Category = Facets["categories"][number];

/** With this many broad categories or fewer, fine categories are shown without choosing a broad one. */
const FEW = 2;

/** Broad categories, and the fine categories of the chosen ones. */
export function CategoryFacet({
  place,
  request,
  categories,
  orMore,
}: {
  place: Place;
  request: SearchRequest;
  categories: Category[];
  orMore: boolean;
}) {
  const t = useTranslations("Search.filter");
  const useful = categories.filter(({ count, chosen }) => count > 0 || chosen);
  if (useful.length === 0) return null;
  const few = useful.length <= FEW;
  const { filters } = request;
  return (
    <Facet title={t("category")}>
      <FacetValues values={useful}>
        {({ value, count, chosen, fines }) => (
          <>
            <FacetValueLink
              href={filterHref(
                place,
                request,
                toggleCategory(
                  filters,
                  value,
                  fines.map((fine) => fine.value),
                ),
              )}
              chosen={chosen}
              count={count}
              orMore={orMore}
            >
              <ValueName>{value}</ValueName>
            </FacetValueLink>
            {chosen || few ? (
              <div className="mb-1 ml-6.5">
                <FacetValues values={fines}>
                  {(fine) => (
                    <FacetValueLink
                      href={filterHref(place, request, toggleFine(filters, value, fine.value))}
                      chosen={fine.chosen}
                      count={fine.count}
                      orMore={orMore}
                    >
                      <ValueName>{fine.value}</ValueName>
                    </FacetValueLink>
                  )}
                </FacetValues>
              </div>
            ) : null}
          </>
        )}
      </FacetValues>
    </Facet>
  );
}
