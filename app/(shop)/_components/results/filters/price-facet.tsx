import { useLocale, useTranslations } from "next-intl";
import { ChoiceForm } from "@/app/(shop)/_components/results/choice-form";
import { Facet } from "@/app/(shop)/_components/results/filters/facet";
import { HiddenFields } from "@/app/(shop)/_components/results/hidden-fields";
import { fieldsAround, type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { formatPrice } from "@/components/format-price";
import { minorDigits } from "@/lib/catalogue/price";
import { writtenPrice } from "@/lib/search/request/search-params";
import type { Facets, SearchRequest } from "@/lib/search/types";

/** Minimum and maximum price, with the catalogue's own range as placeholders. */
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
  const some = { ...filters, minPriceHundredths: 0, maxPriceHundredths: 0 };
  const { before, after } = fieldsAround(
    place,
    { ...request, filters: some, page: 1, open: null },
    ["minPrice", "maxPrice"],
  );
  const { minMinor, maxMinor, currency } = price;
  // Rounded outwards to whole amounts, so that both ends of the range lie inside.
  const unit = 10 ** minorDigits(currency);
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
          valueHundredths={filters.minPriceHundredths}
          hint={Math.floor(minMinor / unit)}
        />
        <PriceField
          name="maxPrice"
          label={t("priceTo")}
          format={t("priceFormat")}
          valueHundredths={filters.maxPriceHundredths}
          hint={Math.ceil(maxMinor / unit)}
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
  valueHundredths,
  hint,
}: {
  name: string;
  label: string;
  format: string;
  valueHundredths: number | null;
  hint: number;
}) {
  const value = valueHundredths === null ? "" : writtenPrice(valueHundredths);
  return (
    <label className="min-w-0 flex-1 text-small text-muted">
      {label}
      <input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        pattern="[0-9]{1,9}([.,][0-9]{1,2})?"
        title={format}
        defaultValue={value}
        data-chosen={value}
        placeholder={String(hint)}
        aria-describedby="price-range"
        className="mt-0.5 block min-h-11 w-full border border-edge bg-transparent px-2 text-base text-ink tabular-nums placeholder:text-muted placeholder:opacity-100 pointer-fine:min-h-9"
      />
    </label>
  );
}
