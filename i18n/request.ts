import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, LOCALE_COOKIE } from "@/i18n/locales";

/** Each request is answered in its shopper's language; addresses are the same in all of them. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
  const { default: messages } = await import(`@/messages/${locale}.json`);
  return { locale, messages, timeZone: "UTC" };
});
