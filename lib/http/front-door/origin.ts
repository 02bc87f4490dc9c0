import type { IncomingMessage } from "node:http";

/**
 * Compares a form's `Origin` with the addresses that the shop answers to: the requested one, the one that a trusted
 * proxy says was requested, and the public one. Next compares it with only one of them, so it is given the host that
 * matches.
 * @param shopOrigin the origin of SHOP_URL; null if it is not set
 * @returns whether the form is the shop's own; without the header there is no browser to abuse
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

/** As in an origin: lower case, without the scheme's default port. */
function hostOf(protocol: string, header: string): string | null {
  const address = `${protocol}//${header.trim()}`;
  return URL.canParse(address) ? new URL(address).host : null;
}
