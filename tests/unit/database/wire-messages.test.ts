import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClientMessage, MessageReader, STARTUP } from "@/lib/database/wire-messages";

function message(type: string, body = ""): Buffer {
  const content = Buffer.from(body);
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([header, content]);
}

function query(sql: string): Buffer {
  return message("Q", `${sql}\0`);
}

const parse = message("P", "\0SELECT $1\0");
const bind = message("B", "values");
const execute = message("E", "\0");
const sync = message("S");
const flush = message("H");
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

function read(bytes: Uint8Array, cuts: number[] = []): ClientMessage[] {
  const reader = new MessageReader();
  const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  return edges
    .slice(1)
    .flatMap((end, index) => reader.read(Buffer.from(bytes.slice(edges[index], end))));
}

test("a parameterised query is one batch up to Sync", () => {
  expect(read(Buffer.concat([STARTUP, parse, bind, execute, sync]))).toEqual([
    { kind: "startup" },
    { kind: "batch", bytes: Buffer.concat([parse, bind, execute, sync]), complete: true },
  ]);
});

test("Flush runs what there is, and the batch stays open until Sync", () => {
  const kinds = read(Buffer.concat([STARTUP, parse, flush, bind, sync])).slice(1);
  expect(kinds).toEqual([
    { kind: "batch", bytes: Buffer.concat([parse, flush]), complete: false },
    { kind: "batch", bytes: Buffer.concat([bind, sync]), complete: true },
  ]);
});

test("bytes may arrive in any pieces", () => {
  const bytes = Buffer.concat([sslRequest, STARTUP, query("SELECT 1"), parse, bind, sync]);
  const whole = read(bytes);
  expect(whole.map(({ kind }) => kind)).toEqual(["reply", "startup", "batch", "batch"]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 12 }), (cuts) => {
      expect(read(bytes, cuts)).toEqual(whole);
    }),
  );
});

test("encryption is refused, and a request to cancel is answered by hanging up", () => {
  expect(read(sslRequest)).toEqual([{ kind: "reply", bytes: Buffer.from("N") }]);
  const cancel = Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 2]);
  expect(read(cancel)).toEqual([{ kind: "terminate" }]);
});

test("COPY FROM STDIN is turned into an ordinary failure, and other copies are not", () => {
  const [, refused] = read(Buffer.concat([STARTUP, query("copy product (id) from stdin")]));
  expect(refused?.kind === "batch" && Buffer.from(refused.bytes).toString()).toContain("RAISE");
  const out = query("COPY product TO STDOUT");
  expect(read(Buffer.concat([STARTUP, out]))[1]).toEqual({
    kind: "batch",
    bytes: out,
    complete: true,
  });
});
