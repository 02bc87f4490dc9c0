import type { Env } from "@/lib/env";

/**
 * Where the shop is reached from outside, as an origin: SHOP_URL, else what this request was sent to. A proxy tells
 * that in `X-Forwarded-Host` and `X-Forwarded-Proto`; without one it is the `Host` header, and http.
 *
 * Headers are the visitor's word. What is made of them goes back to that visitor alone: never into anything that is
 * kept or shared, and never into mail.
 */
export function shopOrigin(
  headers: Headers,
  { SHOP_URL, PORT }: Pick<Env, "SHOP_URL" | "PORT">,
): string {
  if (SHOP_URL) return SHOP_URL;
  const host = firstOf(headers, "x-forwarded-host") ?? headers.get("host") ?? "";
  return originOf(requestScheme(headers), host) ?? `http://localhost:${PORT}`;
}

/** Whether the visitor came by https: by what a proxy says, as our own server speaks http alone. */
export function requestScheme(headers: Headers): "http" | "https" {
  return firstOf(headers, "x-forwarded-proto") === "https" ? "https" : "http";
}

/** Host and port alone: anything else in a header is no host, and would end up in links. */
function originOf(scheme: string, host: string): string | null {
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) return null;
  const url = `${scheme}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : null;
}

/** The value that the outermost proxy wrote, where several wrote one each. */
function firstOf(headers: Headers, name: string): string | null {
  return headers.get(name)?.split(",")[0]?.trim().toLowerCase() || null;
}
