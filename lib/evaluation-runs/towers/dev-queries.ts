import type { StoreProduct } from "@/lib/evaluation-runs/towers/dev-data";
import { PythonRandom } from "@/lib/evaluation-runs/towers/python-random";
import type { EvaluationWords } from "@/lib/evaluation-runs/towers/words";

const QUERIES = 1000;
const ASKED_SEED = 7;
const DISTURBED_SEED = 11;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The products whose colour and article are asked for, the same for every pair of towers. */
export function askedProducts(products: readonly StoreProduct[], count = QUERIES): StoreProduct[] {
  const order = new PythonRandom(ASKED_SEED).sampledAll(products);
  return order.filter((product) => product.baseColour !== "NA").slice(0, count);
}

export function plainQuery({ baseColour, articleType }: StoreProduct): string {
  return `${baseColour} ${articleType}`.toLowerCase();
}

export type Disturbance = "typo" | "synonym" | "shuffled";

/** The plain queries with one slip of the finger, in other words, and in another order. */
export function disturbedQueries(
  asked: readonly StoreProduct[],
  words: EvaluationWords,
): Record<Disturbance, string[]> {
  const random = new PythonRandom(DISTURBED_SEED);
  const synonym = ({ baseColour, articleType }: StoreProduct) => {
    const colour = random.choice(words.colours.get(baseColour) ?? [baseColour.toLowerCase()]);
    return `${colour} ${random.choice(words.articles.get(articleType) ?? [articleType.toLowerCase()])}`;
  };
  // In this order: they draw from one stream.
  const typo = asked.map((product) => misspelt(plainQuery(product), words, random));
  return {
    typo,
    synonym: asked.map(synonym),
    shuffled: asked.map((product) => random.shuffled(plainQuery(product).split(" ")).join(" ")),
  };
}

/** One slip in one word of four letters or more: a letter dropped, doubled, swapped or replaced. */
export function misspelt(text: string, words: EvaluationWords, random: PythonRandom): string {
  const parts = text.split(" ");
  const long = [...parts.keys()].filter((at) => (parts[at] as string).length >= 4);
  if (long.length === 0) return text;
  const at = random.choice(long);
  parts[at] = slip(parts[at] as string, words, random);
  return parts.join(" ");
}

function slip(word: string, words: EvaluationWords, random: PythonRandom): string {
  const spot = 1 + random.below(word.length - 1);
  const kind = random.below(4);
  const [before, letter, after] = [word.slice(0, spot), word[spot] as string, word.slice(spot + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + letter + after;
  if (kind === 2 && after) return before + after[0] + letter + after.slice(1);
  const any = LETTERS[random.below(LETTERS.length)] as string;
  const other = random.random() < 0.5 ? (words.neighbours.get(letter.toLowerCase()) ?? any) : any;
  return before + other + after;
}
