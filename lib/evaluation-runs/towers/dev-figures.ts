import type { StoreProduct } from "@/lib/evaluation-runs/towers/dev-data";
import {
  ATTRIBUTES,
  type Attribute,
  type EvaluationQueries,
  VARIANTS,
} from "@/lib/evaluation-runs/towers/draw-queries";
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

/** Every figure for the dev split. */
export async function devFigures(
  dev: DevVectors,
  queries: EvaluationQueries,
  words: EvaluationWords,
  embed: EmbedQueries,
): Promise<Figures> {
  const modes: Modes = {
    description: dev.titles,
    image: dev.photos,
    average: averageOf(dev.titles, dev.photos),
  };
  const out: Figures = {};
  await queryFigures(out, dev, queries, modes, embed);
  for (const attribute of ATTRIBUTES) {
    await valueFigures(out, dev, queries, modes, attribute, embed);
  }
  titleFigures(out, "title->photo", dev, dev);
  photoFigures(out, dev);
  await clothingFigures(out, dev, words, modes, embed);
  return out;
}

async function queryFigures(
  out: Figures,
  { products }: DevVectors,
  { plain, variants }: EvaluationQueries,
  modes: Modes,
  embed: EmbedQueries,
): Promise<void> {
  const same =
    (...attributes: Attribute[]): IsRelevant =>
    (query, at) =>
      attributes.every((attribute) => plain[query]?.[attribute] === products[at]?.[attribute]);
  const levels = {
    broad: same("subCategory"),
    fine: same("articleType"),
    "fine+colour": same("articleType", "baseColour"),
  };
  const vectors = await embed(plain.map(({ text }) => text));
  for (const [level, isRelevant] of Object.entries(levels)) {
    for (const mode of MODES) out[`${level} ${mode}`] = precision(vectors, modes[mode], isRelevant);
    out[`${level} ceiling`] = ceiling(plain.length, products.length, isRelevant);
  }
  for (const variant of VARIANTS) {
    const changed = await embed(variants[variant]);
    for (const mode of MODES) {
      const kept = precision(changed, modes[mode], levels.fine);
      out[`${variant} keeps ${mode}`] = kept / (out[`fine ${mode}`] as number);
    }
  }
}

/** Every value of a column as a query by itself. */
async function valueFigures(
  out: Figures,
  { products }: DevVectors,
  { values }: EvaluationQueries,
  modes: Modes,
  attribute: Attribute,
  embed: EmbedQueries,
): Promise<void> {
  const queries = values[attribute];
  const isRelevant: IsRelevant = (query, at) => products[at]?.[attribute] === queries[query]?.value;
  const vectors = await embed(queries.map(({ text }) => text));
  for (const mode of MODES) {
    out[`${attribute} ${mode}`] = precision(vectors, modes[mode], isRelevant);
  }
  out[`${attribute} ceiling`] = ceiling(queries.length, products.length, isRelevant);
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
    photoClasses
      .get(classes[query] ?? "")
      ?.article_types.includes(products[at]?.articleType ?? "") ?? false;
  out["clothing->kind P@10"] = precision(clothing, photos, isRight);
  out["clothing->kind average P@10"] = precision(clothing, modes.average, isRight);
}
