import { servingTowers } from "@/lib/embedding/models";
import { queryVector } from "@/lib/search/query-vector/query-vector";
import { listRelevant, type RelevantResult } from "@/lib/search/retrieval/search-queries";
import { type Mode, NO_FILTERS } from "@/lib/search/types";

/**
 * The products nearest to a vector in one mode, with their image vectors: the input of the visual reranker.
 * @param maxDistance the greatest cosine distance allowed; null for no limit
 */
export async function listNearest(
  space: { modelKey: string; dimension: number; mode: Mode },
  vector: Float32Array,
  limit: number,
  maxDistance: number | null = null,
): Promise<RelevantResult[]> {
  const { rows } = await listRelevant(
    { space, vector, words: "", filters: NO_FILTERS, maxDistance },
    { limit, offset: 0 },
    { sort: "relevance", collapse: false, withImageVectors: true },
  );
  return rows;
}

/** The varied view's candidates for a query in words, by vectors alone: the products nearest by description. */
export async function listCandidates(q: string, limit: number): Promise<RelevantResult[]> {
  const { key, dimension } = await servingTowers();
  const space = { modelKey: key, dimension, mode: "description" } as const;
  return listNearest(space, await queryVector(q, null), limit);
}
