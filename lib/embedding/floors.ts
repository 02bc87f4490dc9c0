import { getFloorsRow, listCatalogueSample, setFloors } from "@/lib/embedding/floors-queries";
import {
  type Floor,
  type Floors,
  floorsSchema,
  type MODES,
  type QueryKind,
} from "@/lib/embedding/floors-schema";
import { measureFloors } from "@/lib/embedding/measure-floors";
import type { Towers } from "@/lib/towers/towers";

const SAMPLED_PRODUCTS = 1_500;
const SAMPLED_QUERIES = 300;
/** A catalogue that changed less than this keeps its floors. */
const CHANGE = 0.05;

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
  const distinct = [...new Set(texts)];
  const vectors = distinct.length > 0 ? await towers.embedTexts(distinct) : [];
  const words = texts.map((text) => vectors[distinct.indexOf(text)] as Float32Array);
  await saveFloors(
    towers.key,
    await measureFloors(sample, words, embeddedProducts, towers.similarities),
  );
}

/** Null for none: everything passes. */
export async function saveFloors(modelKey: string, floors: Floors | null): Promise<void> {
  await setFloors(modelKey, floors);
  kept.delete(modelKey);
}
