/** More words than this are a sentence that no name begins with; looking them up would only cost time. */
const MAX_WORDS = 8;
/** Shorter words with a typo resemble too many others; longer ones are not words. */
const TYPO_LETTERS = { min: 3, max: 24 };
/** In shorter words, the letters typed are taken as correct: two out of three say too little. */
const WRONG_LETTER_FROM = 4;
/** Scripts without spaces between words, where typed text may occur in the middle of a name. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export type TypedWords = {
  words: string[];
  /** Whether to look for each word anywhere in a name, not only as a whole word. */
  unspaced: boolean;
};

/** The words to look for; null when they cannot find anything. */
export function typedWords(q: string): TypedWords | null {
  const words = wordsOf(q);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  return { words, unspaced: UNSPACED.test(q) };
}

/** A text's words, split as the database's search_key splits them. */
export function wordsOf(text: string): string[] {
  return foldCase(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
}

/** Lower case, without apostrophes. */
export function foldCase(text: string): string {
  return text.toLowerCase().replace(/['’`]/g, "");
}

/**
 * LIKE patterns for everything that a word with one typo may stand for: a letter wrong, missing, extra, or two swapped.
 * Empty for words that are too short or too long.
 * @param beginning whether the word may continue
 */
export function typoPatterns(word: string, beginning: boolean): string[] {
  const letters = [...word];
  if (letters.length < TYPO_LETTERS.min || letters.length > TYPO_LETTERS.max) return [];
  const patterns = letters.flatMap((letter, at) => {
    const before = letters.slice(0, at).join("");
    const after = letters.slice(at + 1).join("");
    const next = letters[at + 1];
    const missing = [`${before}_${letter}${after}`];
    const wrong = letters.length < WRONG_LETTER_FROM ? [] : [`${before}_${after}`, before + after];
    const swapped = next === undefined ? [] : [before + next + letter + after.slice(next.length)];
    return [...missing, ...wrong, ...swapped];
  });
  if (!beginning) return [...new Set([...patterns, `${word}_`])];
  return [...new Set(patterns)].map((pattern) => `${pattern}%`);
}
