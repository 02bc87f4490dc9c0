/** What a client's bytes amount to (Postgres frontend protocol 3.0). */
export type ClientMessage =
  | { kind: "reply"; bytes: Uint8Array }
  | { kind: "startup" }
  | { kind: "terminate" }
  /** To be run in one go; a complete one ends with the client ready for its next query. */
  | { kind: "batch"; bytes: Buffer; complete: boolean };

const STARTUP_CODE = 196_608;
const SSL_CODE = 80_877_103;
const GSS_CODE = 80_877_104;
const ENCRYPTION_REFUSED = Buffer.from("N");

const QUERY = "Q";
const SYNC = "S";
const FLUSH = "H";
const TERMINATE = "X";
const COPY_DATA = new Set(["d", "c", "f"]);

/** Ends a batch that its client left half sent, then whatever transaction it had open. */
export const ABANDON = Buffer.concat([frame(SYNC, ""), frame(QUERY, "ROLLBACK\0")]);

export const STARTUP = startupMessage(
  "user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0",
);

/** The engine breaks when it waits for copied rows, so it is given an ordinary failure instead. */
const COPY_FROM_STDIN = /^\s*copy\s[^;]*\sfrom\s+stdin\b/i;
const COPY_REFUSED = frame(
  QUERY,
  "DO $$ BEGIN RAISE EXCEPTION 'The embedded database does not take COPY FROM STDIN' USING ERRCODE = '0A000'; END $$\0",
);

/** Collects one client's bytes into messages. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #held = 0;
  #needed = 8;
  #started = false;
  #batch: Uint8Array[] = [];

  read(chunk: Buffer): ClientMessage[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#needed) return [];
    let bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const messages: ClientMessage[] = [];
    for (;;) {
      this.#needed = this.#lengthOf(bytes);
      if (bytes.length < this.#needed) break;
      const message = this.#message(bytes.subarray(0, this.#needed));
      if (message) messages.push(message);
      bytes = bytes.subarray(this.#needed);
    }
    this.#chunks = [bytes];
    this.#held = bytes.length;
    return messages;
  }

  /** Of the message at the front, or of the header that would tell. */
  #lengthOf(bytes: Buffer): number {
    if (!this.#started) return bytes.length < 8 ? 8 : Math.max(bytes.readInt32BE(0), 8);
    return bytes.length < 5 ? 5 : 1 + Math.max(bytes.readInt32BE(1), 4);
  }

  #message(bytes: Buffer): ClientMessage | null {
    if (!this.#started) return this.#greeting(bytes.readInt32BE(4));
    const type = String.fromCharCode(bytes[0] ?? 0);
    if (type === TERMINATE) return { kind: "terminate" };
    if (COPY_DATA.has(type)) return null;
    const copies = type === QUERY && COPY_FROM_STDIN.test(bytes.toString("utf8", 5, 300));
    this.#batch.push(copies ? COPY_REFUSED : bytes);
    if (type !== QUERY && type !== SYNC && type !== FLUSH) return null;
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    return { kind: "batch", bytes: batch, complete: type !== FLUSH };
  }

  /** A request to cancel is answered like a departure: one session cannot be interrupted. */
  #greeting(code: number): ClientMessage {
    if (code === SSL_CODE || code === GSS_CODE) return { kind: "reply", bytes: ENCRYPTION_REFUSED };
    if (code !== STARTUP_CODE) return { kind: "terminate" };
    this.#started = true;
    return { kind: "startup" };
  }
}

/** An ErrorResponse that ends the connection. */
export function fatalError(code: string, text: string): Buffer {
  return frame("E", `SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
}

/** A message of the protocol: its type, its length, its body. */
export function frame(type: string, body: string | Buffer): Buffer {
  const content = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([header, content]);
}

/** The messages of a batch, one by one. */
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
  header.writeInt32BE(STARTUP_CODE, 4);
  return Buffer.concat([header, content]);
}
