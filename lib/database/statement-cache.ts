import { LRUCache } from "lru-cache";
import { frame, framesOf } from "@/lib/database/wire-messages";

/** A batch as the engine is to run it. */
export type Rewritten = {
  bytes: Uint8Array;
  /** To be run before it, whose answer is nobody's; null for nothing. */
  closing: Uint8Array | null;
  /** What the client expects in front of the engine's answer. */
  prefix: Buffer;
  /** Whether the answer begins with an error of parsing or binding: the kept plan may no longer fit its tables. */
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
/** In a query that is sent plainly, as migrations are; a plan names types by numbers that end with them. */
const CHANGES_WHAT_IS_THERE = /\b(alter|drop|discard|deallocate)\b/i;
const NOTHING = Buffer.alloc(0);
/** First byte of an error's message. */
const ERROR = 0x45;
/** What a Describe asks about: a statement, not a portal. */
const STATEMENT = 0x53;
/** Of a message's type and length. */
const HEADER = 5;

/**
 * Has the session keep the plans of statements that come again. Drivers parse and plan every statement anew, under no
 * name, since a pooler may give them another session each time; here all share one. Of a search it was a fifth.
 */
export class StatementCache {
  #made = 0;
  /** To be closed with the next batch; closing what is not there is no error. */
  #unused: string[] = [];
  /** Names in the session by statement and types of its parameters. */
  readonly #names = new LRUCache<string, string>({
    max: MAX_STATEMENTS,
    dispose: (name) => this.#unused.push(name),
  });

  /** @param batch that parses, binds and executes one statement under no name; any other stays as it is */
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

/** Where a message has the empty name of its statement; null where it names another, or none. */
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
