import { servingTowers } from "@/lib/embedding/models";
import { queryVector } from "@/lib/search/query-vector/query-vector";
import { type RelevantResult, searchRelevant } from "@/lib/search/retrieval/relevant-queries";
import { type Mode, NO_FILTERS } from "@/lib/search/types";

/**
 * The products nearest to a vector by one mode, with their image vectors: what the visual reranker works on.
 * @param floor cosine distance that they must stay within; null for any
 */
export async function listNearest(
  space: { modelKey: string; dimension: number; mode: Mode },
  vector: Float32Array,
  limit: number,
  floor: number | null = null,
): Promise<RelevantResult[]> {
  const { rows } = await searchRelevant(
    { space, vector, words: "", filters: NO_FILTERS, floor },
    { limit, offset: 0 },
    { sort: "relevance", collapse: false, withImageVectors: true },
  );
  return rows;
}

/** What the varied view reranks for words by vectors alone: the products nearest by description. */
export async function listCandidates(q: string, limit: number): Promise<RelevantResult[]> {
  const { key, dimension } = await servingTowers();
  const space = { modelKey: key, dimension, mode: "description" } as const;
  return listNearest(space, await queryVector(q, null), limit);
}
