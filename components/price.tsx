import { getLocale, getTranslations } from "next-intl/server";
import { formatPrice } from "@/components/format-price";

/** A price in tabular figures, and whether the product can still be had. */
export async function Price({
  priceMinor,
  currency,
  stock,
}: {
  priceMinor: number | null;
  currency: string;
  stock: number | null;
}) {
  const [t, locale] = await Promise.all([getTranslations("Price"), getLocale()]);
  const price = priceMinor === null ? t("onRequest") : formatPrice(priceMinor, currency, locale);
  return (
    <span className="tabular-nums">
      {price}
      {stock === 0 ? <span className="text-muted">{t("soldOut")}</span> : null}
    </span>
  );
}
