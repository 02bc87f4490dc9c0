import { LRUCache } from "lru-cache";
import { getDerivedVersion } from "@/lib/catalogue/state-queries";
import { createShare } from "@/lib/concurrency/share";

/** Key of the derived data that holds the published products' words. */
export const SEARCH_WORDS = "search_words";

/** How late this process may notice that another has rebuilt derived data. */
const KEPT_MS = 2_000;

/** Versions, not promises of them, which would keep the request that made them (lib/concurrency/share.ts). */
const known = new LRUCache<string, { version: string | null }>({ max: 100, ttl: KEPT_MS });
const share = createShare<string | null>();

/**
 * A text that changes whenever the derived data is rebuilt, in any process. Anything read from that data may be cached
 * while this text stays the same.
 */
export async function derivedVersion(thing: string): Promise<string | null> {
  const kept = known.get(thing);
  return kept ? kept.version : share(thing, () => read(thing));
}

async function read(thing: string): Promise<string | null> {
  const version = await getDerivedVersion(thing);
  known.set(thing, { version });
  return version;
}
