import { createHash, randomBytes } from "node:crypto";

const DAY_MS = 24 * 60 * 60 * 1000;

export type OnceADayLimits = {
  /** Different things that one client may do in a day. */
  perClient: number;
  /** Clients that may do one thing in a day, since addresses can be forged. */
  perThing: number;
  /** Everything in a day; this bounds the memory, at about 100 bytes each. */
  inAll: number;
};

/**
 * Remembers who did what today, without knowing who: it keeps only hashes with a secret salt, and discards both when
 * the UTC day ends.
 */
export class OnceADay {
  readonly #limits: OnceADayLimits;
  #day = -1;
  #salt = Buffer.alloc(0);
  #seen = new Set<string>();
  #counts = new Map<string, number>();

  constructor(limits: OnceADayLimits) {
    this.#limits = limits;
  }

  /** Whether this is the client's first time today, and within the limits. */
  isFirst(client: string, thing: string, nowMs = Date.now()): boolean {
    this.#turnDay(Math.floor(nowMs / DAY_MS));
    const [who, what] = [this.#hash("who", client), this.#hash("what", thing)];
    const both = this.#hash(who, what);
    const { perClient, perThing, inAll } = this.#limits;
    if (this.#seen.has(both) || this.#seen.size >= inAll) return false;
    if (this.#count(who) >= perClient || this.#count(what) >= perThing) return false;
    this.#seen.add(both);
    for (const key of [who, what]) this.#counts.set(key, this.#count(key) + 1);
    return true;
  }

  #turnDay(day: number): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#salt = randomBytes(32);
    this.#seen = new Set();
    this.#counts = new Map();
  }

  #count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  #hash(kind: string, text: string): string {
    const hash = createHash("sha256").update(this.#salt).update(`${kind}\0${text}`);
    return hash.digest("base64url").slice(0, 22);
  }
}
