import { randomFrom } from "@/lib/evaluation/random";
import { type EmbedQueries, MODES } from "@/lib/evaluation-runs/towers/dev-figures";
import { drawOne } from "@/lib/evaluation-runs/towers/draw-one";
import type { Figures } from "@/lib/evaluation-runs/towers/figures";
import { ceiling, type IsRelevant, precision } from "@/lib/evaluation-runs/towers/metrics";
import { averageOf, type Vectors } from "@/lib/evaluation-runs/towers/vectors";

const QUERY_COUNT = 500;
const SEED = 5;
/** How often a query includes one of its product's tags. */
const TAG_SHARE = 0.5;

/** What a demo query is made from, and what answers it. */
export type DemoProduct = { fineCategory: string; colour: string; tags: string[] };

/** Queries of the form "colour, sometimes a tag, category" from products drawn at random. */
export function demoQueries<T extends DemoProduct>(
  products: readonly T[],
  count = QUERY_COUNT,
): { text: string; product: T }[] {
  const random = randomFrom(SEED);
  return Array.from({ length: count }, () => {
    const product = drawOne(products, random);
    const tag = random() < TAG_SHARE ? drawOne(product.tags, random) : "";
    const words = [product.colour.toLowerCase(), tag, product.fineCategory.toLowerCase()];
    return { product, text: words.filter(Boolean).join(" ") };
  });
}

/** Fine P@10 on a demo catalogue; `texts` and `images` hold one vector per product. */
export async function demoFigures(
  products: readonly DemoProduct[],
  texts: Vectors,
  images: Vectors,
  embed: EmbedQueries,
): Promise<Figures> {
  const queries = demoQueries(products);
  const isRelevant: IsRelevant = (query, at) =>
    queries[query]?.product.fineCategory === products[at]?.fineCategory;
  const vectors = await embed(queries.map(({ text }) => text));
  const modes = { description: texts, image: images, average: averageOf(texts, images) };
  const out: Figures = {};
  for (const mode of MODES) out[`demo fine ${mode}`] = precision(vectors, modes[mode], isRelevant);
  out["demo fine ceiling"] = ceiling(queries.length, products.length, isRelevant);
  return out;
}
