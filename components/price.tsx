import { formatPrice } from "@/components/format-price";

/** A price in tabular figures, and whether the product can still be had. */
export function Price({
  priceMinor,
  currency,
  stock,
}: {
  priceMinor: number | null;
  currency: string;
  stock: number | null;
}) {
  const price = priceMinor === null ? "Price on request" : formatPrice(priceMinor, currency);
  return (
    <span className="tabular-nums">
      {price}
      {stock === 0 ? <span className="text-muted">, sold out</span> : null}
    </span>
  );
}
