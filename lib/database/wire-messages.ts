import { HEADER_BYTES } from "@/lib/database/message-format";

export const PROTOCOL_MAJOR = 3;
const QUERY = "Q";
const SYNC = "S";

/** Ends a batch that its client left incomplete, then any transaction that the client had open. */
export const ABANDON = Buffer.concat([frame(SYNC, ""), frame(QUERY, "ROLLBACK\0")]);

export const STARTUP = startupMessage(
  "user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0",
);

/**
 * The engine breaks if it waits for copied rows, so this refusal follows every message that might ask for them. The
 * engine reads it then, and skips it otherwise.
 */
export const COPY_REFUSED = frame("f", "The embedded database does not take COPY FROM STDIN\0");

/** An ErrorResponse that ends the connection. */
export function fatalError(code: string, text: string): Buffer {
  return frame("E", `SFATAL\0VFATAL\0C${code}\0M${text.replaceAll("\0", "")}\0\0`);
}

/** A message of the protocol: its type, its length, its body. */
export function frame(type: string, body: string | Buffer): Buffer {
  const content = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(type);
  header.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([header, content]);
}

/** The messages of a batch, one by one; their lengths were checked when they were read. */
export function framesOf(batch: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at < batch.length; at += frames.at(-1)?.length ?? 0) {
    frames.push(batch.subarray(at, at + 1 + batch.readInt32BE(at + 1)));
  }
  return frames;
}

function startupMessage(parameters: string): Buffer {
  const content = Buffer.from(parameters, "utf8");
  const header = Buffer.alloc(8);
  header.writeInt32BE(content.length + 8, 0);
  header.writeInt32BE(PROTOCOL_MAJOR << 16, 4);
  return Buffer.concat([header, content]);
}
