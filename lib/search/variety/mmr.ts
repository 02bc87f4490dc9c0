import { pickGreedily, type Reranker, rerankerBy } from "@/lib/search/variety/reranker";

/**
 * Maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998): every pick maximises λ · cosine to the query − (1 −
 * λ) · cosine to the most similar picture already picked. Neither cosine is rescaled: stretching the first to 0–1 would
 * make a page of near-equals as reluctant to vary as one that falls off steeply.
 * @param lambda 0–1; 1 is relevance order
 */
export function mmr(lambda: number): Reranker {
  return rerankerBy(({ similarity, gram: { size, products } }) => {
    const closest = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
    let empty = true;
    return pickGreedily(
      size,
      (index) =>
        lambda * (similarity[index] as number) -
        (empty ? 0 : (1 - lambda) * (closest[index] as number)),
      (picked) => {
        empty = false;
        for (let index = 0; index < size; index++) {
          const cosine = products[picked * size + index] as number;
          if (cosine > (closest[index] as number)) closest[index] = cosine;
        }
      },
    );
  });
}
