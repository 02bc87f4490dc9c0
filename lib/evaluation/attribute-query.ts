import { type Random, randomFrom, shuffled } from "@/lib/evaluation/random";
import type { EvaluatedProduct } from "@/lib/evaluation/subject";

/** A query made from the catalogue's own words, with the attributes it asks for. */
export type AttributeQuery = {
  words: string;
  broadCategory: string;
  fineCategory: string;
  colour: string | null;
};

/** What a result can have in common with a query. */
export const TARGETS = ["broad category", "fine category", "fine category and colour"] as const;
export type Target = (typeof TARGETS)[number];

/** How often a query names one of the product's tags. */
const TAG_SHARE = 0.5;

/**
 * Random queries in the article's manner ("multicolor henley t-shirt dress"): the colour, the fine category and, in
 * about every other query, one of the tags of a product drawn at random. So every query asks for something that exists,
 * and common things are asked for more often. Every product is drawn once before any is drawn again. The same products
 * and seed give the same queries.
 */
export function attributeQueries(
  products: readonly EvaluatedProduct[],
  count: number,
  seed: number,
): AttributeQuery[] {
  const random = randomFrom(seed);
  const pool = products.toSorted((a, b) => (a.handle < b.handle ? -1 : 1));
  const queries: AttributeQuery[] = [];
  while (queries.length < count && pool.length > 0) {
    for (const product of shuffled(pool, random).slice(0, count - queries.length)) {
      queries.push(queryFor(product, random));
    }
  }
  return queries;
}

export function countDifferent(queries: readonly AttributeQuery[]): number {
  return new Set(queries.map(({ words }) => words)).size;
}

export function matches(product: EvaluatedProduct, query: AttributeQuery, target: Target): boolean {
  if (product.broadCategory !== query.broadCategory) return false;
  if (target === "broad category") return true;
  if (product.fineCategory !== query.fineCategory) return false;
  return target === "fine category" || product.colour === query.colour;
}

/** Returns a function that tells how many products a query could find, without counting them for every query. */
export function countMatches(
  products: readonly EvaluatedProduct[],
): (query: AttributeQuery, target: Target) => number {
  const counts = new Map<string, number>();
  for (const product of products) {
    for (const target of TARGETS) {
      const key = keyOf(product, target);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return (query, target) => counts.get(keyOf(query, target)) ?? 0;
}

function keyOf(
  { broadCategory, fineCategory, colour }: Omit<AttributeQuery, "words">,
  target: Target,
): string {
  if (target === "broad category") return JSON.stringify([broadCategory]);
  if (target === "fine category") return JSON.stringify([broadCategory, fineCategory]);
  return JSON.stringify([broadCategory, fineCategory, colour]);
}

function queryFor(product: EvaluatedProduct, random: Random): AttributeQuery {
  const { broadCategory, fineCategory, colour } = product;
  const tag =
    random() < TAG_SHARE && product.tags.length > 0
      ? product.tags[Math.floor(random() * product.tags.length)]
      : null;
  const words: string[] = [];
  for (const part of [colour, tag, fineCategory]) {
    const spoken = part?.toLowerCase().trim();
    if (spoken && !words.some((word) => word.includes(spoken))) words.push(spoken);
  }
  return { words: words.join(" "), broadCategory, fineCategory, colour };
}
