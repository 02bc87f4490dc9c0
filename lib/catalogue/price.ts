/** Keeps prices within Postgres's int4. */
export const MAX_PRICE_MINOR = 2_000_000_000;
const MAX_PRICE_CHARACTERS = 40;

const SIGNS: Record<string, string> = { "€": "EUR", "£": "GBP", "₹": "INR", zł: "PLN", "₺": "TRY" };
const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

export function isCurrency(code: string): boolean {
  return KNOWN_CURRENCIES.has(code);
}

const knownDigits = new Map<string, number>();

/** Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217, as the runtime knows it). */
export function minorDigits(currency: string): number {
  const known = knownDigits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  knownDigits.set(currency, digits);
  return digits;
}

/**
 * Parses a price as people write it, into the currency's minor unit: "12.50", "12,5", "€ 1.299,00", "1 299", "19.90
 * EUR". Null when it is not a price or is ambiguous ("1,299" euros: a thousand, or one?).
 */
export function parsePrice(text: string, currency: string): number | null {
  if (text.length > MAX_PRICE_CHARACTERS) return null;
  const amount = text
    .trim()
    .replace(/^[\p{L}\p{Sc}\s]+\.?\s*|[\p{L}\p{Sc}\s]+\.?$/gu, "")
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "")
    .replace(/[.,]?[-–—]$/, "");
  if (!isCurrency(currency) || !/^\d[\d.,]*$/.test(amount)) return null;
  const digits = minorDigits(currency);
  const separators = amount.replace(/\d/g, "");
  const [, whole = amount, fraction = ""] = /^(.*)[.,](\d*)$/.exec(amount) ?? [];
  const isDecimal = separators.length > 0 && fraction.length > 0 && fraction.length <= digits;
  const isZeroes = /^0*$/.test(fraction) && fraction.length !== 3;
  if (separators.length > 0 && !isDecimal && !isZeroes) {
    return isGrouped(amount, separators, digits) ? toMinor(amount, "", digits) : null;
  }
  const above = separators.slice(0, -1);
  if (above.length > 0 && (above.includes(separators.slice(-1)) || !isGroupedBy(whole, above))) {
    return null;
  }
  return toMinor(whole, separators.length > 0 ? fraction : "", digits);
}

/** The currency that a price names by its sign or code; null when it names none, or is ambiguous ("$"). */
export function currencyOfPrice(text: string): string | null {
  for (const [sign, currency] of Object.entries(SIGNS)) if (text.includes(sign)) return currency;
  const code = /\b[A-Za-z]{3}\b/.exec(text)?.[0].toUpperCase();
  return code && isCurrency(code) ? code : null;
}

/** Whether a whole amount is grouped in thousands: "1.299.000", or "1,299" in a currency without decimals. */
function isGrouped(amount: string, separators: string, digits: number): boolean {
  return isGroupedBy(amount, separators) && (separators.length > 1 || digits === 0);
}

function isGroupedBy(whole: string, separators: string): boolean {
  if (new Set(separators).size !== 1) return false;
  const [first = "", ...groups] = whole.split(separators.charAt(0));
  return first.length <= 3 && groups.every((group) => group.length === 3);
}

function toMinor(whole: string, fraction: string, digits: number): number | null {
  const kept = fraction.slice(0, digits).padEnd(digits, "0");
  const minor = Number(whole.replace(/[.,]/g, "") + kept);
  return Number.isSafeInteger(minor) && minor <= MAX_PRICE_MINOR ? minor : null;
}
