/**
 * What is wrong with the body of a session's message (Postgres protocol 3.0, "Message Formats"); null if it is well
 * formed. The engine mistakes some malformed messages for a lost connection and never recovers, so none may reach it.
 * @param type one of MESSAGE_TYPES
 * @param message with its type and length
 */
export function faultOf(type: string, message: Buffer): string | null {
  const body = new Body(message.subarray(HEADER_BYTES));
  const isWhole = FORMATS.get(type)?.(body) ?? false;
  if (!isWhole) return `the message of type ${type} is cut off or malformed`;
  return body.rest === 0 ? null : `the message of type ${type} has ${body.rest} bytes too many`;
}

/** Size of a message's type and length. */
export const HEADER_BYTES = 5;

type Format = (body: Body) => boolean;

const FORMATS = new Map<string, Format>([
  // Query
  ["Q", (body) => body.text()],
  // Parse: statement, query, parameter types
  ["P", (body) => body.text() && body.text() && body.list(4)],
  // Bind: portal, statement, parameter formats, parameters, result formats
  ["B", (body) => body.text() && body.text() && body.list(2) && body.values() && body.list(2)],
  // Describe and Close: statement or portal, and its name
  ["D", (body) => body.oneOf("SP") && body.text()],
  ["C", (body) => body.oneOf("SP") && body.text()],
  // Execute: portal, maximum number of rows
  ["E", (body) => body.text() && body.skip(4)],
  // Flush, Sync, Terminate, CopyDone
  ["H", () => true],
  ["S", () => true],
  ["X", () => true],
  ["c", () => true],
  // CopyData, CopyFail
  ["d", (body) => body.skip(body.rest)],
  ["f", (body) => body.text()],
]);

/**
 * Types that a client may send in a session. Function calls by number (F) are left out: no current driver sends them.
 */
export const MESSAGE_TYPES: ReadonlySet<string> = new Set(FORMATS.keys());

/** Reads the parts of a body one after another; each method returns whether its part was there. */
class Body {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get rest(): number {
    return this.#bytes.length - this.#at;
  }

  skip(count: number): boolean {
    if (this.rest < count) return false;
    this.#at += count;
    return true;
  }

  /** Up to a zero byte. */
  text(): boolean {
    const end = this.#bytes.indexOf(0, this.#at);
    return end >= 0 && this.skip(end + 1 - this.#at);
  }

  oneOf(letters: string): boolean {
    const letter = this.#bytes.toString("latin1", this.#at, this.#at + 1);
    return letter !== "" && letters.includes(letter) && this.skip(1);
  }

  /** A count, then that many values of `size` bytes. */
  list(size: number): boolean {
    const count = this.#count();
    return count !== null && this.skip(count * size);
  }

  /** A count, then that many lengths with their values; -1 stands for null and has no value. */
  values(): boolean {
    const count = this.#count();
    if (count === null) return false;
    for (let index = 0; index < count; index++) {
      if (this.rest < 4) return false;
      const length = this.#bytes.readInt32BE(this.#at);
      if (length < -1 || !this.skip(4 + Math.max(0, length))) return false;
    }
    return true;
  }

  /** Unsigned, since pg sends up to 65,535 parameters. */
  #count(): number | null {
    if (this.rest < 2) return null;
    this.#at += 2;
    return this.#bytes.readUInt16BE(this.#at - 2);
  }
}
