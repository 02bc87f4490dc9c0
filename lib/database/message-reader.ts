import { faultOf, HEADER_BYTES, MESSAGE_TYPES } from "@/lib/database/message-format";
import { COPY_REFUSED, PROTOCOL_MAJOR } from "@/lib/database/wire-messages";

/** What a client's bytes mean (Postgres frontend protocol 3.0). */
export type ClientMessage =
  /** The client asked for encryption, which is not available. */
  | { kind: "encryption" }
  | { kind: "startup"; minor: number; parameters: ReadonlyMap<string, string> }
  /** An answer to the server's challenge. */
  | { kind: "password"; body: Buffer }
  | { kind: "terminate" }
  /** To be run as a unit; after a complete batch, the client is ready for its next query. */
  | { kind: "batch"; bytes: Buffer; complete: boolean };

/** The client violates the protocol: it is told so, and its connection ends. */
export class ProtocolError extends Error {
  readonly code: string;

  constructor(message: string, code = "08P01") {
    super(message);
    this.code = code;
  }
}

/** Postgres' own limit for what comes before the password. */
const MAX_STARTUP_BYTES = 10_000;
const MAX_PASSWORD_BYTES = 1_024;
/** For a message that holds a query, values or rows, and for a whole batch. */
export const MAX_BATCH_BYTES = 256 * 1024 * 1024;
/** For a message that holds at most a name, as in Postgres. */
const MAX_SMALL_BYTES = 10_000;
const MAX_BATCH_MESSAGES = 10_000;
const LARGE = new Set(["Q", "P", "B", "d"]);

const CANCEL_CODE = 80_877_102;
const SSL_CODE = 80_877_103;
const GSS_CODE = 80_877_104;

const QUERY = "Q";
const EXECUTE = "E";
const SYNC = "S";
const FLUSH = "H";
const TERMINATE = "X";
const PASSWORD = "p";
/** The engine does not accept copied rows. Rows that follow its refusal are skipped, as Postgres does. */
const COPY_DATA = new Set(["d", "c", "f"]);

/** Collects one client's bytes into messages. */
export class MessageReader {
  /** What the client may send next; set by the caller. */
  expects: "startup" | "password" | "session" = "startup";
  #held: Buffer = Buffer.alloc(0);
  #length = 0;
  #needed = 0;
  #batch: Buffer[] = [];
  #batchBytes = 0;
  /** Whether the engine may be skipping everything until Sync, as it does once a message of a batch has failed. */
  #awaitsSync = false;
  #encryptionAsked = 0;

  /** @throws ProtocolError after the well-formed messages; nothing can be read after that */
  *read(chunk: Buffer): Generator<ClientMessage> {
    let bytes = this.#join(chunk);
    if (bytes.length < this.#needed) return;
    for (;;) {
      this.#needed = this.expects === "startup" ? startupLength(bytes) : this.#lengthOf(bytes);
      if (bytes.length < this.#needed) break;
      const message = this.#message(bytes.subarray(0, this.#needed));
      bytes = bytes.subarray(this.#needed);
      if (message) yield message;
    }
    // A copy, because the messages handed out share the old memory.
    this.#held = Buffer.from(bytes);
    this.#length = bytes.length;
  }

  /** The held bytes plus a chunk. The buffer grows by doubling, so that small chunks cost no more than large ones. */
  #join(chunk: Buffer): Buffer {
    if (this.#length === 0) {
      this.#held = chunk;
    } else {
      const length = this.#length + chunk.length;
      if (length > this.#held.length) {
        const larger = Buffer.allocUnsafe(Math.max(length, 2 * this.#held.length));
        this.#held.copy(larger, 0, 0, this.#length);
        this.#held = larger;
      }
      chunk.copy(this.#held, this.#length);
    }
    this.#length += chunk.length;
    return this.#held.subarray(0, this.#length);
  }

  /** Length of the first message, or of its header if that is incomplete. */
  #lengthOf(bytes: Buffer): number {
    const type = typeOf(bytes);
    if (type === "") return HEADER_BYTES;
    const isExpected = this.expects === "session" ? MESSAGE_TYPES.has(type) : isBefore(type);
    if (!isExpected) throw new ProtocolError(`unexpected message type ${bytes[0]}`);
    if (bytes.length < HEADER_BYTES) return HEADER_BYTES;
    const length = bytes.readInt32BE(1);
    const most = this.expects === "password" ? MAX_PASSWORD_BYTES : mostBytes(type);
    if (length < 4 || length > most) throw new ProtocolError(`invalid message length ${length}`);
    return 1 + length;
  }

  #message(bytes: Buffer): ClientMessage | null {
    if (this.expects === "startup") return this.#greeting(bytes);
    const type = typeOf(bytes);
    if (type === PASSWORD) return { kind: "password", body: bytes.subarray(HEADER_BYTES) };
    const fault = faultOf(type, bytes);
    if (fault) throw new ProtocolError(fault);
    if (type === TERMINATE) return { kind: "terminate" };
    if (COPY_DATA.has(type)) return null;
    if (type === QUERY && this.#awaitsSync) {
      throw new ProtocolError("a plain query has to wait until Sync has ended the batch", "0A000");
    }
    this.#awaitsSync = type !== QUERY && type !== SYNC;
    this.#add(bytes);
    if (type === QUERY || type === EXECUTE) this.#add(COPY_REFUSED);
    if (type !== QUERY && type !== SYNC && type !== FLUSH) return null;
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    this.#batchBytes = 0;
    return { kind: "batch", bytes: batch, complete: type !== FLUSH };
  }

  #add(bytes: Buffer): void {
    this.#batchBytes += bytes.length;
    if (this.#batchBytes > MAX_BATCH_BYTES || this.#batch.length >= MAX_BATCH_MESSAGES) {
      throw new ProtocolError("too much was sent without Sync", "54000");
    }
    this.#batch.push(bytes);
  }

  /** A request to cancel is treated like a disconnect, because the single session cannot be interrupted. */
  #greeting(bytes: Buffer): ClientMessage {
    const code = bytes.readInt32BE(4);
    if (code === CANCEL_CODE) return { kind: "terminate" };
    if (code === SSL_CODE || code === GSS_CODE) {
      if (bytes.length > 8 || ++this.#encryptionAsked > 2) {
        throw new ProtocolError("encryption was asked for more than once");
      }
      return { kind: "encryption" };
    }
    if (code >> 16 !== PROTOCOL_MAJOR) {
      throw new ProtocolError(`unsupported protocol ${code >> 16}.${code & 0xffff}`, "0A000");
    }
    return { kind: "startup", minor: code & 0xffff, parameters: parametersOf(bytes.subarray(8)) };
  }
}

function startupLength(bytes: Buffer): number {
  if (bytes.length < 4) return 4;
  const length = bytes.readInt32BE(0);
  if (length >= 8 && length <= MAX_STARTUP_BYTES) return length;
  throw new ProtocolError("invalid length of startup packet");
}

/** Pairs of a name and a value, then an empty name. */
function parametersOf(bytes: Buffer): Map<string, string> {
  const parts = bytes.toString("utf8").split("\0");
  const isWhole = parts.length % 2 === 0 && parts.at(-1) === "" && parts.at(-2) === "";
  if (!isWhole) throw new ProtocolError("invalid startup packet layout");
  const parameters = new Map<string, string>();
  for (let at = 0; at < parts.length - 2; at += 2) {
    const [name = "", value = ""] = parts.slice(at, at + 2);
    if (name === "") throw new ProtocolError("invalid startup packet layout");
    parameters.set(name, value);
  }
  return parameters;
}

function typeOf(bytes: Buffer): string {
  return bytes.toString("latin1", 0, 1);
}

/** Before its password is checked, a client may send it or leave. */
function isBefore(type: string): boolean {
  return type === PASSWORD || type === TERMINATE;
}

function mostBytes(type: string): number {
  return LARGE.has(type) ? MAX_BATCH_BYTES : MAX_SMALL_BYTES;
}
