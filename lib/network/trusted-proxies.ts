import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { type Address, parseAddress } from "@/lib/network/address";

/**
 * Who is trusted to report a visitor's address.
 * - `off`: nobody; the socket's own address counts
 * - `platform`: the platform, which sets the headers itself
 * - a number: how many proxies stand in front of the shop
 * - ranges: proxies at these addresses
 */
export type TrustedProxies = "off" | "platform" | number | [Address, number][];

/** Names for the address ranges of proxies on the same machine or private network. */
const NAMED_RANGES: Record<string, string[]> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};
const MOST_HOPS = 10;

/**
 * Parses the setting: `off`, a number of proxies from 1 to 10, or a comma-separated list of addresses, ranges and the
 * names `loopback`, `linklocal`, `uniquelocal`.
 * @returns null if it is none of these
 */
export function parseTrustedProxies(setting: string): TrustedProxies | null {
  const text = setting.trim().toLowerCase();
  if (text === "off" || text === "0") return "off";
  if (/^\d+$/.test(text)) return Number(text) <= MOST_HOPS ? Number(text) : null;
  const ranges = text
    .split(",")
    .map((part) => part.trim())
    .flatMap((part) => (Object.hasOwn(NAMED_RANGES, part) ? (NAMED_RANGES[part] ?? []) : part))
    .map(parseRange);
  return ranges.every((range) => range !== null) ? ranges : null;
}

function parseRange(text: string): [Address, number] | null {
  const [address = "", bits] = text.split("/");
  const parsed = isIP(address) === 0 ? null : parseAddress(address);
  if (!parsed) return null;
  if (bits === undefined) return [parsed, parsed.kind() === "ipv4" ? 32 : 128];
  // A range of zero bits would include everybody.
  if (Number(bits) === 0) return null;
  return ipaddr.isValidCIDR(text) && parsed.kind() === ipaddr.parse(address).kind()
    ? [parsed, Number(bits)]
    : null;
}

/** Whether to trust `address`, which is `distance` hops away; 0 is the socket's peer. */
function isTrusted(proxies: TrustedProxies, address: Address, distance: number): boolean {
  if (typeof proxies === "number") return distance < proxies;
  if (!Array.isArray(proxies)) return false;
  return proxies.some(
    ([range, bits]) => range.kind() === address.kind() && address.match(range, bits),
  );
}

/** Whether the socket's peer is a trusted proxy. */
export function isTrustedPeer(proxies: TrustedProxies, peer: Address | null): boolean {
  return peer !== null && isTrusted(proxies, peer, 0);
}

/**
 * The address that a request came from: the socket's own or, if that is a trusted proxy's, the nearest one in
 * `X-Forwarded-For` that is not. Stops at anything that is not an address, since a stranger may have written it.
 */
export function visitorAddress(
  proxies: TrustedProxies,
  peer: Address | null,
  forwardedFor: string | undefined,
): Address | null {
  if (peer === null) return null;
  const hops = (forwardedFor ?? "").split(",").reverse();
  let visitor = peer;
  for (const [distance, hop] of hops.entries()) {
    if (!isTrusted(proxies, visitor, distance)) break;
    const next = parseAddress(hop);
    if (next === null) break;
    visitor = next;
  }
  return visitor;
}
