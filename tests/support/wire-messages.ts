import fc from "fast-check";
import { frame } from "@/lib/database/wire-messages";

/** What Postgres clients send, intact and damaged, for the tests of the server that reads it. */
export const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

const bytes = fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.from(each));
const name = fc.constantFrom("", "s1", "portal", "név", "x".repeat(200)).map((each) => `${each}\0`);
const sql = fc
  .constantFrom(
    "SELECT 1",
    "SELECT $1::text",
    "",
    ";",
    "SELEC",
    "COPY pg_class FROM STDIN",
    "/* ? */ copy pg_class from stdin",
    "COPY (SELECT 1) TO STDOUT",
    "SELECT repeat('x', 2000)",
    `SELECT ${"(".repeat(2_000)}1${")".repeat(2_000)}`,
    "SELECT '\u{10ffff}'",
    "ROLLBACK",
  )
  .map((each) => `${each}\0`);
const count = fc.nat({ max: 4 });

const query = sql.map((text) => frame("Q", text));
const parse = fc
  .tuple(name, sql, fc.array(fc.nat({ max: 4_000 }), { maxLength: 4 }))
  .map(([statement, text, types]) =>
    frame(
      "P",
      Buffer.concat([
        Buffer.from(statement + text),
        int16(types.length),
        ...types.map((type) => int32(type)),
      ]),
    ),
  );
const bind = fc
  .tuple(name, name, fc.array(fc.option(bytes), { maxLength: 4 }), count)
  .map(([portal, statement, values, formats]) =>
    frame(
      "B",
      Buffer.concat([
        Buffer.from(portal + statement),
        int16(0),
        int16(values.length),
        ...values.flatMap((value) => (value ? [int32(value.length), value] : [int32(-1)])),
        int16(formats),
        Buffer.alloc(2 * formats),
      ]),
    ),
  );
const describe = fc
  .tuple(fc.constantFrom("D", "C"), fc.constantFrom("S", "P"), name)
  .map(([type, what, text]) => frame(type, what + text));
const execute = fc
  .tuple(name, fc.nat({ max: 9 }))
  .map(([portal, rows]) => frame("E", Buffer.concat([Buffer.from(portal), int32(rows)])));
const bare = fc.constantFrom("S", "H", "c").map((type) => frame(type, ""));
const copied = fc.oneof(
  bytes.map((each) => frame("d", each)),
  fc.constant(frame("f", "no\0")),
);

/** Any message of a session except the one that ends it. */
export const wellFormed = fc.oneof(query, parse, bind, describe, execute, bare, copied);

/** A message with a wrong length, with bytes missing, added or changed, or pure noise. */
export const damaged: fc.Arbitrary<Buffer> = fc.oneof(
  bytes,
  fc
    .tuple(wellFormed, fc.oneof(fc.integer(), fc.integer({ min: -9, max: 200 })))
    .map(([message, length]) => {
      const changed = Buffer.from(message);
      changed.writeInt32BE(length, 1);
      return changed;
    }),
  fc
    .tuple(wellFormed, fc.nat({ max: 40 }))
    .map(([message, cut]) => message.subarray(0, Math.max(1, message.length - cut))),
  fc.tuple(wellFormed, bytes).map(([message, more]) => {
    const type = message.toString("latin1", 0, 1);
    return frame(type, Buffer.concat([message.subarray(5), more]));
  }),
  fc.tuple(wellFormed, fc.nat(), fc.nat({ max: 255 })).map(([message, at, byte]) => {
    const changed = Buffer.from(message);
    changed[at % message.length] = byte;
    return changed;
  }),
  fc
    .tuple(fc.nat({ max: 255 }), bytes)
    .map(([type, body]) => frame(String.fromCharCode(type % 128), body)),
  fc.constantFrom(
    sslRequest,
    frame("Q", "SELECT 1"),
    frame("p", "password\0"),
    frame("F", "\0\0\0\x01\0\0\0\0\0\0"),
    frame(
      "P",
      Buffer.concat([Buffer.from("\0SELECT 1\0"), int16(65_535), Buffer.alloc(4 * 65_535)]),
    ),
    frame("B", Buffer.concat([Buffer.alloc(4), int16(65_535)])),
  ),
);

/** A stream of a session's bytes that is intact up to some point. */
export const anyBytes: fc.Arbitrary<Buffer> = fc
  .array(fc.oneof({ weight: 3, arbitrary: wellFormed }, { weight: 1, arbitrary: damaged }), {
    maxLength: 8,
  })
  .map((parts) => Buffer.concat(parts));

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
