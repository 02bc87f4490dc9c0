import { LRUCache } from "lru-cache";
import { derivedVersion } from "@/lib/catalogue/derived-version";
import { createShare } from "@/lib/concurrency/share";
import { measureCutoffs } from "@/lib/cutoffs/measure-cutoffs";
import {
  countFindable,
  getCutoffsRow,
  listCatalogueSample,
  setCutoffs,
} from "@/lib/cutoffs/queries";
import {
  type Cutoff,
  type Cutoffs,
  cutoffsSchema,
  cutoffsThing,
  type MODES,
  type QueryKind,
} from "@/lib/cutoffs/schema";
import type { Towers } from "@/lib/towers/types";

const SAMPLED_PRODUCTS = 1_500;
const SAMPLED_QUERIES = 300;

/** A model's cutoffs for this catalogue; null until they are measured, or when there is too little to measure. */
export async function getCutoffs(modelKey: string): Promise<Cutoffs | null> {
  const row = await getCutoffsRow(modelKey);
  const parsed = cutoffsSchema.safeParse(row);
  return parsed.success ? parsed.data : null;
}

/** Cutoffs read from the database, by model and version. */
const kept = new LRUCache<string, { cutoffs: Cutoffs | null }>({ max: 10 });
const share = createShare<Cutoffs | null>();

/** The cutoff of one kind of query in one mode, cached until cutoffs are measured again. */
export async function getCutoff(
  modelKey: string,
  kind: QueryKind,
  mode: (typeof MODES)[number],
): Promise<Cutoff | null> {
  const version = await derivedVersion(cutoffsThing(modelKey));
  const key = `${modelKey}\n${version}`;
  const known = kept.get(key);
  const cutoffs = known ? known.cutoffs : await share(key, () => read(modelKey, key));
  return cutoffs?.[kind][mode] ?? null;
}

async function read(modelKey: string, key: string): Promise<Cutoffs | null> {
  const cutoffs = await getCutoffs(modelKey);
  kept.set(key, { cutoffs });
  return cutoffs;
}

/**
 * Measures the cutoffs on the current published products. The queries are made from the catalogue's own colours and
 * categories and from its photos. A product is unrelated to a query made from a product of another broad category.
 * @returns how many products have vectors
 */
export async function refreshCutoffs(towers: Towers): Promise<number> {
  const products = await countFindable(towers.key);
  const sample = await listCatalogueSample(towers.key, SAMPLED_PRODUCTS);
  const asked = sample.slice(0, SAMPLED_QUERIES);
  const texts = asked.map(({ colour, fineCategory }) =>
    `${colour ?? ""} ${fineCategory}`.trim().toLowerCase(),
  );
  const distinct = [...new Set(texts)];
  const vectors = distinct.length > 0 ? await towers.embedTexts(distinct) : [];
  const words = texts.map((text) => vectors[distinct.indexOf(text)] as Float32Array);
  await saveCutoffs(towers.key, await measureCutoffs(sample, words, products, towers.similarities));
  return products;
}

/** Null removes the cutoffs: every result passes. */
export async function saveCutoffs(modelKey: string, cutoffs: Cutoffs | null): Promise<void> {
  await setCutoffs(modelKey, cutoffs);
  kept.clear();
}
