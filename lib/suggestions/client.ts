const ROBOT = /bot\b|crawl|spider|preview|headless|monitor|curl|wget/i;

/**
 * What tells one client from another for a day: its network address, of IPv6 the part that a household shares.
 * null for a robot that says so. The last hop is what our own server or its proxy has seen; earlier ones are the
 * visitor's claim.
 */
export function clientOf(headers: Headers): string | null {
  if (ROBOT.test(headers.get("user-agent") ?? "")) return null;
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) ?? "";
  if (address === "") return "unknown";
  return address.includes(":") && !address.includes(".") ? network(address) : address;
}

/** The first 64 bits of an IPv6 address, at most: its owner has all of the rest. */
function network(address: string): string {
  const [before = "", after] = address.split("::");
  const groups = before === "" ? [] : before.split(":");
  if (after !== undefined) {
    const tail = after === "" ? [] : after.split(":");
    while (groups.length + tail.length < 8) groups.push("0");
    groups.push(...tail);
  }
  return groups.slice(0, 4).join(":");
}
