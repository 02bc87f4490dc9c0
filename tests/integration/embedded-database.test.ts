import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockHolder } from "@/lib/database/data-folder";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/lib/database/embedded";

let folder: string;
let database: EmbeddedDatabase;
let pool: Pool;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "embedded-"));
  // As folders were before they were closed.
  chmodSync(folder, 0o755);
  database = await startEmbeddedDatabase(folder, "a test");
  pool = new Pool({ connectionString: database.url, max: 20 });
});
afterAll(async () => {
  await pool.end();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("twenty connections with parameters, failures and transactions get their own answers", async () => {
  const strangers: unknown[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async (_, who) => {
      for (let turn = 0; turn < 40; turn++) {
        const name = `answer_${who}`;
        const sql = `SELECT $1::int AS ${name}`;
        if (turn % 4 === 0) {
          const client = await pool.connect();
          await client.query("BEGIN");
          const { rows } = await client.query(sql, [turn]);
          if (turn % 8 === 0) await client.query("SELECT 1 / $1::int", [0]).catch(() => undefined);
          await client.query("ROLLBACK");
          client.release();
          if (rows[0]?.[name] !== turn) strangers.push(rows);
        } else {
          const { rows } = await pool.query(sql, [turn]);
          if (rows[0]?.[name] !== turn) strangers.push(rows);
        }
      }
    }),
  );
  expect(strangers).toEqual([]);
});

test("the transaction of a client that vanishes is rolled back, and others go on", async () => {
  const client = new Client({ connectionString: database.url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN");
  await client.query("CREATE TABLE half_done (id int)");
  const waiting = pool.query("SELECT to_regclass('half_done') AS found");
  (
    client as unknown as { connection: { stream: { destroy(): void } } }
  ).connection.stream.destroy();
  expect((await waiting).rows).toEqual([{ found: null }]);
});

test("no other account can read or write anything of the data folder", async () => {
  await pool.query("CREATE TABLE written AS SELECT generate_series(1, 50000) AS n");
  await pool.query("CHECKPOINT");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  expect(names.length).toBeGreaterThan(500);
  const open = ["", ...names].filter((name) => {
    const found = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
    return found && (found.mode & 0o077) !== 0;
  });
  expect(open).toEqual([]);
});

test("the address with the password is in the lock, and without the password nobody is let in", async () => {
  const holder = await lockHolder(path.join(folder, "database.json"));
  expect(holder?.facts.url).toBe(database.url);
  const address = new URL(database.url);
  expect(address.password).toMatch(/^[\w-]{43}$/);
  address.password = "guess";
  const stranger = new Client({ connectionString: address.href });
  stranger.on("error", () => undefined);
  await expect(stranger.connect()).rejects.toMatchObject({ code: "28P01" });
});

test("COPY FROM STDIN fails like any other statement", async () => {
  await pool.query("CREATE TABLE copied (id int)");
  await expect(pool.query("COPY copied FROM STDIN")).rejects.toThrow("does not take COPY");
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("a second process on the same folder is refused, and the first one goes on", async () => {
  await expect(startEmbeddedDatabase(folder, "another")).rejects.toMatchObject({
    code: "data-folder-in-use",
    message: expect.stringContaining("`a test`"),
  });
  expect((await pool.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
});

test("what was committed survives a kill", async () => {
  await pool.query("CREATE TABLE kept (id int)");
  for (let id = 0; id < 50; id++) await pool.query("INSERT INTO kept VALUES ($1)", [id]);
  await pool.end();
  const holder = await lockHolder(path.join(folder, "database.json"));
  process.kill(holder?.pid ?? 0, "SIGKILL");
  expect(await database.exited).toEqual({ code: null, signal: "SIGKILL" });

  database = await startEmbeddedDatabase(folder, "a test");
  pool = new Pool({ connectionString: database.url, max: 20 });
  const { rows } = await pool.query("SELECT count(*)::int AS count FROM kept");
  expect(rows).toEqual([{ count: 50 }]);
});
