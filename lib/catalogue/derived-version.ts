import { LRUCache } from "lru-cache";
import { getDerivedVersion } from "@/lib/catalogue/state-queries";

/** Key of the derived data that holds the published products' words. */
export const SEARCH_WORDS = "search_words";

/** How late this process may notice that another has rebuilt derived data. */
const KEPT_MS = 2_000;

const known = new LRUCache<string, Promise<string | null>>({ max: 100, ttl: KEPT_MS });

/**
 * A text that changes whenever the derived data is rebuilt, in any process. Anything read from that data may be cached
 * while this text stays the same.
 */
export function derivedVersion(thing: string): Promise<string | null> {
  const kept = known.get(thing);
  if (kept) return kept;
  const version = getDerivedVersion(thing);
  known.set(thing, version);
  version.catch(() => known.delete(thing));
  return version;
}
