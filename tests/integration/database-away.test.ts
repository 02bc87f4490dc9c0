import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, db, pingDatabase, queryWithSettings } from "@/lib/database/db";
import { limitQueries, withoutQueryLimits } from "@/lib/database/query-limits";
import { env, setDatabaseUrl } from "@/lib/env";
import { DatabaseUnavailableError } from "@/lib/failures/database-unavailable";
import { Prisma } from "@/lib/generated/prisma/client";
import { onRealPostgres } from "@/tests/support/database";
import { createDatabaseProxy, type DatabaseProxy } from "@/tests/support/database-proxy";

const TIMEOUT_MS = 1_000;
/** Waiting for a connection, then for an answer. */
const PATIENCE_MS = 1.5 * TIMEOUT_MS + 900;

const { DATABASE_URL } = env();
let proxy: DatabaseProxy;

beforeEach(async () => {
  await closeDb();
  proxy = await createDatabaseProxy(DATABASE_URL as string);
  setDatabaseUrl(proxy.url);
  limitQueries(TIMEOUT_MS);
});

afterEach(async () => {
  proxy.thaw();
  await closeDb();
  await proxy.close();
  setDatabaseUrl(DATABASE_URL);
});

const SETTING = [Prisma.sql`set_config('application_name', 'test', true)`];
const ASKED: [string, () => Promise<unknown>][] = [
  ["a statement", () => db().$queryRaw`SELECT 1 AS one`],
  ["a look-up", () => db().product.findFirst()],
  ["a statement with settings", () => queryWithSettings(SETTING, Prisma.sql`SELECT 1 AS one`)],
  ["a transaction", () => db().$transaction((tx) => tx.product.count())],
  ["a ping", () => pingDatabase(TIMEOUT_MS)],
];

async function failureOf(body: () => Promise<unknown>) {
  const startedAt = performance.now();
  const error = await body().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { error, tookMs: performance.now() - startedAt };
}

function expectRefused({ error, tookMs }: Awaited<ReturnType<typeof failureOf>>, kind: string) {
  expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect(error).toMatchObject({ kind });
  expect(tookMs).toBeLessThan(PATIENCE_MS);
}

test.each(ASKED)(
  "%s is refused in time while the database is frozen, and answered once it is not",
  async (_, ask) => {
    await ask();
    proxy.freeze();
    for (let round = 0; round < 2; round++) expectRefused(await failureOf(ask), "database-away");
    proxy.thaw();
    await ask();
  },
);

test.each(ASKED)(
  "%s is refused while the database is gone, and answered once it is back",
  async (_, ask) => {
    await ask();
    await proxy.cut();
    for (let round = 0; round < 2; round++) expectRefused(await failureOf(ask), "database-away");
    await proxy.restore();
    await ask();
  },
);

test("a database that dies in the middle of a query fails that query, and the process goes on", async () => {
  for (const [, ask] of ASKED) {
    await ask();
    proxy.freeze();
    const asked = failureOf(ask);
    await sleep(100);
    await proxy.cut();
    expectRefused(await asked, "database-away");
    proxy.thaw();
    await proxy.restore();
    await ask();
  }
});

test("outages leave no connection behind", async () => {
  const askAll = () => Promise.all(Array.from({ length: 40 }, (_, i) => failureOf(ask(i))));
  const ask = (index: number) => ASKED[index % ASKED.length]?.[1] as () => Promise<unknown>;
  for (let round = 0; round < 3; round++) {
    proxy.freeze();
    for (const { error } of await askAll()) expect(error).toBeInstanceOf(DatabaseUnavailableError);
    proxy.thaw();
    await expect.poll(async () => (await askAll()).filter(({ error }) => error)).toEqual([]);
  }
  expect(proxy.connections()).toBeLessThanOrEqual(10);
});

test("beyond a bounded queue, queries are refused at once", async () => {
  proxy.freeze();
  const waiting = Array.from({ length: 210 }, () => failureOf(() => db().$queryRaw`SELECT 1`));
  await sleep(20);
  const { error, tookMs } = await failureOf(() => db().$queryRaw`SELECT 1`);
  expect(error).toMatchObject({ kind: "busy", message: expect.stringContaining("wait already") });
  expect(tookMs).toBeLessThan(100);
  proxy.thaw();
  await Promise.all(waiting);
});

test("what no limit may cut off waits until the database answers", async () => {
  const asked = withoutQueryLimits(async () => {
    await db().$queryRaw`SELECT 1`;
    proxy.freeze();
    return db().$queryRaw<{ one: number }[]>`SELECT 1 AS one`;
  });
  await sleep(2 * TIMEOUT_MS);
  proxy.thaw();
  expect(await asked).toEqual([{ one: 1 }]);
});

test("a pooler that refuses settings is asked without them", async () => {
  const pooler = await createDatabaseProxy(DATABASE_URL as string, {
    refusedSetting: "statement_timeout",
  });
  await closeDb();
  setDatabaseUrl(pooler.url);
  await Promise.all([...ASKED, ...ASKED].map(([, ask]) => ask()));
  pooler.freeze();
  const { error, tookMs } = await failureOf(() => db().$queryRaw`SELECT 1`);
  expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect(tookMs).toBeLessThan(PATIENCE_MS);
  await closeDb();
  await pooler.close();
});

// The embedded engine cannot cancel a statement.
test.runIf(onRealPostgres)("Postgres gives up a statement that takes too long", async () => {
  const { error, tookMs } = await failureOf(() => db().$queryRaw`SELECT pg_sleep(20)::text`);
  expect(error).toMatchObject({
    kind: "busy",
    message: expect.stringContaining("statement timeout"),
  });
  expect(tookMs).toBeLessThan(PATIENCE_MS);
  await expect.poll(runningSleeps, { timeout: 3_000 }).toBe(0);
});

async function runningSleeps(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()`;
  return row?.count ?? 0;
}
