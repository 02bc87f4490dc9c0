import { embedProducts } from "@/lib/embedding/embed-products";
import { registerServingModel } from "@/lib/embedding/models";
import {
  countEmbeddings,
  type EmbeddingCounts,
  listProductsToEmbed,
} from "@/lib/embedding/queries";
import { refreshCatalogueAndReport } from "@/lib/maintenance/refresh-catalogue";
import { PRODUCTS_PER_JOB } from "@/lib/queue/jobs";

/**
 * Embeds what is missing, in this process, until nothing is left or the time is up, for hosts that run no worker. The
 * next call continues with what is left.
 * @param options `refresh: false` for callers that refresh the derived data themselves
 */
export async function embedPending(
  budgetMs: number,
  { refresh = true } = {},
): Promise<EmbeddingCounts> {
  const endsAt = Date.now() + budgetMs;
  const { key } = await registerServingModel();
  while (Date.now() < endsAt) {
    const productIds = await listProductsToEmbed(key, PRODUCTS_PER_JOB);
    if (productIds.length === 0) break;
    await embedProducts(productIds);
  }
  if (refresh) await refreshCatalogueAndReport();
  return countEmbeddings(key);
}
