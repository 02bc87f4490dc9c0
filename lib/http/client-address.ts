/**
 * The network address that a request came from, as far as it can be known: of IPv6 the first 64 bits, since their owner
 * has all of the rest. "unknown" where nothing tells.
 */
export function clientAddress(headers: Headers): string {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) ?? "";
  if (address === "") return "unknown";
  return address.includes(":") && !address.includes(".") ? ipv6Network(address) : address;
}

function ipv6Network(address: string): string {
  const [before = "", after] = address.split("::");
  const groups = before === "" ? [] : before.split(":");
  if (after !== undefined) {
    const tail = after === "" ? [] : after.split(":");
    while (groups.length + tail.length < 8) groups.push("0");
    groups.push(...tail);
  }
  return groups.slice(0, 4).join(":");
}
