import fc from "fast-check";
import { expect, test } from "vitest";
import { faultOf } from "@/lib/database/message-format";
import {
  type ClientMessage,
  MAX_BATCH_BYTES,
  MessageReader,
  ProtocolError,
} from "@/lib/database/message-reader";
import { COPY_REFUSED, frame, framesOf, STARTUP } from "@/lib/database/wire-messages";
import { anyBytes, sslRequest, wellFormed } from "@/tests/support/wire-messages";

function query(sql: string): Buffer {
  return frame("Q", `${sql}\0`);
}

const parse = frame("P", "\0SELECT $1\0\0\0");
const bind = frame("B", Buffer.from("\0\0\0\0\0\x01\0\0\0\x02no\0\0", "latin1"));
const execute = frame("E", "\0\0\0\0\0");
const sync = frame("S", "");
const flush = frame("H", "");
const answer = frame("p", "an answer");

/** Reads as the server does: after its startup a client is asked for the password, and after that it is let in. */
function read(bytes: Uint8Array, cuts: number[] = []): ClientMessage[] {
  const reader = new MessageReader();
  const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  const messages: ClientMessage[] = [];
  for (const [index, end] of edges.slice(1).entries()) {
    for (const message of reader.read(Buffer.from(bytes.slice(edges[index], end)))) {
      messages.push(message);
      if (message.kind === "startup") reader.expects = "password";
      if (message.kind === "password") reader.expects = "session";
    }
  }
  return messages;
}

/** What comes of the bytes of a client that is let in. */
function readSession(...frames: Buffer[]): ClientMessage[] {
  return read(Buffer.concat([STARTUP, answer, ...frames])).slice(2);
}

test("a parameterised query is one batch up to Sync", () => {
  expect(readSession(parse, bind, execute, sync)).toEqual([
    {
      kind: "batch",
      bytes: Buffer.concat([parse, bind, execute, COPY_REFUSED, sync]),
      complete: true,
    },
  ]);
});

test("Flush runs what there is, and the batch stays open until Sync", () => {
  expect(readSession(parse, flush, bind, sync)).toEqual([
    { kind: "batch", bytes: Buffer.concat([parse, flush]), complete: false },
    { kind: "batch", bytes: Buffer.concat([bind, sync]), complete: true },
  ]);
});

test("bytes may arrive in any pieces", () => {
  const rest = [query("SELECT 1"), parse, bind, sync];
  const bytes = Buffer.concat([sslRequest, STARTUP, answer, ...rest]);
  const whole = read(bytes);
  expect(whole.map(({ kind }) => kind)).toEqual([
    "encryption",
    "startup",
    "password",
    "batch",
    "batch",
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 12 }), (cuts) => {
      expect(read(bytes, cuts)).toEqual(whole);
    }),
  );
  expect(
    read(
      bytes,
      Array.from(bytes, (_, index) => index),
    ),
  ).toEqual(whole);
});

test("encryption is refused, and a request to cancel is answered by hanging up", () => {
  const gssRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 48]);
  for (const request of [sslRequest, gssRequest]) {
    expect(read(request)).toEqual([{ kind: "encryption" }]);
  }
  const cancel = Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 2]);
  expect(read(cancel)).toEqual([{ kind: "terminate" }]);
});

test("copied rows are refused behind whatever might ask for them, and passed over when they come", () => {
  const copy = query("copy product (id) from stdin");
  expect(readSession(copy, frame("d", "1\n"), frame("c", ""), frame("f", "no\0"))).toEqual([
    { kind: "batch", bytes: Buffer.concat([copy, COPY_REFUSED]), complete: true },
  ]);
});

test("a startup message is read with its version and parameters", () => {
  const body = Buffer.from("user\0postgres\0_pq_.later\0on\0options\0\0\0");
  const header = Buffer.from([0, 0, 0, 8 + body.length, 0, 3, 0, 2]);
  const [message] = read(Buffer.concat([header, body]));
  const parameters = new Map([
    ["user", "postgres"],
    ["_pq_.later", "on"],
    ["options", ""],
  ]);
  expect(message).toEqual({ kind: "startup", minor: 2, parameters });
});

test("a plain query waits for Sync: behind a failure it would be passed over, and the next client's batch with it", () => {
  for (const begun of [parse, Buffer.concat([parse, flush]), frame("E", "\0\0\0\0\0")]) {
    expect(() => readSession(begun, query("SELECT 1"))).toThrow("Sync");
    expect(readSession(begun, sync, query("SELECT 1")).at(-1)).toMatchObject({ complete: true });
  }
});

test.each<[string, Buffer]>([
  ["a query without its end", frame("Q", "SELECT 1")],
  ["a query with something behind its end", frame("Q", "SELECT 1\0;\0")],
  ["an empty query message", frame("Q", "")],
  ["a length of nought", Buffer.from([0x51, 0, 0, 0, 0])],
  ["a length below nought", Buffer.from([0x51, 0xff, 0xff, 0xff, 0xff])],
  ["a length beyond all bounds", Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff])],
  ["a length that is a byte too much for a batch", lengthOf("Q", MAX_BATCH_BYTES + 1)],
  ["a name of a megabyte", lengthOf("D", 1_000_000)],
  ["a type that does not exist", frame("z", "")],
  ["a type of the server's", frame("T", "")],
  ["a password where none is asked for", answer],
  ["a call of a function by its number", frame("F", "\0\0\0\x01\0\0\0\0\0\0")],
  ["Sync with a body", frame("S", "x")],
  ["Parse without types", frame("P", "\0SELECT 1\0")],
  ["Parse with fewer types than it counts", frame("P", "\0SELECT 1\0\0\x02\0\0\0\0")],
  ["Bind with a value that is cut off", frame("B", "\0\0\0\0\0\x01\0\0\0\x09no\0\0")],
  ["Bind with a length below null's", Buffer.concat([bind]).fill(0xfe, 11, 12)],
  ["Describe of nothing there is", frame("D", "Xname\0")],
  ["Execute without a number of rows", frame("E", "\0")],
])("%s is refused, behind the messages before it", (_, bytes) => {
  const reader = new MessageReader();
  reader.expects = "session";
  const messages: ClientMessage[] = [];
  const reading = () => {
    for (const message of reader.read(Buffer.concat([query("SELECT 1"), bytes, sync]))) {
      messages.push(message);
    }
  };
  expect(reading).toThrow(ProtocolError);
  expect(messages).toHaveLength(1);
});

test.each<[string, Buffer]>([
  ["a web request", Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")],
  ["a length of nought", Buffer.alloc(8)],
  ["a length below nought", Buffer.alloc(8, 0xff)],
  ["a length that only a session may have", Buffer.from([0, 0, 0x27, 0x11, 0, 3, 0, 0])],
  ["another protocol", Buffer.from([0, 0, 0, 9, 0, 2, 0, 0, 0])],
  ["a startup without its end", Buffer.from([0, 0, 0, 13, 0, 3, 0, 0, 0x75, 0x73, 0x65, 0x72, 0])],
  ["a third request for encryption", Buffer.concat([sslRequest, sslRequest, sslRequest])],
  ["a query before the password", Buffer.concat([STARTUP, query("SELECT 1")])],
  ["a password of two kilobytes", Buffer.concat([STARTUP, frame("p", Buffer.alloc(2_000))])],
])("%s is refused before anything else is read", (_, bytes) => {
  expect(() => read(bytes)).toThrow(ProtocolError);
});

test("a batch that never ends is refused at its ten thousandth message", () => {
  const reader = new MessageReader();
  reader.expects = "session";
  const many = Buffer.concat(Array.from({ length: 10_001 }, () => parse));
  expect(() => [...reader.read(many)]).toThrow("without Sync");
});

test("whatever comes, it is refused or made of whole, well-formed messages", () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const reader = new MessageReader();
      reader.expects = "session";
      try {
        for (const message of reader.read(bytes)) {
          if (message.kind !== "batch") continue;
          const frames = framesOf(message.bytes);
          for (const each of frames)
            expect(faultOf(each.toString("latin1", 0, 1), each)).toBeNull();
          expect(Buffer.concat(frames).equals(message.bytes)).toBe(true);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError);
      }
    }),
    { numRuns: 5_000 },
  );
});

test("nothing that is well formed is refused", () => {
  fc.assert(
    fc.property(fc.array(wellFormed, { maxLength: 8 }), (parts) => {
      const frames = parts.flatMap((part) => (part[0] === 0x51 ? [sync, part] : [part]));
      const batches = readSession(...frames, sync);
      const read = batches.flatMap((each) => (each.kind === "batch" ? framesOf(each.bytes) : []));
      const sent = frames.filter((each) => !"dcf".includes(each.toString("latin1", 0, 1)));
      expect(read.filter((each) => !each.equals(COPY_REFUSED))).toEqual([...sent, sync]);
    }),
    { numRuns: 1_000 },
  );
});

test("a message in very many pieces is copied a few times, not once for each", () => {
  const reader = new MessageReader();
  reader.expects = "session";
  const long = query("x".repeat(200_000));
  let copied = 0;
  const copy = Buffer.prototype.copy;
  Buffer.prototype.copy = function (this: Buffer, ...args: Parameters<Buffer["copy"]>) {
    const bytes = copy.apply(this, args);
    copied += bytes;
    return bytes;
  };
  try {
    const messages = Array.from(long, (_, at) => [
      ...reader.read(long.subarray(at, at + 1)),
    ]).flat();
    expect(messages).toHaveLength(1);
    expect(copied).toBeLessThan(5 * long.length);
  } finally {
    Buffer.prototype.copy = copy;
  }
});

function lengthOf(type: string, length: number): Buffer {
  const header = frame(type, "");
  header.writeInt32BE(length, 1);
  return header;
}
