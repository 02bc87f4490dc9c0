import fc from "fast-check";
import { expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { requestScheme, shopOrigin } from "@/lib/shop-origin";

function shopUrl(SHOP_URL: string): string | null {
  return readEnv({ SHOP_URL }).SHOP_URL;
}

test("SHOP_URL becomes an origin, however it was typed", () => {
  expect(shopUrl("https://shop.example")).toBe("https://shop.example");
  expect(shopUrl(" https://Shop.Example/ ")).toBe("https://shop.example");
  expect(shopUrl("https://shop.example:443")).toBe("https://shop.example");
  expect(shopUrl("http://192.0.2.7:8080/")).toBe("http://192.0.2.7:8080");
  expect(shopUrl("https://[2001:db8::1]:3000")).toBe("https://[2001:db8::1]:3000");
  expect(shopUrl("https://妝.example")).toBe("https://xn--2vs.example");
  expect(shopUrl("")).toBeNull();
});

test.each([
  ["shop.example", "https://shop.example"],
  ["shop.example:3000", "https://shop.example"],
  ["localhost:3000", "https://shop.example"],
  ["ftp://shop.example", "https://shop.example"],
  ["javascript:alert(1)", "https://shop.example"],
  ["https://", "https://shop.example"],
  ["https://shop.example/store", "write https://shop.example"],
  ["https://shop.example/?a=1", "write https://shop.example"],
  ["https://shop.example/#top", "write https://shop.example"],
  ["https://you:secret@shop.example", "write https://shop.example"],
])("SHOP_URL=%s is refused at the start, with what to write", (typed, advice) => {
  expect(() => shopUrl(typed)).toThrow(UserError);
  expect(() => shopUrl(typed)).toThrow(`SHOP_URL: "${typed}"`);
  expect(() => shopUrl(typed)).toThrow(advice);
});

const unset = { SHOP_URL: null, PORT: 3000 };
const at = (headers: Record<string, string>) => shopOrigin(new Headers(headers), unset);

test("SHOP_URL is the shop's address whatever a request says", () => {
  const headers = new Headers({ host: "evil.example", "x-forwarded-host": "evil.example" });
  expect(shopOrigin(headers, { SHOP_URL: "https://shop.example", PORT: 3000 })).toBe(
    "https://shop.example",
  );
});

test("without SHOP_URL the address is the one that the visitor asked for, with https behind TLS", () => {
  expect(at({ host: "shop.example" })).toBe("http://shop.example");
  expect(at({ host: "shop.example:8080" })).toBe("http://shop.example:8080");
  expect(at({ host: "[::1]:3000" })).toBe("http://[::1]:3000");
  expect(at({ host: "shop.example", "x-forwarded-proto": "https" })).toBe("https://shop.example");
  expect(
    at({
      host: "10.0.0.5:3000",
      "x-forwarded-host": "shop.example, inner.example",
      "x-forwarded-proto": "https, http",
    }),
  ).toBe("https://shop.example");
  expect(at({})).toBe("http://localhost:3000");
});

test("a header that names no host makes no address", () => {
  for (const host of [
    "shop.example/path",
    "you@shop.example",
    'shop.example"><script>',
    "shop.example?x",
    "a b",
    "http://shop.example",
    "shop.example:99999",
    "shop.example:port",
  ]) {
    expect(at({ host }), host).toBe("http://localhost:3000");
  }
});

test("whatever the headers hold, the address is an origin that JSON and HTML can carry", () => {
  const text = fc.string({ unit: "binary-ascii", maxLength: 40 });
  fc.assert(
    fc.property(text, text, text, (host, forwarded, proto) => {
      const headers = {
        get: (name: string) =>
          ({ host, "x-forwarded-host": forwarded, "x-forwarded-proto": proto })[name] ?? null,
      } as Headers;
      const origin = shopOrigin(headers, unset);
      expect(new URL(origin).origin).toBe(origin);
      expect(origin).toMatch(/^https?:\/\/[a-z0-9._[\]:-]+$/);
      expect(["http", "https"]).toContain(requestScheme(headers));
    }),
  );
});
