import type { StoreProduct } from "@/lib/evaluation-runs/towers/dev-data";
import {
  askedProducts,
  disturbedQueries,
  plainQuery,
} from "@/lib/evaluation-runs/towers/dev-queries";
import type { Figures } from "@/lib/evaluation-runs/towers/figures";
import {
  accuracy,
  ceiling,
  type IsRelevant,
  precision,
} from "@/lib/evaluation-runs/towers/metrics";
import { titleFigures } from "@/lib/evaluation-runs/towers/title-figures";
import { averageOf, type Vectors } from "@/lib/evaluation-runs/towers/vectors";
import type { EvaluationWords } from "@/lib/evaluation-runs/towers/words";

export type EmbedQueries = (texts: string[]) => Promise<Vectors>;
type Modes = Record<"description" | "image" | "average", Vectors>;

export type DevVectors = {
  products: StoreProduct[];
  titles: Vectors;
  photos: Vectors;
  classes: string[];
  clothing: Vectors;
};

export const MODES = ["description", "image", "average"] as const;
const FIELDS = ["subCategory", "articleType", "baseColour"] as const;

/** Every figure of the dev split; the definitions of training/evaluate.py's `figures`. */
export async function devFigures(
  dev: DevVectors,
  words: EvaluationWords,
  embed: EmbedQueries,
): Promise<Figures> {
  const modes: Modes = {
    description: dev.titles,
    image: dev.photos,
    average: averageOf(dev.titles, dev.photos),
  };
  const out: Figures = {};
  await queryFigures(out, dev, words, modes, embed);
  for (const field of FIELDS) await attributeFigures(out, dev, modes, field, embed);
  titleFigures(out, "title->photo", dev, dev);
  photoFigures(out, dev);
  await clothingFigures(out, dev, words, modes, embed);
  return out;
}

async function queryFigures(
  out: Figures,
  { products }: DevVectors,
  words: EvaluationWords,
  modes: Modes,
  embed: EmbedQueries,
): Promise<void> {
  const asked = askedProducts(products);
  const same =
    (...fields: (keyof StoreProduct)[]): IsRelevant =>
    (query, at) =>
      fields.every((field) => asked[query]?.[field] === products[at]?.[field]);
  const levels = {
    broad: same("subCategory"),
    fine: same("articleType"),
    "fine+colour": same("articleType", "baseColour"),
  };
  const queries = await embed(asked.map(plainQuery));
  for (const [level, isRelevant] of Object.entries(levels)) {
    for (const mode of MODES) out[`${level} ${mode}`] = precision(queries, modes[mode], isRelevant);
    out[`${level} ceiling`] = ceiling(asked.length, products.length, isRelevant);
  }
  for (const [name, texts] of Object.entries(disturbedQueries(asked, words))) {
    const vectors = await embed(texts);
    for (const mode of MODES) {
      const kept = precision(vectors, modes[mode], levels.fine);
      out[`${name} keeps ${mode}`] = kept / (out[`fine ${mode}`] as number);
    }
  }
}

/** Every value of a column that is present, alone, as a query. */
async function attributeFigures(
  out: Figures,
  { products }: DevVectors,
  modes: Modes,
  field: (typeof FIELDS)[number],
  embed: EmbedQueries,
): Promise<void> {
  const present = new Set(products.map((product) => product[field]));
  const values = [...present].filter((value) => value !== "NA" && value !== "").sort();
  const isRelevant: IsRelevant = (query, at) => products[at]?.[field] === values[query];
  const queries = await embed(values.map((value) => value.toLowerCase()));
  for (const mode of MODES) out[`${field} ${mode}`] = precision(queries, modes[mode], isRelevant);
  out[`${field} ceiling`] = ceiling(values.length, products.length, isRelevant);
}

function photoFigures(out: Figures, { products, photos }: DevVectors): void {
  const alike =
    (field: keyof StoreProduct): IsRelevant =>
    (query, at) =>
      products[query]?.[field] === products[at]?.[field];
  const own = { skipSelf: true };
  out["photo->type P@10"] = precision(photos, photos, alike("articleType"), own);
  out["photo->broad P@10"] = precision(photos, photos, alike("subCategory"), own);
}

async function clothingFigures(
  out: Figures,
  { products, photos, classes, clothing }: DevVectors,
  { photoClasses }: EvaluationWords,
  modes: Modes,
  embed: EmbedQueries,
): Promise<void> {
  const names = [...new Set(classes)].sort();
  const labels = classes.map((name) => names.indexOf(name));
  out["clothing class"] = accuracy(clothing, await embed(names), labels);
  const isRight: IsRelevant = (query, at) =>
    photoClasses.get(classes[query] ?? "")?.includes(products[at]?.articleType ?? "") ?? false;
  out["clothing->kind P@10"] = precision(clothing, photos, isRight);
  out["clothing->kind average P@10"] = precision(clothing, modes.average, isRight);
}
