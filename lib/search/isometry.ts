import type { Gram } from "@/lib/search/gram";

/** Below this share of a vector's squared length, what is left of it is rounding error. */
const RANK_TOLERANCE = 1e-10;

/**
 * Coordinates of n vectors in at most n dimensions with the same pairwise distances: the rows of the Cholesky
 * factor L of their Gram matrix G = L·Lᵀ. Clustering looks at nothing but distances, so 50 vectors of 768
 * dimensions cost no more than 50 of 50.
 *
 * @returns n rows of n numbers; a vector that depends linearly on earlier ones has a zero on the diagonal
 */
export function isometricCoordinates({ size, products }: Gram): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row = new Array<number>(size).fill(0);
    const squaredLength = products[i * size + i] as number;
    let remaining = squaredLength;
    for (let j = 0; j < i; j++) {
      const other = rows[j] as number[];
      const pivot = other[j] as number;
      if (pivot === 0) continue;
      let sum = products[i * size + j] as number;
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
      const coordinate = sum / pivot;
      row[j] = coordinate;
      remaining -= coordinate * coordinate;
    }
    row[i] = remaining > squaredLength * RANK_TOLERANCE ? Math.sqrt(remaining) : 0;
    rows.push(row);
  }
  return rows;
}
