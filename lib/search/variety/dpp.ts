import { pickGreedily, type Reranker, rerankerBy } from "@/lib/search/variety/reranker";

/** A picture with less novelty than this is a linear combination of those already picked. */
const NOTHING_NEW = 1e-9;

/**
 * Greedy MAP inference for a determinantal point process (Chen, Zhang & Zhou, NeurIPS 2018) over the kernel exp(a·rᵢ) ·
 * cos(i, j) · exp(a·rⱼ) with a = θ / (2(1 − θ)): every pick maximises the log determinant. Relevance factors out, so
 * the incremental Cholesky factor is that of the cosines alone. When no remaining candidate adds anything new, the rest
 * follow in relevance order.
 * @param theta from 0 to below 1: 0 is variety alone, near 1 is relevance alone
 */
export function dpp(theta: number): Reranker {
  const weight = theta / (1 - theta);
  return rerankerBy(({ similarity, gram: { size, products } }) => {
    const novelty = Float64Array.from({ length: size }, (_, i) => products[i * size + i] as number);
    const factors = Array.from({ length: size }, () => [] as number[]);
    return pickGreedily(
      size,
      (index) => {
        const left = novelty[index] as number;
        if (left <= NOTHING_NEW) return Number.NEGATIVE_INFINITY;
        return weight * (similarity[index] as number) + Math.log(left);
      },
      (picked) => {
        const left = novelty[picked] as number;
        if (left <= NOTHING_NEW) return;
        const root = Math.sqrt(left);
        const pivot = [...(factors[picked] as number[])];
        for (let index = 0; index < size; index++) {
          const factor = factors[index] as number[];
          let product = products[picked * size + index] as number;
          for (let k = 0; k < pivot.length; k++) {
            product -= (pivot[k] as number) * (factor[k] as number);
          }
          const coordinate = product / root;
          factor.push(coordinate);
          novelty[index] = (novelty[index] as number) - coordinate * coordinate;
        }
      },
    );
  });
}
