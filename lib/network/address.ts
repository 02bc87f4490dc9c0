import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** One address, written as one address always is: without port, brackets or zone, IPv4 where it is mapped into IPv6. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Reads an address as sockets and proxies write it: `192.0.2.1`, `192.0.2.1:50000`, `2001:db8::1`,
 * `[2001:db8::1]:50000`, `fe80::1%eth0`, `::ffff:192.0.2.1`.
 * @returns null where it is none
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
 * What stands for one client: its IPv4 address, or the first 64 bits of its IPv6 one, since their owner has all of
 * the rest.
 */
export function networkOf(address: Address): string {
  if (address.kind() === "ipv4") return address.toString();
  const groups = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${groups.join(":")}::/64`;
}
