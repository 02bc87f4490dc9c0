import { formatPrice } from "@/components/format-price";
import type { Locale } from "@/i18n/locales";

export type Priced = { priceMinor: number | null; currency: string; stock: number | null };
export type PriceWords = { onRequest: string; soldOut: string };

/** A price in tabular figures, and the product's availability, for components that are given the words. */
export function PriceText({
  product: { priceMinor, currency, stock },
  words,
  locale,
}: {
  product: Priced;
  words: PriceWords;
  locale: Locale;
}) {
  return (
    <span className="tabular-nums">
      {priceMinor === null ? words.onRequest : formatPrice(priceMinor, currency, locale)}
      {stock === 0 ? <span className="text-muted">{words.soldOut}</span> : null}
    </span>
  );
}
