import net, { type AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, db } from "@/lib/database/db";
import * as settings from "@/lib/env";
import { setFrontDoor } from "@/lib/http/front-door-presence";
import { requireWithinRate } from "@/lib/http/rates/rate-limit";
import { requireRequestRate } from "@/lib/http/rates/request-rate";
import { sharedCounts } from "@/lib/http/rates/share-counts";
import { addToCounts } from "@/lib/rate-limit/queries";
import { RateCounter } from "@/lib/rate-limit/rate-counter";
import { RATE_TIERS } from "@/lib/rate-limit/tiers";
import { openFrontDoorForTests } from "@/tests/support/visitor";

const { limit, windowS } = RATE_TIERS["photo-upload"];
const windowMs = windowS * 1000;
const databaseUrl = settings.env().DATABASE_URL;

beforeEach(async () => {
  await db().rateLimit.deleteMany();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

afterEach(async () => {
  vi.restoreAllMocks();
  setFrontDoor(null);
  if (settings.env().DATABASE_URL === databaseUrl) return;
  await closeDb();
  settings.setDatabaseUrl(databaseUrl);
});

async function withDatabaseAt(url: string): Promise<void> {
  await closeDb();
  settings.setDatabaseUrl(url);
}

test("a tier's limit holds exactly, however many ask at once", async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: limit + 20 }, () => requireWithinRate("photo-upload", "192.0.2.1")),
  );
  const refused = asked.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  expect(refused).toHaveLength(20);
  expect(refused[0]).toMatchObject({ code: "too-many-requests", retryAfterS: expect.any(Number) });
  await requireWithinRate("photo-upload", "192.0.2.2");
  await requireWithinRate("photo-crop", "192.0.2.1");
  await requireWithinRate("photo-upload", "192.0.2.1", { nowMs: Date.now() + windowMs });
});

test("processes hold a client to one exact limit", async () => {
  openFrontDoorForTests();
  await requireWithinRate("photo-upload", "192.0.2.1", { cost: limit - 1 });
  const other = openFrontDoorForTests();
  await requireWithinRate("photo-upload", "192.0.2.1");
  await expect(requireWithinRate("photo-upload", "192.0.2.1")).rejects.toThrow(/Please wait/);
  expect(other.refusedFor("photo-upload", "192.0.2.1")).not.toBeNull();
});

test("the front door hears who was refused, and for how long", async () => {
  const rates = openFrontDoorForTests();
  await requireWithinRate("photo-upload", "192.0.2.1", { cost: limit });
  expect(rates.refusedFor("photo-upload", "192.0.2.1")).toBeNull();
  await expect(requireWithinRate("photo-upload", "192.0.2.1")).rejects.toThrow(/Please wait/);
  expect(rates.refusedFor("photo-upload", "192.0.2.1")).toBeGreaterThan(windowS - 60);
});

test("processes count together in the database, each key by its own window", async () => {
  const [one, two] = [new RateCounter(1), new RateCounter(1)];
  const nowMs = Date.now();
  for (let asked = 0; asked < 400; asked++) {
    one.count("search", "192.0.2.1", nowMs);
    two.count("search", "192.0.2.1", nowMs);
    two.count("suggest", "192.0.2.1", nowMs);
  }
  await one.share(sharedCounts, nowMs);
  await two.share(sharedCounts, nowMs);
  expect(two.refusedFor("search", "192.0.2.1", nowMs)).not.toBeNull();
  expect(two.refusedFor("suggest", "192.0.2.1", nowMs)).toBeNull();
  const mixed = [
    { key: "long", cost: 2, windowMs: 600_000 },
    { key: "short", cost: 3, windowMs: 60_000 },
  ];
  await addToCounts(mixed, nowMs);
  const later = await addToCounts(mixed, nowMs + 90_000);
  expect(Object.fromEntries(later.map(({ key, count }) => [key, count]))).toEqual({
    long: 4,
    short: 3,
  });
});

test("two processes that share the same keys do not wait for each other for ever", async () => {
  const keys = Array.from({ length: 50 }, (_, at) => ({ key: `k${at}`, cost: 1, windowMs }));
  const rounds = Array.from({ length: 20 }, (_, round) =>
    addToCounts(round % 2 ? keys : [...keys].reverse(), Date.now()),
  );
  await Promise.all(rounds);
  expect(await db().rateLimit.count({ where: { count: 20 } })).toBe(50);
});

test("counts that no window needs any more are cleared away", async () => {
  const nowMs = Date.now();
  await addToCounts([{ key: "old", cost: 1, windowMs }], nowMs - 2 * 24 * 3_600_000);
  await addToCounts([{ key: "new", cost: 1, windowMs }], nowMs);
  await sharedCounts.sweep(nowMs);
  expect((await db().rateLimit.findMany()).map(({ key }) => key)).toEqual(["new"]);
});

test("while the database is away nobody is refused for it, and this process counts for itself", async () => {
  openFrontDoorForTests();
  await withDatabaseAt("postgres://nobody@127.0.0.1:9/nowhere");
  for (let asked = 0; asked < limit; asked++) await requireWithinRate("photo-upload", "192.0.2.9");
  await expect(requireWithinRate("photo-upload", "192.0.2.9")).rejects.toMatchObject({
    code: "too-many-requests",
  });
});

test("a database that does not answer keeps nobody waiting", async () => {
  openFrontDoorForTests();
  const sockets: net.Socket[] = [];
  const silent = net.createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  await withDatabaseAt(`postgres://nobody@127.0.0.1:${port}/nowhere`);
  const startedAt = performance.now();
  await requireWithinRate("photo-upload", "192.0.2.1");
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test("where the platform stands in front, endpoints count by its word, in memory, and share afterwards", async () => {
  const current = settings.env();
  vi.spyOn(settings, "env").mockReturnValue({ ...current, trustedProxies: "platform" });
  const tasks: (() => Promise<void>)[] = [];
  const ask = (address: string) => {
    const headers = new Headers({
      "x-vercel-forwarded-for": address,
      "x-forwarded-for": "6.6.6.6",
    });
    requireRequestRate("search", headers, (task) => tasks.push(task));
  };
  for (let asked = 0; asked < RATE_TIERS.search.limit; asked++) ask("192.0.2.1");
  expect(() => ask("192.0.2.1")).toThrow(/Too many requests/);
  ask("192.0.2.2");
  await tasks.at(-1)?.();
  expect(await db().rateLimit.findFirst({ where: { key: "search:192.0.2.1" } })).toMatchObject({
    count: RATE_TIERS.search.limit + 1,
  });
  openFrontDoorForTests();
  ask("192.0.2.1");
});

test("RATE_LIMITS=off counts nothing", async () => {
  const current = settings.env();
  vi.spyOn(settings, "env").mockReturnValue({ ...current, rateFactor: 0 });
  await requireWithinRate("photo-upload", "192.0.2.1", { cost: 10 * limit });
  await requireWithinRate("photo-upload", "192.0.2.1");
  expect(await db().rateLimit.count()).toBe(0);
});
