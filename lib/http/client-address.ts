import { env } from "@/lib/env";
import { frontDoor } from "@/lib/http/front-door-presence";
import { networkOf, parseAddress } from "@/lib/network/address";

/**
 * What stands for the client that a request came from: its IPv4 address or its IPv6 network, as the front door has
 * seen it or, where TRUST_PROXY leaves it to the platform, as the platform says. Nothing that a visitor sends can
 * choose it. "unknown" where nothing tells.
 */
export function clientAddress(headers: Headers): string {
  const address = parseAddress(addressIn(headers) ?? undefined);
  return address === null ? "unknown" : networkOf(address);
}

function addressIn(headers: Headers): string | null {
  const door = frontDoor();
  if (door) return headers.get(door.clientHeader);
  if (env().trustedProxies !== "platform") return null;
  // Vercel writes both itself; a proxy in front of it can change only the second.
  const seen = headers.get("x-vercel-forwarded-for") ?? headers.get("x-forwarded-for");
  return seen?.split(",").at(-1) ?? null;
}

/** Whether a request came over TLS, by the word of those whom the shop trusts. */
export function cameOverTls(headers: Headers): boolean {
  if (!frontDoor() && env().trustedProxies !== "platform") return false;
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim().toLowerCase() === "https";
}
