import { connect as connectSocket, type Socket } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { frame, STARTUP } from "@/lib/database/wire-messages";
import { MAX_CONNECTIONS, WireServer } from "@/lib/database/wire-server";
import { sslRequest } from "@/tests/support/wire-messages";

let engine: PGlite;
let server: WireServer;
let url: string;
let port: number;
const crashes: unknown[] = [];
const PASSWORD = "a-password-of-the-tests";
const UNREAD_BYTES = 32 * 1024 * 1024;

beforeAll(async () => {
  engine = await PGlite.create();
  server = new WireServer(engine, {
    password: PASSWORD,
    onCrash: (error) => crashes.push(error),
    silenceMs: 400,
    passwordMs: 1_000,
    maxUnreadBytes: UNREAD_BYTES,
  });
  port = await server.listen();
  url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
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

test.each<[string, string, string]>([
  ["another password", `postgres:${PASSWORD}x`, "28P01"],
  ["another user with the right password", `admin:${PASSWORD}`, "28P01"],
])("%s is not let in", async (_, who, code) => {
  const client = new Client({ connectionString: `postgres://${who}@127.0.0.1:${port}/postgres` });
  client.on("error", () => undefined);
  await expect(client.connect()).rejects.toMatchObject({ code, severity: "FATAL" });
});

test("there is one database", async () => {
  const other = new Client({ connectionString: `${url.slice(0, -"postgres".length)}other` });
  other.on("error", () => undefined);
  await expect(other.connect()).rejects.toMatchObject({ code: "3D000" });
});

/** A connection of bare bytes, and what came back on it. */
function bareSocket(): { socket: Socket; answer: () => string; closed: Promise<void> } {
  const socket = connectSocket(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return { socket, answer: () => Buffer.concat(chunks).toString("latin1"), closed };
}

test("without a password nothing but the question for it is answered", async () => {
  const { socket, answer, closed } = bareSocket();
  socket.write(Buffer.concat([sslRequest, STARTUP, frame("Q", "SELECT current_user\0")]));
  await closed;
  expect(answer().slice(0, 2)).toBe("NR");
  expect(answer()).toContain("SCRAM-SHA-256");
  expect(answer()).toContain("SFATAL");
  expect(answer()).not.toContain("current_user");
});

test("a client that asks for a later protocol is told which one there is", async () => {
  const { socket, answer } = bareSocket();
  const later = Buffer.from(STARTUP);
  later.writeInt16BE(2, 6);
  socket.write(later);
  await expect.poll(answer).toContain("SCRAM-SHA-256");
  expect(answer()[0]).toBe("v");
  socket.destroy();
});

test("who does not give the password in time is told so and cut off", async () => {
  const slow = bareSocket();
  slow.socket.write(STARTUP);
  const silent = bareSocket();
  const startedAt = Date.now();
  await Promise.all([slow.closed, silent.closed]);
  expect(slow.answer()).toContain("did not come in time");
  expect(Date.now() - startedAt).toBeGreaterThan(900);
});

test("time in which the engine was busy and read nobody is held against none of them", async () => {
  const { client } = await connect();
  const { socket, answer } = bareSocket();
  socket.write(STARTUP);
  await expect.poll(answer).toContain("SCRAM-SHA-256");
  const startedAt = Date.now();
  await client.query("SELECT pg_sleep(1.5)");
  expect(Date.now() - startedAt).toBeGreaterThan(1_400);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(answer()).not.toContain("in time");
  socket.destroy();
  await client.end();
});

test("five hundred who never give the password shut nobody out, and are not kept", async () => {
  const strangers = Array.from({ length: 500 }, bareSocket);
  for (const [index, { socket }] of strangers.entries()) {
    if (index % 3 === 0) socket.write(STARTUP);
    if (index % 3 === 1) socket.write("GET / HTTP/1.1\r\n\r\n");
  }
  const { client } = await connect();
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await client.end();
  await Promise.all(strangers.map(({ closed }) => closed));
});

test("the hundred and first client is told that there are too many, and let in when one has gone", async () => {
  // Not all at once: of more than 64 that have not given the password yet the oldest is let go.
  const clients: Awaited<ReturnType<typeof connect>>[] = [];
  while (clients.length < MAX_CONNECTIONS) {
    const missing = Math.min(20, MAX_CONNECTIONS - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: missing }, connect))));
  }
  await expect(connect()).rejects.toMatchObject({ code: "53300" });
  const [first, ...others] = clients;
  expect((await first?.client.query("SELECT 1 AS one"))?.rows).toEqual([{ one: 1 }]);
  await first?.client.end();
  const late = await connect();
  await Promise.all([late, ...others].map(({ client }) => client.end()));
});

/** The bare connection of a client that was let in. */
function streamOf(client: Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

test("a client that sends on while its statements wait is not read meanwhile", async () => {
  const { client: owner } = await connect();
  const { client: eager } = await connect();
  await owner.query("BEGIN");
  const stream = streamOf(eager);
  const statement = frame("Q", `SELECT 1 /*${"x".repeat(100_000)}*/\0`);
  const kept = setInterval(() => void owner.query("SELECT 1").catch(() => undefined), 100);
  for (let sent = 0; sent < 400; sent++) stream.write(statement);
  await new Promise((resolve) => setTimeout(resolve, 500));
  // Of 40 MB the server holds one or two; the system some more.
  expect(stream.writableLength).toBeGreaterThan(20_000_000);
  clearInterval(kept);
  await owner.query("COMMIT");
  await expect.poll(() => stream.writableLength, { timeout: 10_000 }).toBe(0);
  stream.destroy();
  await owner.end();
});

test("a client that never reads its answers is cut off, and others go on", async () => {
  const { client: deaf, failures } = await connect();
  const stream = streamOf(deaf);
  stream.pause();
  const closed = new Promise((resolve) => stream.once("close", resolve));
  for (let sent = 0; sent < 12; sent++) stream.write(frame("Q", "SELECT repeat('x', 8000000)\0"));
  const { client } = await connect();
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  stream.resume();
  await closed;
  expect(stream.bytesRead).toBeLessThan(UNREAD_BYTES + 16_000_000);
  expect(failures).not.toEqual([]);
  await client.end();
});

test("rows are not copied in, however that is asked for", async () => {
  const { client } = await connect();
  await client.query("CREATE TABLE copied (id int)");
  const refused = /does not take COPY FROM STDIN/;
  for (const text of [
    "COPY copied FROM STDIN",
    "/* first */ COPY copied FROM STDIN",
    "SELECT 1; COPY copied FROM STDIN; SELECT 2",
  ]) {
    await expect(client.query(text)).rejects.toThrow(refused);
  }
  for (const name of ["", "a-kept-one"]) {
    const copying = { name, text: "COPY copied FROM STDIN", values: [], queryMode: "extended" };
    await expect(client.query(copying)).rejects.toThrow(refused);
  }
  expect((await client.query("SELECT count(*)::int AS n FROM copied")).rows).toEqual([{ n: 0 }]);
  await client.end();
});

test("nothing of this crashed the engine", () => {
  expect(crashes).toEqual([]);
});
