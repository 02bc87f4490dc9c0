import type { Reranker } from "@/lib/search/variety/reranker";

/**
 * Makes a reranker reorder only candidates nearly as good as the best. The rest follow in relevance order, without a
 * style.
 * @param within greatest cosine distance to the query beyond the best candidate's
 * @param atLeast how many candidates are reordered however far they are
 */
export function nearTheBest(reranker: Reranker, within: number, atLeast: number): Reranker {
  return (candidates, input, styles) => {
    const best = Math.min(...candidates.map(input.distanceOf));
    const beyond = candidates.findIndex(
      (candidate, index) => index >= atLeast && input.distanceOf(candidate) > best + within,
    );
    const count = beyond < 0 ? candidates.length : beyond;
    const rest = candidates.slice(count);
    return [
      ...reranker(candidates.slice(0, count), input, styles),
      ...rest.map((item) => ({ item, cluster: null, clusterSize: null })),
    ];
  };
}
