const LOCALE = "en";

/** "€59.00" from 5900 and "EUR": minor units by the currency's own exponent (yen have none, dinars three). */
export function formatPrice(priceMinor: number, currency: string): string {
  const format = currencyFormat(currency);
  if (!format) return `${(priceMinor / 100).toFixed(2)} ${currency}`;
  return format.format(priceMinor / 10 ** minorDigits(format));
}

/** "59.00", as machines read prices. */
export function decimalPrice(priceMinor: number, currency: string): string {
  const format = currencyFormat(currency);
  const digits = format ? minorDigits(format) : 2;
  return (priceMinor / 10 ** digits).toFixed(digits);
}

function minorDigits(format: Intl.NumberFormat): number {
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Null for a code that is no currency's, as imports may hold. */
function currencyFormat(currency: string): Intl.NumberFormat | null {
  try {
    return new Intl.NumberFormat(LOCALE, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
    });
  } catch {
    return null;
  }
}
