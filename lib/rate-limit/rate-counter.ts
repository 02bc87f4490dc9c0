import { RATE_TIERS, type RateTier, type RateTierName } from "@/lib/rate-limit/tiers";

/** Units counted under a key, to be added to the count of all processes. */
export type CountToAdd = { key: string; cost: number; windowMs: number };
/** What all processes together have counted under a key, in the window that began at `windowStartMs`. */
export type SharedCount = { key: string; count: number; windowStartMs: number };
/** The counts that all processes share. */
export type SharedCounts = {
  add(counts: CountToAdd[], nowMs: number): Promise<SharedCount[]>;
  /** Deletes counts of windows that have ended. */
  sweep(nowMs: number): Promise<void>;
};

type Entry = {
  windowMs: number;
  windowStartMs: number;
  count: number;
  limit: number;
  /** The part of `count` that is not shared yet. */
  unshared: number;
};

const MOST_KEYS = 50_000;
/** A client that has used less of its limit than this is not shared, so most clients never create a row. */
const SHARED_FROM = 0.1;
const MOST_SHARED_AT_ONCE = 500;

/**
 * Counts clients' requests in memory, which takes microseconds and no database. From time to time, `share` adds new
 * counts to those of all processes and adopts what the others have counted, in one statement however many requests
 * there were. Without sharing, or while the database is unavailable, each process counts on its own.
 */
export class RateCounter {
  readonly #entries = new Map<string, Entry>();
  readonly #factor: number;
  readonly #mostKeys: number;

  /** @param factor multiplies every limit; 0 counts nothing and refuses nobody */
  constructor(factor: number, mostKeys = MOST_KEYS) {
    this.#factor = factor;
    this.#mostKeys = mostKeys;
  }

  /**
   * Counts a client's request.
   * @returns null while it is within the tier's limit, otherwise the seconds until the window ends
   */
  count(tierName: RateTierName, client: string, nowMs = Date.now()): number | null {
    return this.#count(tierName, client, 1, nowMs, true);
  }

  /** Like `count`, for callers that update the shared count themselves and call `takeOver` afterwards. */
  countUnshared(tierName: RateTierName, client: string, cost: number, nowMs: number) {
    return this.#count(tierName, client, cost, nowMs, false);
  }

  /** The seconds until a client over its limit may ask again; null if it may now. Counts nothing. */
  refusedFor(tierName: RateTierName, client: string, nowMs = Date.now()): number | null {
    const entry = this.#entries.get(`${tierName}:${client}`);
    if (!entry || entry.count <= entry.limit || hasEnded(entry, nowMs)) return null;
    return secondsLeft(entry, nowMs);
  }

  /**
   * Adopts the count of all processes.
   * @returns null while it is within the limit, otherwise the seconds until the window ends
   */
  takeOver(
    tierName: RateTierName,
    client: string,
    { count, windowStartMs }: Omit<SharedCount, "key">,
    nowMs: number,
  ): number | null {
    if (this.#factor === 0) return null;
    const entry = this.#entryOf(`${tierName}:${client}`, RATE_TIERS[tierName], nowMs);
    Object.assign(entry, { count, windowStartMs });
    return count <= entry.limit ? null : secondsLeft(entry, nowMs);
  }

  /**
   * Merges the counts with those of all processes.
   * @throws whatever the shared counts throw; unshared counts are kept and added next time
   */
  async share(shared: SharedCounts, nowMs = Date.now()): Promise<void> {
    const news: CountToAdd[] = [];
    for (const [key, entry] of this.#entries) {
      if (entry.unshared === 0 || entry.count < entry.limit * SHARED_FROM) continue;
      if (hasEnded(entry, nowMs)) continue;
      news.push({ key, cost: entry.unshared, windowMs: entry.windowMs });
      if (news.length === MOST_SHARED_AT_ONCE) break;
    }
    if (news.length === 0) return;
    const costs = new Map(news.map(({ key, cost }) => [key, cost]));
    for (const { key, count, windowStartMs } of await shared.add(news, nowMs)) {
      const entry = this.#entries.get(key);
      if (!entry) continue;
      entry.unshared = Math.max(0, entry.unshared - (costs.get(key) ?? 0));
      entry.count = count + entry.unshared;
      entry.windowStartMs = windowStartMs;
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  #count(tierName: RateTierName, client: string, cost: number, nowMs: number, shares: boolean) {
    if (this.#factor === 0) return null;
    const entry = this.#entryOf(`${tierName}:${client}`, RATE_TIERS[tierName], nowMs);
    const before = entry.count;
    entry.count += cost;
    // A client already over its limit is refused without adding to the shared count.
    if (shares && before <= entry.limit) entry.unshared += cost;
    return entry.count <= entry.limit ? null : secondsLeft(entry, nowMs);
  }

  #entryOf(key: string, { limit, windowS }: RateTier, nowMs: number): Entry {
    const known = this.#entries.get(key);
    if (known && !hasEnded(known, nowMs)) return known;
    const fresh: Entry = {
      windowMs: windowS * 1000,
      windowStartMs: nowMs,
      count: 0,
      limit: Math.max(1, Math.round(limit * this.#factor)),
      unshared: 0,
    };
    // Keeps the oldest first, so that a flood of addresses evicts those not seen for the longest time.
    this.#entries.delete(key);
    this.#entries.set(key, fresh);
    this.#makeRoom(nowMs);
    return fresh;
  }

  #makeRoom(nowMs: number): void {
    if (this.#entries.size <= this.#mostKeys) return;
    for (const [key, entry] of this.#entries) {
      if (hasEnded(entry, nowMs)) this.#entries.delete(key);
    }
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#mostKeys * 0.9) return;
      this.#entries.delete(key);
    }
  }
}

function hasEnded({ windowStartMs, windowMs }: Entry, nowMs: number): boolean {
  return nowMs >= windowStartMs + windowMs;
}

function secondsLeft({ windowStartMs, windowMs }: Entry, nowMs: number): number {
  return Math.max(1, Math.ceil((windowStartMs + windowMs - nowMs) / 1000));
}
