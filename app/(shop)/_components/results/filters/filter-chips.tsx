import Link from "next/link";
import { useTranslations } from "next-intl";
import { Arriving } from "@/app/(shop)/_components/results/arriving";
import { CategoryChips } from "@/app/(shop)/_components/results/filters/category-chips";
import {
  chosenCount,
  clearedFilters,
  toggleValue,
} from "@/app/(shop)/_components/results/filters/choose-filter";
import { FilterChip } from "@/app/(shop)/_components/results/filters/filter-chip";
import { KeepFocus } from "@/app/(shop)/_components/results/filters/keep-focus";
import { filterHref, type Place } from "@/app/(shop)/_components/results/place";
import { PendingMark } from "@/components/pending-mark";
import type { Result } from "@/lib/action";
import { writtenPrice } from "@/lib/search/request/search-params";
import type { Facets, Filters, SearchRequest } from "@/lib/search/types";

type Props = { place: Place; request: SearchRequest; facets: Promise<Result<Facets>> };

/** Every chosen filter, to be removed one by one or all at once. */
export function FilterChips({ place, request, facets }: Props) {
  const t = useTranslations("Search.filter");
  const { filters } = request;
  const count = chosenCount(filters, place);
  const { colours, tags } = filters;
  const chip = (key: string, name: string, without: Filters, swatch = false) => (
    <li key={key} className="max-w-full">
      <FilterChip href={filterHref(place, request, without)} name={name} swatch={swatch} />
    </li>
  );
  return (
    <KeepFocus chosen={count}>
      {count === 0 ? null : (
        <ul aria-label={t("chosen", { count })} className="mb-4 flex flex-wrap items-center gap-2">
          {place.category ? null : (
            <Arriving
              place={place}
              fallback={<CategoryChips place={place} request={request} facets={null} />}
            >
              <CategoryChips place={place} request={request} facets={facets} />
            </Arriving>
          )}
          {colours.map((colour) =>
            chip(`colour ${colour}`, colour, toggleValue(filters, "colours", colour), true),
          )}
          {filters.minPriceHundredths === null && filters.maxPriceHundredths === null
            ? null
            : chip("price", `${t("price")} ${priceWords(filters, t)}`, {
                ...filters,
                minPriceHundredths: null,
                maxPriceHundredths: null,
              })}
          {filters.inStock ? chip("stock", t("inStock"), { ...filters, inStock: false }) : null}
          {tags.map((tag) => chip(`tag ${tag}`, tag, toggleValue(filters, "tags", tag)))}
          <li>
            <Link
              href={filterHref(place, request, clearedFilters(place))}
              rel="nofollow"
              scroll={false}
              prefetch={false}
              className="target quiet-link px-2 text-small text-muted pointer-fine:min-h-9"
            >
              {t("clearAll")}
              <PendingMark />
            </Link>
          </li>
        </ul>
      )}
    </KeepFocus>
  );
}

function priceWords(
  { minPriceHundredths, maxPriceHundredths }: Filters,
  t: ReturnType<typeof useTranslations<"Search.filter">>,
): string {
  const from = minPriceHundredths === null ? "" : writtenPrice(minPriceHundredths);
  const to = maxPriceHundredths === null ? "" : writtenPrice(maxPriceHundredths);
  if (from === "") return t("priceToOnly", { to });
  return to === "" ? t("priceFromOnly", { from }) : t("priceRange", { from, to });
}
