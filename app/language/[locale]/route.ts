import { cookies } from "next/headers";
import { wayBack } from "@/app/language/[locale]/way-back";
import { isLocale, LOCALE_COOKIE } from "@/i18n/locales";

const ONE_YEAR_S = 365 * 24 * 60 * 60;

/**
 * Stores the language that a shopper chose and returns to the page where they chose it. The address contains
 * everything, so the body is never read, and a plain form can send it with or without scripts.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale))
    return new Response("The shop does not speak this language.", { status: 404 });
  if (!isFromHere(request))
    return new Response("Choose the language in the shop.", { status: 403 });
  (await cookies()).set(LOCALE_COOKIE, locale, { maxAge: ONE_YEAR_S, sameSite: "lax", path: "/" });
  // A relative address works behind any proxy.
  return new Response(null, {
    status: 303,
    headers: { Location: wayBack(request.headers.get("referer")) },
  });
}

/** Another site's form must not change the language. Browsers that do not send the header are trusted. */
function isFromHere({ headers }: Request): boolean {
  return (headers.get("sec-fetch-site") ?? "same-origin") === "same-origin";
}
