import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "@/i18n/locales";

/**
 * Each request is answered in its shopper's language; addresses are the same in all languages. The admin explicitly
 * asks for English.
 */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await shoppersLocale());
  const { default: messages } = await import(`@/messages/${locale}.json`);
  return { locale, messages, timeZone: "UTC" };
});

async function shoppersLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
}
