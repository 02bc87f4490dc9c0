import { getDerivedVersion } from "@/lib/catalogue/state-queries";

/** The published products' words, as a derived thing. */
export const SEARCH_WORDS = "search_words";

/** How late this process may notice that another has made something anew. */
const KEPT_MS = 2_000;

const known = new Map<string, { version: Promise<string | null>; until: number }>();

/**
 * What is another text whenever a derived thing was made anew, in whatever process: what was read of it may be kept for
 * as long as this stays the same.
 */
export function derivedVersion(thing: string): Promise<string | null> {
  const now = Date.now();
  let kept = known.get(thing);
  if (!kept || kept.until < now) {
    kept = { version: getDerivedVersion(thing), until: now + KEPT_MS };
    kept.version.catch(() => known.delete(thing));
    known.set(thing, kept);
  }
  return kept.version;
}
