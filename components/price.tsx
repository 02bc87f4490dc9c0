import { useLocale, useTranslations } from "next-intl";
import { type Priced, PriceText } from "@/components/price-text";

/** A price in the shopper's language. Server only: client components have only the words that they are given. */
export function Price({ priceMinor, currency, stock }: Priced) {
  const t = useTranslations("Price");
  const locale = useLocale();
  return (
    <PriceText
      product={{ priceMinor, currency, stock }}
      words={{ onRequest: t("onRequest"), soldOut: t("soldOut") }}
      locale={locale}
    />
  );
}
