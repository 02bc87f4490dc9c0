import { embedProducts } from "@/lib/embedding/embed-products";
import { PRODUCTS_PER_JOB } from "@/lib/embedding/jobs";
import { registerServingModel, settleCatalogue } from "@/lib/embedding/models";
import {
  countEmbeddings,
  type EmbeddingCounts,
  listProductsToEmbed,
} from "@/lib/embedding/queries";

/**
 * Embeds what is missing in this process until nothing is or the time is up, for hosts that run no worker.
 * What is left over waits for the next call.
 */
export async function embedPending(budgetMs: number): Promise<EmbeddingCounts> {
  const endsAt = Date.now() + budgetMs;
  const { key } = await registerServingModel();
  let embedded = false;
  while (Date.now() < endsAt) {
    const productIds = await listProductsToEmbed(key, PRODUCTS_PER_JOB);
    if (productIds.length === 0) break;
    await embedProducts(productIds);
    embedded = true;
  }
  const counts = await countEmbeddings(key);
  if (embedded && counts.pending === 0) await settleCatalogue(key, counts.embedded);
  return counts;
}
