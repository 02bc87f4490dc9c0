import { randomFrom, shuffled } from "@/lib/evaluation/random";
import type { StoreProduct } from "@/lib/evaluation-runs/towers/dev-data";
import devSample from "@/lib/evaluation-runs/towers/dev-sample.json";
import { drawOne } from "@/lib/evaluation-runs/towers/draw-one";
import { withTypo } from "@/lib/evaluation-runs/towers/typos";
import type { EvaluationWords } from "@/lib/evaluation-runs/towers/words";

const QUERY_COUNT = 1000;
/**
 * The products of the dev split that queries are made from, by row number: drawn once among this many rows and fixed
 * since. Another draw moves a figure by up to 0.01 (see docs/measurements/towers.md), which is more than the bars allow
 * for.
 */
const SAMPLED_ROWS = 4421;
const SEEDS = { products: 7, typo: 11, synonym: 12, shuffled: 13 } as const;
/** The data set's word for "no colour". */
const NO_COLOUR = "NA";

/** Columns whose every value is a query by itself. */
export const ATTRIBUTES = ["subCategory", "articleType", "baseColour"] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** "navy blue shirts", and the values of the product that it was made from. */
export type AttributeQuery = { text: string } & Pick<StoreProduct, Attribute>;
/** One value of a column as a query: "shirts" for `Shirts`. */
export type ValueQuery = { text: string; value: string };

/** Changes to a query that should not affect its results. */
export const VARIANTS = ["typo", "synonym", "shuffled"] as const;
export type Variant = (typeof VARIANTS)[number];

export type EvaluationQueries = {
  plain: AttributeQuery[];
  /** The plain queries in the same order, each one changed. */
  variants: Record<Variant, string[]>;
  values: Record<Attribute, ValueQuery[]>;
};

/** Every query of the dev split. The same products and words give the same queries. */
export function drawQueries(
  products: readonly StoreProduct[],
  words: EvaluationWords,
): EvaluationQueries {
  const plain = sampled(products)
    .filter(({ baseColour }) => baseColour !== NO_COLOUR)
    .slice(0, QUERY_COUNT)
    .map(plainQuery);
  return {
    plain,
    variants: {
      typo: typos(plain, words),
      synonym: synonyms(plain, words),
      shuffled: inAnotherOrder(plain),
    },
    values: {
      subCategory: valueQueries(products, "subCategory"),
      articleType: valueQueries(products, "articleType"),
      baseColour: valueQueries(products, "baseColour"),
    },
  };
}

/** The dev split's fixed sample; any other products in random order. */
function sampled(products: readonly StoreProduct[]): StoreProduct[] {
  if (products.length !== SAMPLED_ROWS) return shuffled(products, randomFrom(SEEDS.products));
  return devSample.map((row) => products[row] as StoreProduct);
}

function plainQuery({ subCategory, articleType, baseColour }: StoreProduct): AttributeQuery {
  const text = `${baseColour} ${articleType}`.toLowerCase();
  return { text, subCategory, articleType, baseColour };
}

function typos(plain: readonly AttributeQuery[], words: EvaluationWords): string[] {
  const random = randomFrom(SEEDS.typo);
  return plain.map(({ text }) => withTypo(text, words.neighbours, random));
}

/** Other words for colour and article; a value without synonyms stands for itself. */
export function synonyms(plain: readonly AttributeQuery[], words: EvaluationWords): string[] {
  const random = randomFrom(SEEDS.synonym);
  const phrase = (phrases: ReadonlyMap<string, string[]>, value: string) =>
    drawOne(phrases.get(value) ?? [value.toLowerCase()], random);
  return plain.map(
    ({ baseColour, articleType }) =>
      `${phrase(words.colours, baseColour)} ${phrase(words.articles, articleType)}`,
  );
}

function inAnotherOrder(plain: readonly AttributeQuery[]): string[] {
  const random = randomFrom(SEEDS.shuffled);
  return plain.map(({ text }) => shuffled(text.split(" "), random).join(" "));
}

function valueQueries(products: readonly StoreProduct[], attribute: Attribute): ValueQuery[] {
  const present = new Set(products.map((product) => product[attribute]));
  return [...present]
    .filter((value) => value !== NO_COLOUR && value !== "")
    .sort()
    .map((value) => ({ text: value.toLowerCase(), value }));
}
