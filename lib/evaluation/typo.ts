import type { Random } from "@/lib/evaluation/random";

/** A keyboard's rows, each shifted to the right of the one above. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/** With a typo, shorter words usually become another word. */
const LONG_WORD = /\p{L}{4,}/gu;

/**
 * A text with one typo in one of its words of four letters or more: a letter dropped, doubled, swapped with the next,
 * or replaced by a neighbouring key. Null if no word is long enough.
 */
export function withTypo(text: string, random: Random): string | null {
  const words = [...text.matchAll(LONG_WORD)];
  const word = drawn(words, random);
  if (!word) return null;
  const letters = Array.from(word[0]);
  const at = Math.floor(random() * letters.length);
  const mistyped = drawn(typosAt(letters, at, random), random) ?? letters;
  return text.slice(0, word.index) + mistyped.join("") + text.slice(word.index + word[0].length);
}

/** The possible typos at one of a word's letters. */
function typosAt(letters: string[], at: number, random: Random): string[][] {
  const [letter = "", next] = letters.slice(at, at + 2);
  const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
  const beside = drawn(neighboursOf(letter), random);
  return [
    [...before, ...after],
    [...before, letter, letter, ...after],
    ...(next !== undefined && next !== letter
      ? [[...before, next, letter, ...after.slice(1)]]
      : []),
    ...(beside !== undefined ? [[...before, beside, ...after]] : []),
  ];
}

/** The keys around a letter's, in the same case; none for letters of other keyboards. */
export function neighboursOf(letter: string): string[] {
  const small = letter.toLowerCase();
  const row = ROWS.findIndex((keys) => keys.includes(small));
  const column = ROWS[row]?.indexOf(small) ?? -1;
  if (column < 0) return [];
  const around = [
    ROWS[row]?.[column - 1],
    ROWS[row]?.[column + 1],
    ROWS[row - 1]?.[column],
    ROWS[row - 1]?.[column + 1],
    ROWS[row + 1]?.[column - 1],
    ROWS[row + 1]?.[column],
  ];
  const keys = around.filter((key) => key !== undefined);
  return letter === small ? keys : keys.map((key) => key.toUpperCase());
}

function drawn<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}
