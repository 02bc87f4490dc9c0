import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Check, Context } from "@/scripts/check-abuse/check";
import { send } from "@/scripts/load/send";
import type { Verdict } from "@/scripts/load/verdicts";

const LISTEN_MS = 1_000;
const MOST_ANSWER_BYTES = 64 * 1024;
const ANSWERS_WITHIN_MS = 10_000;

export const databaseProtocol: Check = {
  name: "database-protocol",
  about: "messages to the embedded database that no client sends, before and after its password",
  async run(context: Context): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (const [name, bytes, isIn] of MESSAGES) {
      verdicts.push(await verdictOn(context, name, bytes, isIn));
      if (verdicts.at(-1)?.ok === false && !(await answers(context))) break;
    }
    const left = MESSAGES.length - verdicts.length;
    if (left > 0) {
      const what = `${left} more messages`;
      verdicts.push({ what, measured: "the shop hangs", bar: "tried", ok: false });
    }
    return verdicts;
  },
};

type Message = [name: string, bytes: Buffer, isIn: boolean];

function message(kind: string, length: number, body: Buffer | string = ""): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, "latin1");
  head.writeInt32BE(length, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

function startup(length: number, body: Buffer | string): Buffer {
  const head = Buffer.alloc(4);
  head.writeInt32BE(length);
  return Buffer.concat([head, Buffer.from(body)]);
}

const VERSION_3 = Buffer.from([0, 3, 0, 0]);

const MESSAGES: Message[] = [
  ["before: random bytes", randomBytes(64), false],
  ["before: length 0", startup(0, VERSION_3), false],
  ["before: length below 0", startup(-1, VERSION_3), false],
  ["before: length of 2 GB", startup(0x7fffffff, VERSION_3), false],
  [
    "before: settings without an end",
    startup(20, Buffer.concat([VERSION_3, Buffer.from("user\0postgr")])),
    false,
  ],
  ["before: a query instead of a greeting", message("Q", 13, "SELECT 1\0"), false],
  ["after: random bytes", randomBytes(1_024), true],
  ["after: length 0", message("Q", 0), true],
  ["after: length 3", message("Q", 3), true],
  ["after: length below 0", message("P", -5, "x"), true],
  ["after: length of 2 GB", message("Q", 0x7fffffff, "SELECT 1\0"), true],
  ["after: a query without an end", message("Q", 12, "SELECT 1"), true],
  ["after: a query that is no UTF-8", message("Q", 8, Buffer.from([0xff, 0xfe, 0x80, 0])), true],
  [
    "after: Parse with fewer types than it says",
    message(
      "P",
      18,
      Buffer.concat([Buffer.from("\0SELECT 1\0"), Buffer.from([0x7f, 0xff]), Buffer.alloc(2)]),
    ),
    true,
  ],
  [
    "after: Bind with lengths below 0",
    message("B", 16, Buffer.from([0, 0, 0, 1, 0, 1, 0, 1, 0xff, 0xff, 0xff, 0x80])),
    true,
  ],
  ["after: Describe of a kind that is none", message("D", 6, "?\0"), true],
  ["after: Execute without a portal", message("E", 6, "x\0"), true],
  ["after: COPY data out of nowhere", message("d", 8, "abcd"), true],
  ["after: a function call of nothing", message("F", 4), true],
  ["after: a kind that does not exist", message("\x01", 4), true],
  ["after: half a message, then gone", message("Q", 500, "SELECT"), true],
];

async function verdictOn(
  context: Context,
  name: string,
  bytes: Buffer,
  isIn: boolean,
): Promise<Verdict> {
  const url = await context.databaseUrl();
  const client = isIn ? await openClient(url) : null;
  const socket = client ? streamOf(client) : await openSocket(url);
  let received = 0;
  socket.on("error", () => undefined);
  socket.on("data", (data: Buffer) => {
    received += data.length;
  });
  // Ends with a Sync, so that a server that waits for a complete batch gets one.
  socket.write(isIn ? Buffer.concat([bytes, message("S", 4)]) : bytes);
  await sleep(LISTEN_MS);
  socket.destroy();
  const startedAt = performance.now();
  const works = await answers(context);
  const tookS = ((performance.now() - startedAt) / 1000).toFixed(1);
  return {
    what: `database, ${name}`,
    measured: `${received.toLocaleString("en")} bytes; the shop ${works ? `answers in ${tookS} s` : "hangs"}`,
    bar: `≤ ${MOST_ANSWER_BYTES.toLocaleString("en")} bytes, and the shop answers`,
    ok: received <= MOST_ANSWER_BYTES && works,
  };
}

/** Whether the database answers a new client, and the shop answers a search. */
async function answers({ shop, query, newClient }: Context): Promise<boolean> {
  const asked = query("SELECT 1").then(
    () => true,
    () => false,
  );
  const late = sleep(ANSWERS_WITHIN_MS).then(() => false);
  if (!(await Promise.race([asked, late]))) return false;
  const search = `${shop.url}/api/search?q=dress&perPage=1`;
  const { status } = await send(search, { from: newClient(), timeoutMs: ANSWERS_WITHIN_MS });
  return status === 200;
}

async function openClient(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function openSocket(url: string): Promise<Socket> {
  const { port } = new URL(url);
  const socket = connect({ host: "127.0.0.1", port: Number(port) });
  await once(socket, "connect");
  return socket;
}

/** The socket of an authenticated pg connection; pg does not check what is written to it. */
function streamOf(client: Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
