import { expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { keepSharing } from "@/lib/http/rates/keep-sharing";
import { RateCounter, type SharedCounts } from "@/lib/rate-limit/rate-counter";
import { RATE_TIERS } from "@/lib/rate-limit/tiers";

const NOW_MS = 1_000_000;
const { limit, windowS } = RATE_TIERS.search;
const windowMs = windowS * 1000;

/** What processes have in common, as the database keeps it. */
function together(): SharedCounts & { statements: number; rows: Map<string, number> } {
  const windows = new Map<string, number>();
  const rows = new Map<string, number>();
  const shared = {
    statements: 0,
    rows,
    async add(counts: Parameters<SharedCounts["add"]>[0], nowMs: number) {
      shared.statements += 1;
      return counts.map(({ key, cost, windowMs: lengthMs }) => {
        const startedMs = windows.get(key) ?? nowMs;
        const hasEnded = startedMs + lengthMs <= nowMs;
        windows.set(key, hasEnded ? nowMs : startedMs);
        rows.set(key, (hasEnded ? 0 : (rows.get(key) ?? 0)) + cost);
        return { key, count: rows.get(key) ?? 0, windowStartMs: windows.get(key) ?? nowMs };
      });
    },
    async sweep() {},
  };
  return shared;
}

function ask(rates: RateCounter, times: number, client = "a", nowMs = NOW_MS): (number | null)[] {
  return Array.from({ length: times }, () => rates.count("search", client, nowMs));
}

test("a client is refused past the limit, and told when the window ends", () => {
  const rates = new RateCounter(1);
  expect(ask(rates, limit).every((refused) => refused === null)).toBe(true);
  expect(rates.count("search", "a", NOW_MS + 10_000)).toBe(windowS - 10);
  expect(rates.refusedFor("search", "a", NOW_MS + 10_000)).toBe(windowS - 10);
  expect(rates.count("search", "b", NOW_MS)).toBeNull();
  expect(rates.count("suggest", "a", NOW_MS)).toBeNull();
  expect(rates.count("search", "a", NOW_MS + windowMs)).toBeNull();
});

test("RATE_LIMITS multiplies every limit, or turns them off", () => {
  const doubled = new RateCounter(readEnv({ RATE_LIMITS: "2" }).rateFactor);
  expect(ask(doubled, 2 * limit + 1).filter((refused) => refused !== null)).toHaveLength(1);
  const off = new RateCounter(readEnv({ RATE_LIMITS: "off" }).rateFactor);
  expect(ask(off, 5 * limit).filter((refused) => refused !== null)).toEqual([]);
  expect(readEnv({}).rateFactor).toBe(1);
  for (const RATE_LIMITS of ["none", "0", "-1", "1e9"]) {
    expect(() => readEnv({ RATE_LIMITS })).toThrow(/RATE_LIMITS: write on, off, or a number/);
  }
});

test("processes that share hold a client to one limit together", async () => {
  const shared = together();
  const [one, two] = [new RateCounter(1), new RateCounter(1)];
  ask(one, limit * 0.6);
  ask(two, limit * 0.6);
  await one.share(shared, NOW_MS);
  await two.share(shared, NOW_MS);
  await one.share(shared, NOW_MS);
  expect(two.count("search", "a", NOW_MS + 1)).not.toBeNull();
  ask(one, limit * 0.1, "a", NOW_MS + 1);
  await one.share(shared, NOW_MS + 2);
  expect(one.refusedFor("search", "a", NOW_MS + 2)).not.toBeNull();
});

test("a flood is one statement each time, and people who browse are none", async () => {
  const shared = together();
  const rates = new RateCounter(1);
  for (let person = 0; person < 300; person++) ask(rates, 20, `person ${person}`);
  await rates.share(shared, NOW_MS);
  expect(shared.statements).toBe(0);
  ask(rates, 20_000, "flood");
  await rates.share(shared, NOW_MS);
  expect([shared.statements, shared.rows.size]).toEqual([1, 1]);
  expect(shared.rows.get("search:flood")).toBeLessThanOrEqual(limit + 1);
  await rates.share(shared, NOW_MS);
  expect(shared.statements).toBe(1);
});

test("what could not be shared is shared next time, and counts here meanwhile", async () => {
  const rates = new RateCounter(1);
  const away: SharedCounts = {
    add: () => Promise.reject(new Error("away")),
    sweep: async () => undefined,
  };
  ask(rates, limit);
  await expect(rates.share(away, NOW_MS)).rejects.toThrow("away");
  expect(rates.count("search", "a", NOW_MS)).not.toBeNull();
  const shared = together();
  await rates.share(shared, NOW_MS);
  expect(shared.rows.get("search:a")).toBe(limit + 1);
});

test("who was refused elsewhere is refused here", () => {
  const rates = new RateCounter(1);
  const uploads = RATE_TIERS["photo-upload"];
  const windowStartMs = NOW_MS + 30_000 - uploads.windowS * 1000;
  const elsewhere = { count: uploads.limit + 1, windowStartMs };
  expect(rates.takeOver("photo-upload", "a", elsewhere, NOW_MS)).toBe(30);
  expect(rates.refusedFor("photo-upload", "a", NOW_MS)).toBe(30);
  expect(rates.refusedFor("photo-upload", "b", NOW_MS)).toBeNull();
  expect(rates.refusedFor("photo-upload", "a", NOW_MS + 30_000)).toBeNull();
});

test("a flood of addresses fills no memory, and does not free who was refused last", () => {
  const rates = new RateCounter(1, 1_000);
  for (let address = 0; address < 5_000; address++) rates.count("search", `${address}`, NOW_MS);
  expect(rates.size).toBeLessThanOrEqual(1_000);
  ask(rates, limit + 1, "greedy");
  for (let address = 0; address < 500; address++) rates.count("search", `x${address}`, NOW_MS);
  expect(rates.refusedFor("search", "greedy", NOW_MS)).not.toBeNull();
});

test("sharing goes on while the database is away, and clears old counts away", async () => {
  const rates = new RateCounter(1);
  let adds = 0;
  let sweeps = 0;
  const flaky: SharedCounts = {
    async add() {
      adds += 1;
      throw new Error("away");
    },
    async sweep() {
      sweeps += 1;
    },
  };
  ask(rates, limit, "a", Date.now());
  const sharing = keepSharing(rates, flaky, 20);
  await expect.poll(() => adds).toBeGreaterThan(2);
  sharing.stop();
  const calm = keepSharing(new RateCounter(1), flaky, 20);
  await expect.poll(() => sweeps).toBe(1);
  calm.stop();
});

test("an office behind one address and a search engine's robot are not held up", () => {
  const rates = new RateCounter(1);
  const refused: unknown[] = [];
  // Thirty people who each ask for a page every three seconds, for five minutes.
  for (let second = 0; second < 300; second++) {
    refused.push(...ask(rates, 10, "office", NOW_MS + second * 1000));
    for (let page = 0; page < 5; page++) {
      refused.push(rates.count("page", "robot", NOW_MS + second * 1000));
    }
  }
  expect(refused.filter((each) => each !== null)).toEqual([]);
});
