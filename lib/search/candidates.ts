import { servingTowers } from "@/lib/embedding/models";
import { searchCandidates } from "@/lib/search/queries";
import { queryVector } from "@/lib/search/query-vector";
import { DEFAULT_REQUEST } from "@/lib/search/search-params";

/** What the varied view reranks for words: the products nearest by description, with their image vectors. */
export async function listCandidates(q: string, limit: number) {
  const { key, dimension } = await servingTowers();
  const vector = await queryVector(q, null);
  const { rows } = await searchCandidates(
    { modelKey: key, dimension, mode: "description" },
    vector,
    DEFAULT_REQUEST.filters,
    { limit, offset: 0 },
  );
  return rows;
}
