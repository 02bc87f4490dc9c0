import type { MarkedPart } from "@/lib/suggestions/suggestion";
import { foldCase, type TypedWords } from "@/lib/suggestions/typed-words";

const WORD = /[\p{L}\p{N}\p{M}'’`]+/gu;

/**
 * The parts of a text that match what was typed: whole words, and the beginning of a word for the last one. In order,
 * without duplicates.
 */
export function matchedParts(text: string, { words, unspaced }: TypedWords): MarkedPart[] {
  if (unspaced) return inside(text, words);
  const last = words.at(-1) ?? "";
  return [...text.matchAll(WORD)].flatMap((match): MarkedPart[] => {
    const word = foldCase(match[0]);
    if (words.includes(word)) return [[match.index, match.index + match[0].length]];
    if (last === "" || !word.startsWith(last)) return [];
    return [[match.index, match.index + writtenLength(match[0], last)]];
  });
}

/** How much of a written word a folded prefix covers: "Women’s" begins with "womens" in seven characters. */
function writtenLength(written: string, beginning: string): number {
  let length = beginning.length;
  while (length < written.length && foldCase(written.slice(0, length)).length < beginning.length) {
    length += 1;
  }
  return length;
}

function inside(text: string, words: string[]): MarkedPart[] {
  const folded = text.toLowerCase();
  if (folded.length !== text.length) return [];
  const found = words.map((word): MarkedPart => {
    const start = folded.indexOf(word);
    return [start, start + word.length];
  });
  return found
    .filter(([start]) => start >= 0)
    .sort(([a], [b]) => a - b)
    .filter(([start], at, all) => at === 0 || start >= (all[at - 1]?.[1] ?? 0));
}
