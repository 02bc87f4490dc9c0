import { SEARCH_WORDS } from "@/lib/catalogue/derived-version";
import { refreshSearchWords } from "@/lib/catalogue/search-word-refresh-queries";
import type { CatalogueState, Derived } from "@/lib/catalogue/state-queries";
import { refreshCutoffs } from "@/lib/cutoffs/cutoffs";
import { cutoffsThing } from "@/lib/cutoffs/schema";
import { isEmbeddedEngine } from "@/lib/database/engine-queries";
import { countVectors, indexModel } from "@/lib/embedding/index-model-queries";
import { servingTowers } from "@/lib/embedding/models";
import { countProductsRoughly, vacuumCatalogue } from "@/lib/maintenance/vacuum-queries";

/** Something that is made from the catalogue, and made anew as the catalogue changes. */
export type Derivation = {
  name: string;
  /** What it is called in catalogue_state. */
  thing(): Promise<string>;
  /** How old it may get while the catalogue is being written to all the time. */
  atLatestMs: number;
  /** @param made from which state it was made last; undefined for never */
  isDue(state: CatalogueState, made: Derived | undefined): Promise<boolean>;
  /** @returns of how many products it was made; null where it has noted that itself, or was not finished */
  make(signal: AbortSignal): Promise<number | null>;
};

/** Below this an exact scan is as fast as the index, and always complete. */
export const INDEX_FROM_PRODUCTS = 2_000;
/** A catalogue of which less than this share changed keeps its cutoffs. */
const CUTOFFS_SHARE = 0.05;
/** Rows written after which statistics are made anew, beside a share of all products; autovacuum's own figures. */
const VACUUM_FROM_ROWS = 50;
const VACUUM_SHARE = 0.1;
/** The same where autovacuum comes to small changes by itself. */
const BULK_ROWS = 1_000;

const WORDS_AT_LATEST_MS = 30_000;
const UPKEEP_AT_LATEST_MS = 300_000;

/** The words that the published products use: missed at once, and cheap to bring up to date. */
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

/** The planner's figures, and which pages indexes need not look at. */
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
 * The vector indexes of the serving model, once the catalogue is large enough. The embedded engine scans exactly: it
 * builds HNSW too slowly, and serves the catalogues it is meant for well without.
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

/** How far unrelated products stay from a query: measured on a sample, so few changes do not move it. */
export const cutoffs: Derivation = {
  name: "cutoffs",
  thing: async () => cutoffsThing((await servingTowers()).key),
  atLatestMs: UPKEEP_AT_LATEST_MS,
  isDue: async ({ version }, made) =>
    made === undefined || version - made.version > CUTOFFS_SHARE * made.products,
  make: async () => refreshCutoffs(await servingTowers()),
};
