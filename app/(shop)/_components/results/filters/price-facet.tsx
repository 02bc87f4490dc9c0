import { useLocale, useTranslations } from "next-intl";
import { ChoiceForm } from "@/app/(shop)/_components/results/choice-form";
import { Facet } from "@/app/(shop)/_components/results/filters/facet";
import { inAddress } from "@/app/(shop)/_components/results/filters/price-amount";
import { HiddenFields } from "@/app/(shop)/_components/results/hidden-fields";
import { fieldsAround, type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { formatPrice } from "@/components/format-price";
import type { Facets, SearchRequest } from "@/lib/search/types";

/** Whole numbers around the range, so that both ends lie inside it. */
const WHOLE_MINOR = 100;

/** From and to, with what there is as a hint. */
export function PriceFacet({
  place,
  request,
  price,
}: {
  place: Place;
  request: SearchRequest;
  price: NonNullable<Facets["price"]>;
}) {
  const t = useTranslations("Search.filter");
  const locale = useLocale();
  const { filters } = request;
  const some = { ...filters, minPriceMinor: 0, maxPriceMinor: 0 };
  const { before, after } = fieldsAround(
    place,
    { ...request, filters: some, page: 1, open: null },
    ["minPrice", "maxPrice"],
  );
  const { minMinor, maxMinor, currency } = price;
  return (
    <Facet title={t("price")}>
      <p id="price-range" className="text-small text-muted tabular-nums">
        {t("priceRange", {
          from: formatPrice(minMinor, currency, locale),
          to: formatPrice(maxMinor, currency, locale),
        })}
      </p>
      <ChoiceForm
        action={place.pathname}
        asked={placeHref(place, request)}
        className="mt-2 mb-1 flex items-end gap-2"
      >
        <HiddenFields fields={before} />
        <PriceField
          name="minPrice"
          label={t("priceFrom")}
          format={t("priceFormat")}
          valueMinor={filters.minPriceMinor}
          hintMinor={Math.floor(minMinor / WHOLE_MINOR) * WHOLE_MINOR}
        />
        <PriceField
          name="maxPrice"
          label={t("priceTo")}
          format={t("priceFormat")}
          valueMinor={filters.maxPriceMinor}
          hintMinor={Math.ceil(maxMinor / WHOLE_MINOR) * WHOLE_MINOR}
        />
        <HiddenFields fields={after} />
        <button
          type="submit"
          className="min-h-11 shrink-0 border border-edge px-3 text-small font-medium transition-opacity hover:opacity-80 pointer-fine:min-h-9"
        >
          {t("apply")}
        </button>
      </ChoiceForm>
    </Facet>
  );
}

function PriceField({
  name,
  label,
  format,
  valueMinor,
  hintMinor,
}: {
  name: string;
  label: string;
  format: string;
  valueMinor: number | null;
  hintMinor: number;
}) {
  const value = valueMinor === null ? "" : inAddress(valueMinor);
  return (
    <label className="min-w-0 flex-1 text-small text-muted">
      {label}
      <input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        pattern="[0-9]{1,7}([.,][0-9]{1,2})?"
        title={format}
        defaultValue={value}
        data-chosen={value}
        placeholder={inAddress(hintMinor)}
        aria-describedby="price-range"
        className="mt-0.5 block min-h-11 w-full border border-edge bg-transparent px-2 text-base text-ink tabular-nums placeholder:text-muted placeholder:opacity-100 pointer-fine:min-h-9"
      />
    </label>
  );
}
