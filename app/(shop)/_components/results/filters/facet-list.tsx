import { getTranslations } from "next-intl/server";
import { CategoryFacet } from "@/app/(shop)/_components/results/filters/category-facet";
import { Facet } from "@/app/(shop)/_components/results/filters/facet";
import { FacetValueLink } from "@/app/(shop)/_components/results/filters/facet-value";
import { ListFacet } from "@/app/(shop)/_components/results/filters/list-facet";
import { PriceFacet } from "@/app/(shop)/_components/results/filters/price-facet";
import { filterHref, type Place } from "@/app/(shop)/_components/results/place";
import type { Result } from "@/lib/action";
import type { Facets, SearchRequest } from "@/lib/search/types";

/** All facets. Empty if the search itself failed, which the results report. */
export async function FacetList({
  place,
  request,
  outcome,
}: {
  place: Place;
  request: SearchRequest;
  outcome: Promise<Result<Facets>>;
}) {
  const [found, t] = await Promise.all([outcome, getTranslations("Search.filter")]);
  if (!found.ok) return null;
  const { categories, colours, tags, price, inStock, incomplete } = found.value;
  const { filters } = request;
  return (
    <div id="filters">
      {place.category ? null : (
        <CategoryFacet
          place={place}
          request={request}
          categories={categories}
          orMore={incomplete}
        />
      )}
      <ListFacet
        place={place}
        request={request}
        name="colours"
        values={colours}
        orMore={incomplete}
      />
      {price ? <PriceFacet place={place} request={request} price={price} /> : null}
      {inStock.count > 0 || inStock.chosen ? (
        <Facet title={t("availability")}>
          <FacetValueLink
            href={filterHref(place, request, { ...filters, inStock: !inStock.chosen })}
            chosen={inStock.chosen}
            count={inStock.count}
            orMore={incomplete}
          >
            {t("inStock")}
          </FacetValueLink>
        </Facet>
      ) : null}
      <ListFacet place={place} request={request} name="tags" values={tags} orMore={incomplete} />
    </div>
  );
}
