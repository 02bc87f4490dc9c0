import { refreshFloors } from "@/lib/embedding/floors";
import {
  indexModel,
  isEmbeddedEngine,
  refreshSearchWords,
  registerModel,
  vacuumCatalogue,
} from "@/lib/embedding/queries";
import { env } from "@/lib/env";
import { openTowers, type Towers } from "@/lib/towers/towers";

const globalForTowers = globalThis as typeof globalThis & { shopTowers?: Promise<Towers> };

/** The towers that EMBEDDING_MODEL selects, opened once per process and again after a failure. */
export function servingTowers(): Promise<Towers> {
  globalForTowers.shopTowers ??= openTowers(env().modelFolder, {
    runner: env().TOWER_RUNNER,
  }).catch((error: unknown) => {
    globalForTowers.shopTowers = undefined;
    throw error;
  });
  return globalForTowers.shopTowers;
}

export async function closeServingTowers(): Promise<void> {
  const opening = globalForTowers.shopTowers;
  globalForTowers.shopTowers = undefined;
  await (await opening?.catch(() => undefined))?.close();
}

/** Makes the serving model's place in the database. Called wherever vectors are written. */
export async function registerServingModel(): Promise<Towers> {
  const towers = await servingTowers();
  await registerModel(towers.key, towers.name, towers.dimension);
  return towers;
}

/** Below this an exact scan is as fast as the index, and always complete. */
export const INDEX_FROM_PRODUCTS = 2_000;

/**
 * To be called after many writes. Vacuums, counts the words, measures how near unrelated products come, and builds the
 * vector indexes once the catalogue is large enough. The embedded engine scans exactly: it builds HNSW too slowly,
 * and serves the catalogues it is meant for well without.
 */
export async function settleCatalogue(modelKey: string, embeddedProducts: number): Promise<void> {
  if (embeddedProducts >= INDEX_FROM_PRODUCTS && !(await isEmbeddedEngine())) {
    await indexModel(modelKey);
  }
  const towers = await servingTowers();
  await Promise.all([
    towers.key === modelKey ? refreshFloors(towers, embeddedProducts) : null,
    refreshSearchWords().then(vacuumCatalogue),
  ]);
}
