/**
 * Languages of the shop's interface, each by its own name, and whose readers it is for. The admin speaks English.
 * Readers of Simplified Chinese read Traditional more easily than English.
 */
const LANGUAGES = {
  en: { name: "English", readers: ["en"] },
  "zh-TW": { name: "繁體中文", readers: ["zh"] },
} as const satisfies Record<string, { name: string; readers: readonly string[] }>;

export type Locale = keyof typeof LANGUAGES;
export const LOCALES = Object.keys(LANGUAGES) as Locale[];

export const DEFAULT_LOCALE: Locale = "en";
/** The cookie that stores the language a shopper chose. */
export const LOCALE_COOKIE = "locale";

/** A language's own name, as a switch offers it. */
export function localeName(locale: Locale): string {
  return LANGUAGES[locale].name;
}

/** The shop's language for readers of a language such as "en-GB"; null where it has none. */
export function localeForReader(language: string): Locale | null {
  const [primary = ""] = language.toLowerCase().split("-");
  const fits = (locale: Locale) =>
    (LANGUAGES[locale].readers as readonly string[]).includes(primary);
  return LOCALES.find(fits) ?? null;
}

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.includes(value as Locale);
}

/**
 * The language to answer in: the chosen one, or else the browser's most preferred one that the shop supports.
 * @param acceptLanguage as in RFC 9110 §12.5.4, such as "zh-HK,zh;q=0.9,en;q=0.8"
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [language = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language, quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ language, quality }) => language !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const locale = localeForReader(language);
    if (locale) return locale;
  }
  return DEFAULT_LOCALE;
}
