/** The languages of the shop's interface. The admin is in English. */
export const LOCALES = ["en", "zh-TW"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";
/** The cookie that stores the language a shopper chose. */
export const LOCALE_COOKIE = "locale";

/** Each language in its own name, as the language switch shows it. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", "zh-TW": "繁體中文" };

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
    if (language === "en" || language.startsWith("en-")) return "en";
    // Readers of Simplified Chinese can read Traditional more easily than English.
    if (language === "zh" || language.startsWith("zh-")) return "zh-TW";
  }
  return DEFAULT_LOCALE;
}
