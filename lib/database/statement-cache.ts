import { LRUCache } from "lru-cache";
import { frame, framesOf } from "@/lib/database/wire-messages";

/** A batch as the engine is to run it. */
export type Rewritten = {
  bytes: Uint8Array;
  /** A batch to run before it, whose answer is discarded; null for none. */
  closing: Uint8Array | null;
  /** What the client expects before the engine's answer. */
  prefix: Buffer;
  /** Whether the answer begins with a parse or bind error: the cached plan may no longer fit its tables. */
  isRefused(answer: Uint8Array): boolean;
};

const MAX_STATEMENTS = 100;
const QUERY = "Q";
const PARSE = "P";
const BIND = "B";
const DESCRIBE = "D";
const CLOSE = "C";
const SYNC = "S";
const PARSED = frame("1", "");
/**
 * Found in a simple query, such as a migration, it clears the cache: plans refer to types by numbers, which may be gone
 * afterwards.
 */
const CHANGES_WHAT_IS_THERE = /\b(alter|drop|discard|deallocate)\b/i;
const NOTHING = Buffer.alloc(0);
/** First byte of an error message. */
const ERROR = 0x45;
/** In a Describe: a statement, not a portal. */
const STATEMENT = 0x53;
/** Size of a message's type and length. */
const HEADER = 5;

/**
 * Makes the session keep the plans of repeated statements. Drivers parse and plan every statement again, without a
 * name, since a pooler may give them another session each time; here all share one. That took a fifth of a search.
 */
export class StatementCache {
  #made = 0;
  /** Statements to close with the next batch; closing a missing one is not an error. */
  #unused: string[] = [];
  /** Names in the session, by statement and parameter types. */
  readonly #names = new LRUCache<string, string>({
    max: MAX_STATEMENTS,
    dispose: (name) => this.#unused.push(name),
  });

  /** @param batch is rewritten if it parses, binds and executes one unnamed statement; any other is left as it is */
  rewrite(batch: Buffer): Rewritten {
    const [parse, ...others] = framesOf(batch);
    const isWhole = others.some((each) => typeOf(each) === BIND && nameAt(each) !== null);
    if (!parse || typeOf(parse) !== PARSE || parse[HEADER] !== 0 || !isWhole) {
      if (parse && typeOf(parse) === QUERY && CHANGES_WHAT_IS_THERE.test(parse.toString("utf8"))) {
        this.#names.clear();
      }
      return { bytes: batch, closing: this.#closing(), prefix: NOTHING, isRefused: () => false };
    }
    const statement = parse.subarray(HEADER + 1);
    const key = statement.toString("latin1");
    const known = this.#names.get(key);
    const name = known ?? `kept_${++this.#made}`;
    if (!known) this.#names.set(key, name);
    const named = [...(known ? [] : [parse]), ...others].map((each) => withName(each, name));
    return {
      bytes: Buffer.concat(named),
      closing: this.#closing(),
      prefix: known ? PARSED : NOTHING,
      isRefused: (answer) => {
        const isRefused = answer[0] === ERROR;
        if (isRefused) this.#names.delete(key);
        return isRefused;
      },
    };
  }

  #closing(): Uint8Array | null {
    if (this.#unused.length === 0) return null;
    const closes = this.#unused.map((name) => frame(CLOSE, `S${name}\0`));
    this.#unused = [];
    return Buffer.concat([...closes, frame(SYNC, "")]);
  }
}

function typeOf(message: Buffer): string {
  return message.toString("latin1", 0, 1);
}

/** Offset of the empty statement name in a message; null if it names a statement or has no such field. */
function nameAt(message: Buffer): number | null {
  const type = typeOf(message);
  let at = HEADER;
  if (type === BIND) at = message.indexOf(0, HEADER) + 1;
  else if (type === DESCRIBE && message[HEADER] === STATEMENT) at = HEADER + 1;
  else if (type !== PARSE) return null;
  return message[at] === 0 ? at : null;
}

function withName(message: Buffer, name: string): Buffer {
  const at = nameAt(message);
  if (at === null) return message;
  const body = [message.subarray(HEADER, at), Buffer.from(name), message.subarray(at)];
  return frame(typeOf(message), Buffer.concat(body));
}
