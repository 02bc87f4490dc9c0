import { SEARCH_WORDS } from "@/lib/catalogue/derived-version";
import { refreshSearchWords } from "@/lib/catalogue/search-word-refresh-queries";
import type { CatalogueState, Derived } from "@/lib/catalogue/state-queries";
import { refreshCutoffs } from "@/lib/cutoffs/cutoffs";
import { cutoffsThing } from "@/lib/cutoffs/schema";
import { isEmbeddedEngine } from "@/lib/database/engine-queries";
import { countVectors, indexModel } from "@/lib/embedding/index-model-queries";
import { servingTowers } from "@/lib/embedding/models";
import { countProductsRoughly, vacuumCatalogue } from "@/lib/maintenance/vacuum-queries";

/** Data derived from the catalogue, rebuilt as the catalogue changes. */
export type Derivation = {
  name: string;
  /** Its name in catalogue_state. */
  thing(): Promise<string>;
  /** How old it may become while the catalogue is being written to continuously. */
  atLatestMs: number;
  /** @param made the state it was last made from; undefined if it never was */
  isDue(state: CatalogueState, made: Derived | undefined): Promise<boolean>;
  /** @returns the number of products it was made from; null if it recorded that itself or was not finished */
  make(signal: AbortSignal): Promise<number | null>;
};

/** Below this, an exact scan is as fast as the index, and always complete. */
export const INDEX_FROM_PRODUCTS = 2_000;
/** Cutoffs are kept until at least this share of the catalogue has changed. */
const CUTOFFS_SHARE = 0.05;
/** Statistics are refreshed after this many written rows plus a share of all products: autovacuum's own figures. */
const VACUUM_FROM_ROWS = 50;
const VACUUM_SHARE = 0.1;
/** Used instead of VACUUM_FROM_ROWS where autovacuum handles small changes. */
const BULK_ROWS = 1_000;

const WORDS_AT_LATEST_MS = 30_000;
const UPKEEP_AT_LATEST_MS = 300_000;

/** The words that the published products use: a missing word is noticed at once, and updating them is cheap. */
export const searchWords: Derivation = {
  name: "search words",
  thing: async () => SEARCH_WORDS,
  atLatestMs: WORDS_AT_LATEST_MS,
  isDue: async ({ wordsChanged }, made) => wordsChanged || made === undefined,
  async make(signal) {
    await refreshSearchWords(signal);
    return null;
  },
};

/** The planner's statistics, and the map of pages that indexes need not check. */
export const statistics: Derivation = {
  name: "statistics",
  thing: async () => "statistics",
  atLatestMs: UPKEEP_AT_LATEST_MS,
  async isDue({ written }, made) {
    const since = written - (made?.written ?? 0);
    if (since <= VACUUM_FROM_ROWS) return false;
    const from = (await isEmbeddedEngine()) ? VACUUM_FROM_ROWS : BULK_ROWS;
    return since > from + VACUUM_SHARE * (await countProductsRoughly());
  },
  async make() {
    await vacuumCatalogue();
    return countProductsRoughly();
  },
};

/**
 * The serving model's vector indexes, once the catalogue is large enough. The embedded engine scans exactly: it builds
 * HNSW too slowly, and serves the catalogues it is meant for well without.
 */
export const vectorIndexes: Derivation = {
  name: "vector indexes",
  thing: async () => `indexes:${(await servingTowers()).key}`,
  atLatestMs: UPKEEP_AT_LATEST_MS,
  isDue: async ({ written }, made) => made?.written !== written && !(await isEmbeddedEngine()),
  async make(signal) {
    const { key } = await servingTowers();
    const products = await countVectors(key, INDEX_FROM_PRODUCTS);
    if (products >= INDEX_FROM_PRODUCTS) await indexModel(key, signal);
    return signal.aborted ? null : products;
  },
};

/** How far unrelated products stay from a query. Measured on a sample, so a few changes do not matter. */
export const cutoffs: Derivation = {
  name: "cutoffs",
  thing: async () => cutoffsThing((await servingTowers()).key),
  atLatestMs: UPKEEP_AT_LATEST_MS,
  isDue: async ({ version }, made) =>
    made === undefined || version - made.version > CUTOFFS_SHARE * made.products,
  make: async () => refreshCutoffs(await servingTowers()),
};
