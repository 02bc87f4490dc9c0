/** More words than this are a sentence that no name begins with; looking for each would only cost. */
const MAX_WORDS = 8;
/** Shorter words with a typo are like too many others, longer ones are no words. */
const TYPO_LETTERS = { min: 3, max: 24 };
/** Of fewer letters, those that are there are taken to be meant: two of three tell too little. */
const WRONG_LETTER_FROM = 4;
/** Scripts that put no space between words: what is typed may stand in the middle of what is written. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export type TypedWords = {
  words: string[];
  /** Whether each word is looked for anywhere in a name, not as a word of it. */
  unspaced: boolean;
};

/** What to look for; null when nothing can be found by it. */
export function typedWords(q: string): TypedWords | null {
  const words = wordsOf(q);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  return { words, unspaced: UNSPACED.test(q) };
}

/** A text's words, cut as the database's search_key cuts them. */
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
 * LIKE patterns of everything that a word with one typo can have been meant as: a letter wrong, missing, too many,
 * or two of them swapped. Empty for words too short or too long to tell.
 * @param beginning whether the word may go on
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
