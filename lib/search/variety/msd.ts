import { pickGreedily, type Reranker, rerankerBy } from "@/lib/search/variety/reranker";

/** The size k of the set whose spread is maximised: what a shopper sees without scrolling. */
const FIRST = 10;

/**
 * Max-sum diversification (Gollapudi & Sharma, WWW 2009): finds the set of k = 10 that maximises (k − 1)(1 − λ) · Σ
 * relevance + 2λ · Σ pairwise cosine distance, by the greedy rule of Borodin, Lee & Ye (PODS 2012), which halves the
 * weight of relevance and always reaches at least half the optimum.
 * @param lambda 0–1; 0 is relevance order
 */
export function msd(lambda: number): Reranker {
  const weight = ((FIRST - 1) * (1 - lambda)) / 2;
  return rerankerBy(({ similarity, gram: { size, products } }) => {
    const distances = new Float64Array(size);
    return pickGreedily(
      size,
      (index) => weight * (similarity[index] as number) + 2 * lambda * (distances[index] as number),
      (picked) => {
        for (let index = 0; index < size; index++) {
          distances[index] =
            (distances[index] as number) + 1 - (products[picked * size + index] as number);
        }
      },
    );
  });
}
