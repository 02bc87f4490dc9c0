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

test("nothing of this crashed the engine", () => {
  expect(crashes).toEqual([]);
});
