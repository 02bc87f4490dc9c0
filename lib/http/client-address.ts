import { env } from "@/lib/env";
import { frontDoor } from "@/lib/http/front-door-presence";
import { networkOf, parseAddress } from "@/lib/network/address";

/**
 * Identifies the client that sent a request: its IPv4 address or IPv6 network, as seen by the front door or, where
 * TRUST_PROXY leaves it to the platform, as the platform reports it. Nothing that a visitor sends can change it.
 * "unknown" if there is no address.
 */
export function clientAddress(headers: Headers): string {
  const address = parseAddress(addressIn(headers) ?? undefined);
  return address === null ? "unknown" : networkOf(address);
}

function addressIn(headers: Headers): string | null {
  const door = frontDoor();
  if (door) return headers.get(door.clientHeader);
  if (env().trustedProxies !== "platform") return null;
  // Vercel sets both headers; a proxy in front of it can change only the second.
  const seen = headers.get("x-vercel-forwarded-for") ?? headers.get("x-forwarded-for");
  return seen?.split(",").at(-1) ?? null;
}

/** Whether a request came over TLS, according to the proxies that the shop trusts. */
export function cameOverTls(headers: Headers): boolean {
  if (!frontDoor() && env().trustedProxies !== "platform") return false;
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim().toLowerCase() === "https";
}
