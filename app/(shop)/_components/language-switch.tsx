import { getLocale, getTranslations } from "next-intl/server";
import { LOCALES, localeName } from "@/i18n/locales";

/** The shop's languages, each under its own name. A plain form, so the whole page reloads in the chosen language. */
export async function LanguageSwitch() {
  const [t, current] = await Promise.all([getTranslations("Shop"), getLocale()]);
  return (
    <form method="post">
      <fieldset className="flex gap-6">
        <legend className="sr-only">{t("language")}</legend>
        {LOCALES.map((locale) => (
          <button
            key={locale}
            type="submit"
            formAction={`/language/${locale}`}
            lang={locale}
            aria-current={locale === current ? "true" : undefined}
            className="target quiet-link transition-colors hover:text-ink aria-[current]:text-ink"
          >
            {localeName(locale)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
