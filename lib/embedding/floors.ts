import { z } from "zod";
import { dot } from "@/lib/embedding/dot";
import {
  type CatalogueSample,
  getFloorsRow,
  listCatalogueSample,
  setFloors,
} from "@/lib/embedding/floors-queries";
import { normalisedMean } from "@/lib/embedding/product-vectors";
import type { Towers } from "@/lib/towers/towers";

/** Of unrelated products, the share that may still pass the floor. */
const UNRELATED_SHARE = 0.003;
/** Of the catalogue's own queries, the share whose best match still counts as strong. */
const STRONG_SHARE = 0.99;
const SAMPLED_PRODUCTS = 1_500;
const SAMPLED_QUERIES = 300;
/** Fewer products tell nothing. */
const MIN_PRODUCTS = 40;
/** A catalogue that changed less than this keeps its floors. */
const CHANGE = 0.05;

const MODES = ["description", "image", "average"] as const;
const QUERY_KINDS = ["words", "photo", "both"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

const floorSchema = z.object({
  /** Cosine distance that only three unrelated products in a thousand stay below. */
  floor: z.number(),
  /** Cosine distance at which half of the catalogue's own queries have their best match. */
  typical: z.number(),
  /** Cosine distance within which the best match of nearly every query of the catalogue's own lies. */
  strong: z.number(),
});
const byMode = z.object({ description: floorSchema, image: floorSchema, average: floorSchema });
export const floorsSchema = z.object({
  /** How many embedded products there were. */
  products: z.number().int(),
  words: byMode,
  photo: byMode,
  both: byMode,
});

export type Floor = z.infer<typeof floorSchema>;
export type Floors = z.infer<typeof floorsSchema>;

/** The floors of a model on this catalogue; null until they are measured, or where there is too little to measure. */
export async function getFloors(modelKey: string): Promise<Floors | null> {
  const row = await getFloorsRow(modelKey);
  const parsed = floorsSchema.safeParse(row);
  return parsed.success ? parsed.data : null;
}

const KEPT_MS = 30_000;
const kept = new Map<string, { floors: Promise<Floors | null>; until: number }>();

/** The floor of one kind of query in one mode; what was read is remembered for half a minute. */
export async function floorOf(
  modelKey: string,
  kind: QueryKind,
  mode: (typeof MODES)[number],
): Promise<Floor | null> {
  let known = kept.get(modelKey);
  if (!known || known.until < Date.now()) {
    known = { floors: getFloors(modelKey), until: Date.now() + KEPT_MS };
    known.floors.catch(() => kept.delete(modelKey));
    kept.set(modelKey, known);
  }
  return (await known.floors)?.[kind][mode] ?? null;
}

/**
 * Measures the floors anew when the catalogue has changed by more than a twentieth since they were measured.
 * Queries are made of the catalogue's own colours and categories and of its own photos; a product is unrelated to
 * a query made from one of another broad category.
 */
export async function refreshFloors(towers: Towers, embeddedProducts: number): Promise<void> {
  const known = await getFloors(towers.key);
  if (known && Math.abs(embeddedProducts - known.products) <= CHANGE * known.products) return;
  const sample = await listCatalogueSample(towers.key, SAMPLED_PRODUCTS);
  const asked = sample.slice(0, SAMPLED_QUERIES);
  const texts = asked.map(({ colour, fineCategory }) =>
    `${colour ?? ""} ${fineCategory}`.trim().toLowerCase(),
  );
  const words = texts.length > 0 ? await towers.embedTexts(texts) : [];
  await saveFloors(towers.key, measureFloors(sample, words, embeddedProducts));
}

/** Null for none: everything passes. */
export async function saveFloors(modelKey: string, floors: Floors | null): Promise<void> {
  await setFloors(modelKey, floors);
  kept.delete(modelKey);
}

/**
 * @param sample products in random order
 * @param words text vectors of queries made from the first products of the sample, one each
 * @returns null when the sample is too small, or of one category
 */
export function measureFloors(
  sample: CatalogueSample[],
  words: Float32Array[],
  products: number,
): Floors | null {
  const pictured = sample.filter(({ image }) => image !== null);
  if (sample.length < MIN_PRODUCTS || pictured.length < MIN_PRODUCTS) return null;
  const vectorOf = {
    words: (index: number) => words[index] as Float32Array,
    photo: (index: number) => sample[index]?.image ?? null,
    both: (index: number) => {
      const image = sample[index]?.image;
      return image ? normalisedMean([words[index] as Float32Array, image]) : null;
    },
  };
  const floors: Partial<Record<QueryKind, Record<string, Floor>>> = {};
  for (const kind of QUERY_KINDS) {
    floors[kind] = {};
    for (const mode of MODES) {
      const floor = measureFloor(sample, words.length, vectorOf[kind], mode);
      if (!floor) return null;
      floors[kind][mode] = floor;
    }
  }
  return floorsSchema.parse({ products, ...floors });
}

function measureFloor(
  sample: CatalogueSample[],
  queries: number,
  vectorOf: (index: number) => Float32Array | null,
  mode: (typeof MODES)[number],
): Floor | null {
  const kind = mode === "description" ? "text" : mode;
  const unrelated: number[] = [];
  const best: number[] = [];
  for (let asked = 0; asked < queries; asked++) {
    const query = vectorOf(asked);
    if (!query) continue;
    const { broadCategory, variantGroup } = sample[asked] as CatalogueSample;
    let nearest = Number.POSITIVE_INFINITY;
    sample.forEach((product, index) => {
      const vector = product[kind];
      if (!vector || index === asked) return;
      const distance = 1 - dot(query, vector);
      if (product.broadCategory !== broadCategory) unrelated.push(distance);
      const twin = variantGroup !== null && product.variantGroup === variantGroup;
      if (!twin && distance < nearest) nearest = distance;
    });
    if (nearest < 2) best.push(nearest);
  }
  if (unrelated.length === 0 || best.length === 0) return null;
  return {
    floor: quantile(unrelated, UNRELATED_SHARE),
    typical: quantile(best, 0.5),
    strong: quantile(best, STRONG_SHARE),
  };
}

/** The value that a share of the values does not exceed. */
function quantile(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}
