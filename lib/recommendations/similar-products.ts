import { servingTowers } from "@/lib/embedding/models";
import { listSimilar } from "@/lib/search/retrieval/nearest-queries";
import type { SearchResult } from "@/lib/search/types";

/** The published products nearest to a product by average vector, without its own variants. */
export async function similarProducts(productId: string, limit: number): Promise<SearchResult[]> {
  const { key, dimension } = await servingTowers();
  const products = await listSimilar({ modelKey: key, dimension }, productId, limit);
  return products.map((product) => ({
    ...product,
    signals: ["vector"],
    cluster: null,
    clusterSize: null,
    variants: [],
  }));
}
