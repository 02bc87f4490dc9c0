import { registerModel } from "@/lib/embedding/queries";
import { env } from "@/lib/env";
import { openTowers } from "@/lib/towers/towers";
import type { Towers } from "@/lib/towers/types";

const globalForTowers = globalThis as typeof globalThis & { shopTowers?: Promise<Towers> };

/** The towers that EMBEDDING_MODEL selects, opened once per process, and again after a failure. */
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

/** Registers the serving model in the database. Called wherever vectors are written. */
export async function registerServingModel(): Promise<Towers> {
  const towers = await servingTowers();
  await registerModel(towers.key, towers.name, towers.dimension);
  return towers;
}
