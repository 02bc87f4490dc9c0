import { env } from "@/lib/env";
import { type ModelFacts, readModelFacts } from "@/lib/towers/model-facts";

const globalForModel = globalThis as typeof globalThis & { shopModel?: Promise<ModelFacts> };

/**
 * The facts of the model that EMBEDDING_MODEL selects, for callers that only need to know whose vectors to use: nothing
 * that runs the towers is loaded.
 */
export function servingModel(): Promise<ModelFacts> {
  globalForModel.shopModel ??= readModelFacts(env().modelFolder).catch((error: unknown) => {
    globalForModel.shopModel = undefined;
    throw error;
  });
  return globalForModel.shopModel;
}
