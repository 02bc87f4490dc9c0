import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WireServer } from "@/lib/database/wire-server";

let engine: PGlite;
let server: WireServer;
let url: string;
const crashes: unknown[] = [];

beforeAll(async () => {
  engine = await PGlite.create();
  server = new WireServer(engine, { onCrash: (error) => crashes.push(error), silenceMs: 400 });
  url = `postgres://postgres@127.0.0.1:${await server.listen()}/postgres`;
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

async function connect(): Promise<{ client: Client; failures: string[] }> {
  const client = new Client({ connectionString: url });
  const failures: string[] = [];
  client.on("error", (error) => failures.push(error.message));
  await client.connect();
  return { client, failures };
}

test("who sits silent on a transaction is cut off, however many come to wait", async () => {
  const { client: sitter, failures } = await connect();
  await sitter.query("BEGIN");
  await sitter.query("CREATE TABLE half_done (id int)");
  const waiters = await Promise.all(Array.from({ length: 5 }, connect));
  const startedAt = Date.now();
  const answers = waiters.map(async ({ client }, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * 150));
    return client.query("SELECT to_regclass('half_done') AS found");
  });
  for (const answer of answers) expect((await answer).rows).toEqual([{ found: null }]);
  expect(Date.now() - startedAt).toBeLessThan(2_000);
  expect(failures[0]).toBe("The transaction was idle while others waited");
  for (const { client } of waiters) await client.end();
});

test("a transaction that goes on is left alone while others wait", async () => {
  const { client: busy, failures } = await connect();
  const { client: waiter } = await connect();
  await busy.query("BEGIN");
  const waiting = waiter.query("SELECT 'after' AS turn");
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await busy.query("SELECT $1::int AS turn", [turn])).rows).toEqual([{ turn }]);
  }
  await busy.query("COMMIT");
  expect((await waiting).rows).toEqual([{ turn: "after" }]);
  expect(failures).toEqual([]);
  await Promise.all([busy.end(), waiter.end()]);
});

test("a statement that comes again is planned once, whoever sends it", async () => {
  const { client: one } = await connect();
  const { client: other } = await connect();
  const text = "SELECT $1::int * 2 AS doubled";
  for (let turn = 0; turn < 10; turn++) {
    const client = turn % 2 === 0 ? one : other;
    expect((await client.query(text, [turn])).rows).toEqual([{ doubled: turn * 2 }]);
  }
  const { rows } = await one.query(
    `SELECT custom_plans::int AS custom, generic_plans::int AS generic FROM pg_prepared_statements WHERE statement = '${text}'`,
  );
  expect(rows).toEqual([{ custom: 5, generic: 5 }]);
  await Promise.all([one.end(), other.end()]);
});

test("a kept plan does not outlive its table's columns, nor refuse what would be answered without it", async () => {
  const { client } = await connect();
  await client.query("CREATE TABLE shelf (id int); INSERT INTO shelf VALUES (1)");
  const everything = () => client.query("SELECT * FROM shelf WHERE id = $1", [1]);
  for (let turn = 0; turn < 7; turn++) expect((await everything()).rows).toEqual([{ id: 1 }]);
  await client.query("ALTER TABLE shelf ADD COLUMN height int NOT NULL DEFAULT 9");
  expect((await everything()).rows).toEqual([{ id: 1, height: 9 }]);
  await client.query("ALTER TABLE shelf ADD COLUMN depth int NOT NULL DEFAULT 3");
  await client.query("BEGIN");
  expect((await everything()).rows).toEqual([{ id: 1, height: 9, depth: 3 }]);
  await client.query("COMMIT");
  // Where the server cannot read it.
  await client.query("DO $$ BEGIN EXECUTE 'DEALLOC' || 'ATE ALL'; END $$");
  expect((await everything()).rows).toEqual([{ id: 1, height: 9, depth: 3 }]);
  await client.end();
});

test("what cannot be parsed or bound fails as it would, and nothing after it", async () => {
  const { client } = await connect();
  const doubled = (value: unknown) => client.query("SELECT $1::int * 2 AS doubled", [value]);
  for (let turn = 0; turn < 2; turn++) {
    await expect(client.query("SELECT $1::int FROM nowhere", [1])).rejects.toThrow(/nowhere/);
    await expect(doubled("two")).rejects.toThrow(/invalid input syntax/);
    expect((await doubled(2)).rows).toEqual([{ doubled: 4 }]);
  }
  await client.query("BEGIN");
  await expect(doubled("two")).rejects.toThrow(/invalid input syntax/);
  await expect(doubled(2)).rejects.toThrow(/aborted/);
  await client.query("ROLLBACK");
  expect((await doubled(2)).rows).toEqual([{ doubled: 4 }]);
  await client.end();
});

test("the session keeps no more than the statements used last", async () => {
  const { client } = await connect();
  for (let turn = 0; turn < 130; turn++) {
    expect((await client.query(`SELECT $1::int + ${turn} AS sum`, [1])).rows).toEqual([
      { sum: turn + 1 },
    ]);
  }
  const { rows } = await client.query("SELECT count(*)::int AS kept FROM pg_prepared_statements");
  expect(rows).toEqual([{ kept: 100 }]);
  expect((await client.query("SELECT $1::int + 0 AS sum", [1])).rows).toEqual([{ sum: 1 }]);
  await client.end();
});

test("nothing of this crashed the engine", () => {
  expect(crashes).toEqual([]);
});
