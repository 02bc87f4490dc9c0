import { type Random, randomFrom, shuffled } from "@/lib/evaluation/random";
import type { EvaluatedProduct } from "@/lib/evaluation/subject";

/** A product whose photo is given, and the colour wanted instead. */
export type CompositionQuery = {
  /** Its name in lists, by which it is paired with other runs' queries: "a-handle, but red". */
  name: string;
  product: EvaluatedProduct;
  colour: string;
  words: string;
};

/** This many other products must have the colour; a rarer one could not fill ten ranks. */
const MIN_OTHERS = 10;

/**
 * Products drawn at random, every one once before any is drawn again. Each is paired with a colour other than its own
 * that at least ten other products of its fine category have; products without such a colour are skipped. The same
 * products and seed give the same queries.
 */
export function compositionQueries(
  products: readonly EvaluatedProduct[],
  count: number,
  seed: number,
): CompositionQuery[] {
  const random = randomFrom(seed);
  const coloursOf = commonColours(products);
  const choices = (product: EvaluatedProduct) =>
    (coloursOf.get(kindOf(product)) ?? []).filter((colour) => colour !== product.colour);
  const pool = products
    .filter((product) => choices(product).length > 0)
    .toSorted((a, b) => (a.handle < b.handle ? -1 : 1));
  const queries: CompositionQuery[] = [];
  while (queries.length < count && pool.length > 0) {
    for (const product of shuffled(pool, random).slice(0, count - queries.length)) {
      queries.push(queryFor(product, choices(product), random));
    }
  }
  return queries;
}

/** Parses a query name made by `compositionQueries`; null if it is not one. */
export function readCompositionName(name: string): { handle: string; words: string } | null {
  const found = /^(.+?), but (.+)$/.exec(name);
  return found?.[1] && found[2] ? { handle: found[1], words: found[2] } : null;
}

function queryFor(product: EvaluatedProduct, colours: string[], random: Random): CompositionQuery {
  const colour = colours[Math.floor(random() * colours.length)] as string;
  const words = colour.toLowerCase().trim();
  return { name: `${product.handle}, but ${words}`, product, colour, words };
}

/** By fine category, the colours of at least ten products, in a stable order. */
function commonColours(products: readonly EvaluatedProduct[]): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const product of products) {
    if (product.colour === null) continue;
    const ofKind = counts.get(kindOf(product)) ?? new Map<string, number>();
    counts.set(kindOf(product), ofKind.set(product.colour, (ofKind.get(product.colour) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([kind, ofKind]) => [
      kind,
      [...ofKind].flatMap(([colour, count]) => (count >= MIN_OTHERS ? [colour] : [])).toSorted(),
    ]),
  );
}

function kindOf({ broadCategory, fineCategory }: EvaluatedProduct): string {
  return JSON.stringify([broadCategory, fineCategory]);
}
