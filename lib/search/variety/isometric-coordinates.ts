import type { Gram } from "@/lib/search/variety/gram-matrix";

/** Once every remainder is below this share of the greatest squared length, only rounding error is left. */
const RANK_TOLERANCE = 1e-12;

/**
 * Coordinates of n vectors in at most n dimensions with the same pairwise distances: the rows of the Cholesky factor L
 * of their Gram matrix G = L·Lᵀ, pivoted on the greatest remainder (Higham, *Accuracy and Stability of Numerical
 * Algorithms*, 2002, §10.3). Without pivoting, two nearly equal vectors magnify the rounding errors of all later ones.
 * Clustering depends on distances alone, so 50 vectors of 768 dimensions cost no more than 50 of 50.
 *
 * @returns n rows, each with one number per independent direction of the vectors, at most n
 */
export function isometricCoordinates({ size, products }: Gram): number[][] {
  const rows = Array.from({ length: size }, () => [] as number[]);
  const remaining = Array.from({ length: size }, (_, i) => products[i * size + i] as number);
  const enough = Math.max(...remaining, 0) * RANK_TOLERANCE;
  for (let column = 0; column < size; column++) {
    const pivot = remaining.indexOf(Math.max(...remaining));
    const left = remaining[pivot] as number;
    if (left <= enough) break;
    const root = Math.sqrt(left);
    const pivotRow = [...(rows[pivot] as number[])];
    for (let i = 0; i < size; i++) {
      const row = rows[i] as number[];
      let sum = products[i * size + pivot] as number;
      for (let k = 0; k < column; k++) sum -= (row[k] as number) * (pivotRow[k] as number);
      const coordinate = i === pivot ? root : sum / root;
      row.push(coordinate);
      remaining[i] = i === pivot ? 0 : (remaining[i] as number) - coordinate * coordinate;
    }
  }
  return rows;
}
