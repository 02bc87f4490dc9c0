import { derivedVersion } from "@/lib/catalogue/derived-version";
import { measureFloors } from "@/lib/cutoffs/measure-cutoffs";
import { countFindable, getFloorsRow, listCatalogueSample, setFloors } from "@/lib/cutoffs/queries";
import {
  type Floor,
  type Floors,
  floorsSchema,
  floorsThing,
  type MODES,
  type QueryKind,
} from "@/lib/cutoffs/schema";
import type { Towers } from "@/lib/towers/types";

const SAMPLED_PRODUCTS = 1_500;
const SAMPLED_QUERIES = 300;

/** The floors of a model on this catalogue; null until they are measured, or where there is too little to measure. */
export async function getFloors(modelKey: string): Promise<Floors | null> {
  const row = await getFloorsRow(modelKey);
  const parsed = floorsSchema.safeParse(row);
  return parsed.success ? parsed.data : null;
}

const kept = new Map<string, { floors: Promise<Floors | null>; version: string | null }>();

/** The floor of one kind of query in one mode; what was read is remembered until they are measured anew. */
export async function floorOf(
  modelKey: string,
  kind: QueryKind,
  mode: (typeof MODES)[number],
): Promise<Floor | null> {
  const version = await derivedVersion(floorsThing(modelKey));
  let known = kept.get(modelKey);
  if (!known || known.version !== version) {
    known = { floors: getFloors(modelKey), version };
    known.floors.catch(() => kept.delete(modelKey));
    kept.set(modelKey, known);
  }
  return (await known.floors)?.[kind][mode] ?? null;
}

/**
 * Measures the floors on the published products as they are now. Queries are made of the catalogue's own colours and
 * categories and of its own photos; a product is unrelated to a query made from one of another broad category.
 * @returns how many products have vectors to be found by
 */
export async function refreshFloors(towers: Towers): Promise<number> {
  const products = await countFindable(towers.key);
  const sample = await listCatalogueSample(towers.key, SAMPLED_PRODUCTS);
  const asked = sample.slice(0, SAMPLED_QUERIES);
  const texts = asked.map(({ colour, fineCategory }) =>
    `${colour ?? ""} ${fineCategory}`.trim().toLowerCase(),
  );
  const distinct = [...new Set(texts)];
  const vectors = distinct.length > 0 ? await towers.embedTexts(distinct) : [];
  const words = texts.map((text) => vectors[distinct.indexOf(text)] as Float32Array);
  await saveFloors(towers.key, await measureFloors(sample, words, products, towers.similarities));
  return products;
}

/** Null for none: everything passes. */
export async function saveFloors(modelKey: string, floors: Floors | null): Promise<void> {
  await setFloors(modelKey, floors);
  kept.delete(modelKey);
}
