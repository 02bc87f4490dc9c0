import { LRUCache } from "lru-cache";
import { getDerivedVersion } from "@/lib/catalogue/state-queries";

/** The published products' words, as a derived thing. */
export const SEARCH_WORDS = "search_words";

/** How late this process may notice that another has made something anew. */
const KEPT_MS = 2_000;

const known = new LRUCache<string, Promise<string | null>>({ max: 100, ttl: KEPT_MS });

/**
 * What is another text whenever a derived thing was made anew, in whatever process: what was read of it may be kept for
 * as long as this stays the same.
 */
export function derivedVersion(thing: string): Promise<string | null> {
  const kept = known.get(thing);
  if (kept) return kept;
  const version = getDerivedVersion(thing);
  known.set(thing, version);
  version.catch(() => known.delete(thing));
  return version;
}
