import type { Reranker } from "@/lib/search/variety/reranker";

/**
 * Lets a reranker reorder only candidates that are nearly as good as the best: the rest follows in relevance order,
 * each in no style.
 * @param within cosine distance to the query beyond the best candidate's
 * @param atLeast so many are reordered however far they are
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
