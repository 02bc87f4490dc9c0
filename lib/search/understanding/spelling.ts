import { LRUCache } from "lru-cache";
import { derivedVersion, SEARCH_WORDS } from "@/lib/catalogue/derived-version";
import { listUnknownWords } from "@/lib/search/understanding/spelling-queries";

/** Shorter words are as near to each other as to a typo. */
const MIN_LETTERS = 4;
const MAX_WORDS = 12;
const MAX_KNOWN = 5_000;

/** Words that some published product has, as of one version of the search words. */
const known = new LRUCache<string, true>({ max: MAX_KNOWN });
let knownVersion: string | null = null;

/**
 * For each word that no published product has in any form the likeliest that one has. That a word is known is
 * remembered until words come or go; that it is not is asked each time, so that what was just published is never
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
 * The first two neighbours, one of them misspelt, that are one word of the catalogue's when written together: where they
 * begin, and the word. Null for none.
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
