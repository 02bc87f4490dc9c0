import { expect, test } from "vitest";
import { clientOf } from "@/lib/suggestions/client";
import { OnceADay } from "@/lib/suggestions/once-a-day";
import { looksPersonal } from "@/lib/suggestions/personal";
import { countedWords } from "@/lib/suggestions/record-query";
import { openFrontDoorForTests, visitorFrom } from "@/tests/support/visitor";

const NOON_MS = Date.UTC(2026, 10, 24, 12);
const HOUR_MS = 60 * 60 * 1000;
const ROOMY = { perClient: 100, perThing: 100, inAll: 1_000 };

test.each([
  "anna@example.org",
  "navy dress anna @ home",
  "@anna.dresses",
  "https://example.org/navy",
  "www.example",
  "example.com navy",
  "0912345678",
  "+886 912-345-678",
  "(030) 12 34 5",
  "12.03.1985",
  "4111 1111 1111 1111",
  "A123456789",
  "DE89 3704 0044 0532 0130 00",
  "٠٩١٢٣٤٥",
])("%s looks personal", (q) => {
  expect(looksPersonal(q)).toBe(true);
});

test.each([
  "navy dress",
  "levis 501 jeans",
  "size 40/42",
  "dr. martens boots",
  "jeans 32x34",
  "dress under 1000",
  "洋裝",
  "st. tropez hat",
])("%s does not", (q) => {
  expect(looksPersonal(q)).toBe(false);
});

test("a query is counted as its words, in lower case", () => {
  expect(countedWords("  Navy—Dress, WOMEN’S ")).toBe("navy dress womens");
});

test("what is too long, too wordy or wordless is not counted", () => {
  expect(countedWords("x".repeat(60))).toHaveLength(60);
  expect(countedWords("x".repeat(61))).toBeNull();
  expect(countedWords("a b c d e f g h i")).toBeNull();
  expect(countedWords("!?")).toBeNull();
});

test("a client is first once a day", () => {
  const day = new OnceADay(ROOMY);
  expect(day.isFirst("10.0.0.1", "navy dress", NOON_MS)).toBe(true);
  expect(day.isFirst("10.0.0.1", "navy dress", NOON_MS + HOUR_MS)).toBe(false);
  expect(day.isFirst("10.0.0.2", "navy dress", NOON_MS)).toBe(true);
  expect(day.isFirst("10.0.0.1", "red dress", NOON_MS)).toBe(true);
  expect(day.isFirst("10.0.0.1", "navy dress", NOON_MS + 12 * HOUR_MS)).toBe(true);
});

test("a client does so many things a day, a thing is done so often, and there is an end to all", () => {
  const clients = new OnceADay({ ...ROOMY, perClient: 2 });
  expect(["a", "b", "c"].map((thing) => clients.isFirst("x", thing, NOON_MS))).toEqual([
    true,
    true,
    false,
  ]);
  expect(clients.isFirst("y", "c", NOON_MS)).toBe(true);
  const things = new OnceADay({ ...ROOMY, perThing: 2 });
  expect(["x", "y", "z"].map((client) => things.isFirst(client, "a", NOON_MS))).toEqual([
    true,
    true,
    false,
  ]);
  const all = new OnceADay({ ...ROOMY, inAll: 1 });
  expect([all.isFirst("x", "a", NOON_MS), all.isFirst("y", "b", NOON_MS)]).toEqual([true, false]);
  expect(all.isFirst("y", "b", NOON_MS + 12 * HOUR_MS)).toBe(true);
});

function client(address: string | null, agent = "Mozilla/5.0 Firefox/140.0"): string | null {
  openFrontDoorForTests();
  return clientOf(
    address === null
      ? new Headers({ "user-agent": agent })
      : visitorFrom(address, { "user-agent": agent }),
  );
}

test("a client is the address that the front door has seen", () => {
  expect(client("203.0.113.9")).toBe("203.0.113.9");
  expect(client("::ffff:203.0.113.9")).toBe("203.0.113.9");
  expect(client(null)).toBe("unknown");
  expect(clientOf(new Headers({ "x-forwarded-for": "203.0.113.9" }))).toBe("unknown");
});

test("the addresses of one IPv6 network are one client", () => {
  expect(client("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(client("2001:db8:1:2::9")).toBe("2001:db8:1:2::/64");
  expect(client("2001:db8::9")).toBe("2001:db8:0:0::/64");
});

test("robots are no clients", () => {
  expect(client("203.0.113.9", "Mozilla/5.0 (compatible; Googlebot/2.1)")).toBeNull();
  expect(client("203.0.113.9", "SomeSpider/1.0")).toBeNull();
});
