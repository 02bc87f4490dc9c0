import type { IncomingMessage } from "node:http";

/**
 * Holds a form's `Origin` against the addresses that the shop answers to: the one it was asked at, the one that a
 * trusted proxy says it was asked at, and the public one. Next compares with one of them only, so it is told the host
 * that fits.
 * @param shopOrigin the origin of SHOP_URL; null where it is not set
 * @returns whether the form is one of the shop's; without the header there is no browser whose visitor could be used
 */
export function acceptOrigin({ headers }: IncomingMessage, shopOrigin: string | null): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host, protocol, origin: asked } = new URL(origin);
  if (host === "") return false;
  const askedAt = [headers["x-forwarded-host"], headers.host].map((name) =>
    hostOf(protocol, String(name ?? "")),
  );
  if (asked !== shopOrigin && !askedAt.includes(host)) return false;
  headers["x-forwarded-host"] = host;
  return true;
}

/** As an origin writes it: lower case, without the port that the scheme has anyway. */
function hostOf(protocol: string, header: string): string | null {
  const address = `${protocol}//${header.trim()}`;
  return URL.canParse(address) ? new URL(address).host : null;
}
