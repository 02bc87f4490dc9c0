import type { Env } from "@/lib/env";

/**
 * The origin at which the shop is reached from outside: SHOP_URL, or the address this request was sent to. A proxy
 * reports that in `X-Forwarded-Host` and `X-Forwarded-Proto`; without a proxy it is the `Host` header, over http.
 *
 * A visitor controls these headers. Anything derived from them goes back to that visitor alone, never into anything
 * stored or shared, and never into mail.
 */
export function shopOrigin(
  headers: Headers,
  { SHOP_URL, PORT }: Pick<Env, "SHOP_URL" | "PORT">,
): string {
  if (SHOP_URL) return SHOP_URL;
  const host = firstOf(headers, "x-forwarded-host") ?? headers.get("host") ?? "";
  return originOf(requestScheme(headers), host) ?? `http://localhost:${PORT}`;
}

/** Whether the visitor came over https, according to a proxy, since our own server speaks only http. */
export function requestScheme(headers: Headers): "http" | "https" {
  return firstOf(headers, "x-forwarded-proto") === "https" ? "https" : "http";
}

/** Only host and port: anything else in the header is not a host, and would end up in links. */
function originOf(scheme: string, host: string): string | null {
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) return null;
  const url = `${scheme}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : null;
}

/** The outermost proxy's value, if several proxies added one. */
function firstOf(headers: Headers, name: string): string | null {
  return headers.get(name)?.split(",")[0]?.trim().toLowerCase() || null;
}
