import type { Locale } from "@/i18n/locales";

/** Currencies whose minor unit no longer has coins (CLDR's cash digits): whole amounts are shown without decimals. */
const WITHOUT_COINS = new Set(["CLP", "COP", "CZK", "HUF", "IDR", "NOK", "SEK", "TWD"]);

/**
 * "€59.00" from 5900 and "EUR": minor units, with the currency's own number of decimals (none for yen, three for
 * dinars). The sign is the one by which the language distinguishes currencies: "US$59.00" where "$" means Taiwan's
 * dollar.
 */
export function formatPrice(priceMinor: number, currency: string, locale: Locale): string {
  const format = currencyFormat(currency, locale);
  if (!format) return `${(priceMinor / 100).toFixed(2)} ${currency}`;
  return format.format(priceMinor / 10 ** minorDigits(format));
}

/** "59.00": a price in machine-readable form. */
export function decimalPrice(priceMinor: number, currency: string): string {
  const format = currencyFormat(currency, "en");
  const digits = format ? minorDigits(format) : 2;
  return (priceMinor / 10 ** digits).toFixed(digits);
}

function minorDigits(format: Intl.NumberFormat): number {
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Null for an unknown currency code, which imports may contain. */
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
