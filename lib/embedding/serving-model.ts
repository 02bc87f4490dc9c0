import { env } from "@/lib/env";
import { type ModelFacts, readModelFacts } from "@/lib/towers/model-facts";

const globalForModel = globalThis as typeof globalThis & { shopModel?: Promise<ModelFacts> };

/**
 * What the towers that EMBEDDING_MODEL selects say of themselves, for those who only want to know whose vectors to look
 * at: nothing is loaded that runs them.
 */
export function servingModel(): Promise<ModelFacts> {
  globalForModel.shopModel ??= readModelFacts(env().modelFolder).catch((error: unknown) => {
    globalForModel.shopModel = undefined;
    throw error;
  });
  return globalForModel.shopModel;
}
