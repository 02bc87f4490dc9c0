import { getLocale, getTranslations } from "next-intl/server";
import { type Priced, PriceText } from "@/components/price-text";

/** A price in the shopper's language. For the server: the browser has no words but those it is given. */
export async function Price({ priceMinor, currency, stock }: Priced) {
  const [t, locale] = await Promise.all([getTranslations("Price"), getLocale()]);
  return (
    <PriceText
      product={{ priceMinor, currency, stock }}
      words={{ onRequest: t("onRequest"), soldOut: t("soldOut") }}
      locale={locale}
    />
  );
}
