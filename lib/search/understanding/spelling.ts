import { LRUCache } from "lru-cache";
import { derivedVersion, SEARCH_WORDS } from "@/lib/catalogue/derived-version";
import { listUnknownWords } from "@/lib/search/understanding/spelling-queries";

/** Shorter words are as close to one another as to their own misspellings. */
const MIN_LETTERS = 4;
const MAX_WORDS = 12;
const MAX_KNOWN = 5_000;

/** Words found in published products, for one version of the search words. */
const known = new LRUCache<string, true>({ max: MAX_KNOWN });
let knownVersion: string | null = null;

/**
 * Maps each word that occurs in no published product, in any form, to the likeliest one that does. Known words are
 * cached until the search words change. Unknown ones are looked up every time, so that a word just published is never
 * corrected.
 */
export async function listSpellings(words: string[]): Promise<Map<string, string>> {
  const version = await derivedVersion(SEARCH_WORDS);
  if (knownVersion !== version) {
    known.clear();
    knownVersion = version;
  }
  const asked = [...new Set(words)]
    .filter((word) => word.length >= MIN_LETTERS && !known.has(word))
    .slice(0, MAX_WORDS);
  if (asked.length === 0) return new Map();
  const unknown = await listUnknownWords(asked);
  for (const word of asked) if (!unknown.has(word)) known.set(word, true);
  return new Map([...unknown].flatMap(([word, near]) => (near === null ? [] : [[word, near]])));
}

/**
 * Finds the first pair of neighbouring words, at least one misspelt, that the catalogue writes as one word. Returns the
 * first word's index and the joined word, or null.
 */
export async function findJoined(
  words: string[],
  spellings: Map<string, string>,
): Promise<{ index: number; word: string } | null> {
  const pairs = words
    .slice(1)
    .map((second, index) => ({ index, first: words[index] as string, second }))
    .filter(({ first, second }) => spellings.has(first) || spellings.has(second))
    .map(({ index, first, second }) => ({ index, word: `${first}${second}` }))
    .slice(0, MAX_WORDS);
  if (pairs.length === 0) return null;
  const unknown = await listUnknownWords(pairs.map(({ word }) => word));
  return pairs.find(({ word }) => !unknown.has(word)) ?? null;
}
