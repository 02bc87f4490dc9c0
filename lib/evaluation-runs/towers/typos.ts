import type { Random } from "@/lib/evaluation/random";
import { drawIndex, drawOne } from "@/lib/evaluation-runs/towers/draw-one";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** Shorter words become another word too easily. */
const LEAST_LETTERS = 4;

/**
 * The text with a typo in one of its words of four letters or more: a letter is dropped, doubled, swapped with the next
 * one or replaced. The first letter is kept. Training's texts have the same kinds of typos.
 * @param neighbours the key next to each letter's
 */
export function withTypo(
  text: string,
  neighbours: ReadonlyMap<string, string>,
  random: Random,
): string {
  const words = text.split(" ");
  const long = [...words.keys()].filter((at) => (words[at] as string).length >= LEAST_LETTERS);
  if (long.length === 0) return text;
  const at = drawOne(long, random);
  words[at] = mistyped(words[at] as string, neighbours, random);
  return words.join(" ");
}

function mistyped(word: string, neighbours: ReadonlyMap<string, string>, random: Random): string {
  const at = 1 + drawIndex(word.length - 1, random);
  const [before, letter, after] = [word.slice(0, at), word[at] as string, word.slice(at + 1)];
  const kind = drawIndex(4, random);
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + letter + after;
  if (kind === 2 && after) return before + after[0] + letter + after.slice(1);
  const any = drawOne(LETTERS, random);
  const beside = random() < 0.5 ? (neighbours.get(letter.toLowerCase()) ?? any) : any;
  return before + beside + after;
}
