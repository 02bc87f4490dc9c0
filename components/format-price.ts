import type { Locale } from "@/i18n/locales";

/** Currencies whose minor unit has no coins any more (CLDR's cash digits): a whole amount goes without it. */
const WITHOUT_COINS = new Set(["CLP", "COP", "CZK", "HUF", "IDR", "NOK", "SEK", "TWD"]);

/**
 * "€59.00" from 5900 and "EUR": minor units by the currency's own exponent (yen have none, dinars three).
 * The sign is the one by which the language tells currencies apart: "US$59.00" where "$" means Taiwan's dollar.
 */
export function formatPrice(priceMinor: number, currency: string, locale: Locale): string {
  const format = currencyFormat(currency, locale);
  if (!format) return `${(priceMinor / 100).toFixed(2)} ${currency}`;
  return format.format(priceMinor / 10 ** minorDigits(format));
}

/** "59.00", as machines read prices. */
export function decimalPrice(priceMinor: number, currency: string): string {
  const format = currencyFormat(currency, "en");
  const digits = format ? minorDigits(format) : 2;
  return (priceMinor / 10 ** digits).toFixed(digits);
}

function minorDigits(format: Intl.NumberFormat): number {
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Null for a code that is no currency's, as imports may hold. */
function currencyFormat(currency: string, locale: Locale): Intl.NumberFormat | null {
  try {
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      trailingZeroDisplay: WITHOUT_COINS.has(currency) ? "stripIfInteger" : "auto",
    });
  } catch {
    return null;
  }
}
