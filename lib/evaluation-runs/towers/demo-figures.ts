import { type EmbedQueries, MODES } from "@/lib/evaluation-runs/towers/dev-figures";
import type { Figures } from "@/lib/evaluation-runs/towers/figures";
import { ceiling, type IsRelevant, precision } from "@/lib/evaluation-runs/towers/metrics";
import { PythonRandom } from "@/lib/evaluation-runs/towers/python-random";
import { averageOf, type Vectors } from "@/lib/evaluation-runs/towers/vectors";

const QUERIES = 500;
const SEED = 5;

/** What a demo query asks for, and what answers it. */
export type DrawnProduct = { fineCategory: string; colour: string; tags: string[] };

/** Queries "colour, at times a tag, category" of products drawn at random. */
export function demoQueries<T extends DrawnProduct>(
  products: readonly T[],
  count = QUERIES,
): { text: string; product: T }[] {
  const random = new PythonRandom(SEED);
  const asked = Array.from({ length: count }, () => random.choice(products));
  return asked.map((product) => {
    const tag = random.random() < 0.5 ? random.choice(product.tags) : "";
    const words = [product.colour.toLowerCase(), tag, product.fineCategory.toLowerCase()];
    return { product, text: words.filter(Boolean).join(" ") };
  });
}

/** Fine P@10 on a demo catalogue; `texts` and `images` hold one vector a product. */
export async function demoFigures(
  products: readonly DrawnProduct[],
  texts: Vectors,
  images: Vectors,
  embed: EmbedQueries,
): Promise<Figures> {
  const asked = demoQueries(products);
  const isRelevant: IsRelevant = (query, at) =>
    asked[query]?.product.fineCategory === products[at]?.fineCategory;
  const queries = await embed(asked.map(({ text }) => text));
  const modes = { description: texts, image: images, average: averageOf(texts, images) };
  const out: Figures = {};
  for (const mode of MODES) out[`demo fine ${mode}`] = precision(queries, modes[mode], isRelevant);
  out["demo fine ceiling"] = ceiling(asked.length, products.length, isRelevant);
  return out;
}
