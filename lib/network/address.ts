import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** An address in canonical form: without port, brackets or zone, and as IPv4 if it is mapped into IPv6. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Parses an address as sockets and proxies write it: `192.0.2.1`, `192.0.2.1:50000`, `2001:db8::1`,
 * `[2001:db8::1]:50000`, `fe80::1%eth0`, `::ffff:192.0.2.1`.
 * @returns null if it is not an address
 */
export function parseAddress(text: string | undefined): Address | null {
  const bare = (text ?? "")
    .trim()
    .replace(/^\[([^\]]*)\](?::\d{1,5})?$/, "$1")
    .replace(/^(\d[\d.]*\.\d+):\d{1,5}$/, "$1")
    .replace(/%.*$/, "");
  return isIP(bare) === 0 ? null : ipaddr.process(bare);
}

/**
 * Identifies one client: its IPv4 address, or the first 64 bits of its IPv6 address, since the owner of those has all
 * the rest.
 */
export function networkOf(address: Address): string {
  if (address.kind() === "ipv4") return address.toString();
  const groups = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${groups.join(":")}::/64`;
}
