import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/lib/database/embedded";
import { frame, STARTUP } from "@/lib/database/wire-messages";
import { anyBytes, damaged, sslRequest } from "@/tests/support/wire-messages";
import "@/tests/support/property-seed";

/** In a process of its own: an engine that never comes back would take this one with it. */
let folder: string;
let database: EmbeddedDatabase;
let bystander: Client;
let hasExited = false;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "wire-fuzz-"));
  database = await startEmbeddedDatabase(folder, "a test");
  void database.exited.then(() => {
    hasExited = true;
  });
  bystander = await connected();
});
afterAll(async () => {
  await bystander.end().catch(() => undefined);
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function connected(): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

const ANSWER_MS = 5_000;
/** The longest of the statements that are sent answers with some kilobytes; an engine gone wild with megabytes. */
const MAX_ANSWER_BYTES = 200_000;
const SAID_BEFORE_LEAVING = Buffer.concat([frame("S", ""), frame("X", "")]);

/** Sends bytes and says goodbye; resolves with how much came back until the server hung up. */
async function answeredBytes(socket: Socket, bytes: Buffer): Promise<number> {
  const before = socket.bytesRead;
  const closed = once(socket, "close");
  socket.on("error", () => undefined);
  socket.resume();
  socket.write(bytes);
  socket.end(SAID_BEFORE_LEAVING);
  const patience = setTimeout(() => socket.destroy(new Error("no end")), ANSWER_MS);
  await closed;
  clearTimeout(patience);
  return socket.bytesRead - before;
}

/** Somebody else asks, and has the right answer in time. */
async function expectOthersGoOn(turn: number): Promise<void> {
  const late = sleep(ANSWER_MS, null, { ref: false });
  const asked = bystander.query("SELECT $1::int AS turn", [turn]);
  expect((await Promise.race([asked, late]))?.rows).toEqual([{ turn }]);
  expect(hasExited).toBe(false);
}

test("nothing that comes before the password is more than refused", async () => {
  let turn = 0;
  const opening = fc.constantFrom(
    Buffer.alloc(0),
    STARTUP,
    sslRequest,
    Buffer.concat([sslRequest, STARTUP]),
  );
  await fc.assert(
    fc.asyncProperty(opening, anyBytes, async (first, bytes) => {
      const port = Number(new URL(database.url).port);
      const socket = connect(port, "127.0.0.1");
      expect(await answeredBytes(socket, Buffer.concat([first, bytes]))).toBeLessThan(500);
      await expectOthersGoOn(turn++);
    }),
    { numRuns: 600 },
  );
});

test("nothing that comes behind the password loops the engine, ends it or keeps others waiting", async () => {
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyBytes, damaged), async (bytes) => {
      const client = await connected();
      const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
      stream.removeAllListeners("data");
      expect(await answeredBytes(stream, bytes)).toBeLessThan(MAX_ANSWER_BYTES);
      await expectOthersGoOn(turn++);
    }),
    { numRuns: 600 },
  );
});

test("an engine that fails ends its process instead of leaving everybody without an answer", async () => {
  const client = await connected();
  await client.query(
    "CREATE FUNCTION deeper(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN deeper(n + 1); END $$",
  );
  await client.query("SELECT deeper(1)").catch(() => undefined);
  expect(await database.exited).toEqual({ code: 70, signal: null });
});
