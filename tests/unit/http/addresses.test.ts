import fc from "fast-check";
import { expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { networkOf, parseAddress } from "@/lib/network/address";
import {
  parseTrustedProxies,
  type TrustedProxies,
  visitorAddress,
} from "@/lib/network/trusted-proxies";

function network(text: string): string | null {
  const address = parseAddress(text);
  return address && networkOf(address);
}

function visitor(setting: string, peer: string, forwardedFor?: string): string | undefined {
  const proxies = parseTrustedProxies(setting) as TrustedProxies;
  return visitorAddress(proxies, parseAddress(peer), forwardedFor)?.toString();
}

test("an address is read however it is written, and what is none is not", () => {
  expect(network("192.0.2.1")).toBe("192.0.2.1");
  expect(network(" 192.0.2.1:50000")).toBe("192.0.2.1");
  expect(network("::ffff:192.0.2.1")).toBe("192.0.2.1");
  for (const none of [
    "",
    "unknown",
    "127.1",
    "0x7f.0.0.1",
    "1.2.3.4.5",
    "::ffff:1.2.3",
    "_x",
    "a".repeat(9_000),
  ]) {
    expect(network(none), none).toBeNull();
  }
});

test("the addresses of one IPv6 network are one client", () => {
  const home = network("2001:db8:1:2:3:4:5:6");
  expect(network("2001:db8:1:2::9")).toBe(home);
  expect(network("[2001:db8:1:2::9]:443")).toBe(home);
  expect(network("2001:DB8:1:2::9%eth0")).toBe(home);
  expect(network("2001:db8:1:3::9")).not.toBe(home);
});

test("nobody's word is taken unless a setting says so", () => {
  expect(visitor("off", "203.0.113.9", "6.6.6.6")).toBe("203.0.113.9");
  expect(readEnv({}).trustedProxies).toBe("off");
  expect(readEnv({ VERCEL: "1" }).trustedProxies).toBe("platform");
  expect(readEnv({ VERCEL: "1", TRUST_PROXY: "off" }).trustedProxies).toBe("off");
});

test("so many proxies are believed, and what stands before them is the visitor's own claim", () => {
  expect(visitor("1", "10.0.0.1", "6.6.6.6, 203.0.113.9")).toBe("203.0.113.9");
  expect(visitor("2", "10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2")).toBe("203.0.113.9");
  expect(visitor("2", "10.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
  expect(visitor("1", "10.0.0.1")).toBe("10.0.0.1");
});

test("proxies are believed by their addresses, ranges and names", () => {
  expect(visitor("loopback", "127.0.0.1", "6.6.6.6, 203.0.113.9")).toBe("203.0.113.9");
  expect(visitor("loopback", "::ffff:127.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
  expect(visitor("loopback", "203.0.113.1", "6.6.6.6")).toBe("203.0.113.1");
  expect(visitor("10.0.0.0/8, fd00::/8", "10.1.2.3", "6.6.6.6, 203.0.113.9, 10.9.9.9")).toBe(
    "203.0.113.9",
  );
  expect(visitor("uniquelocal,192.0.2.7", "192.0.2.7", "203.0.113.9, 172.16.3.3")).toBe(
    "203.0.113.9",
  );
});

test("what cannot be read ends the walk at the last address that can", () => {
  expect(visitor("3", "10.0.0.1", "6.6.6.6, not an address, 10.0.0.2")).toBe("10.0.0.2");
  expect(visitor("1", "10.0.0.1", "'; DROP TABLE --")).toBe("10.0.0.1");
});

test("whatever a stranger claims, a proxy that is believed once decides", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6())), (claims) => {
      const claimed = [...claims, "203.0.113.9"].join(",");
      expect(visitor("loopback", "127.0.0.1", claimed)).toBe("203.0.113.9");
      expect(visitor("1", "198.51.100.1", claimed)).toBe("203.0.113.9");
      expect(visitor("off", "198.51.100.1", claimed)).toBe("198.51.100.1");
    }),
  );
});

test("a setting that means nothing, or that any stranger fits, is refused with what to write", () => {
  for (const setting of [
    "true",
    "yes",
    "11",
    "-1",
    "10/8",
    "10.0.0.0/33",
    "loopback;",
    "0.0.0.0/0",
    "::ffff:10.0.0.0/104",
  ]) {
    expect(parseTrustedProxies(setting), setting).toBeNull();
    expect(() => readEnv({ TRUST_PROXY: setting }), setting).toThrow(/TRUST_PROXY: write off/);
  }
});
