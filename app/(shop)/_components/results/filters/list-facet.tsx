import { useTranslations } from "next-intl";
import {
  type ListFilter,
  toggleValue,
} from "@/app/(shop)/_components/results/filters/choose-filter";
import { Facet, FacetValues } from "@/app/(shop)/_components/results/filters/facet";
import { FacetValueLink, ValueName } from "@/app/(shop)/_components/results/filters/facet-value";
import { filterHref, type Place } from "@/app/(shop)/_components/results/place";
import { ColourSwatch } from "@/components/colour-swatch";
import type { FacetValue, SearchRequest } from "@/lib/search/types";

const TITLES = { colours: "colour", tags: "tags" } as const;

/** Colours, each with its swatch, or tags. */
export function ListFacet({
  place,
  request,
  name,
  values,
  orMore,
}: {
  place: Place;
  request: SearchRequest;
  name: ListFilter;
  values: FacetValue[];
  orMore: boolean;
}) {
  const t = useTranslations("Search.filter");
  if (!values.some(({ count, chosen }) => count > 0 || chosen)) return null;
  return (
    <Facet title={t(TITLES[name])}>
      <FacetValues values={values}>
        {({ value, count, chosen }) => (
          <FacetValueLink
            href={filterHref(place, request, toggleValue(request.filters, name, value))}
            chosen={chosen}
            count={count}
            orMore={orMore}
          >
            {name === "colours" ? <ColourSwatch name={value} /> : null}
            <ValueName>{value}</ValueName>
          </FacetValueLink>
        )}
      </FacetValues>
    </Facet>
  );
}
