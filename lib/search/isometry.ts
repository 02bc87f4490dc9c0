/** Below this share of a vector's squared length, what is left of it is rounding error. */
const RANK_TOLERANCE = 1e-10;

/**
 * Coordinates of n unit vectors in at most n dimensions with the same pairwise distances: the rows of the Cholesky
 * factor L of their Gram matrix G = L·Lᵀ. Clustering looks at nothing but distances, so 50 vectors of 768
 * dimensions cost no more than 50 of 50.
 *
 * @returns n rows of n numbers; a vector that depends linearly on earlier ones has a zero on the diagonal
 */
export function isometricCoordinates(vectors: Float32Array[]): number[][] {
  const rows: number[][] = [];
  vectors.forEach((vector, i) => {
    const row = new Array<number>(vectors.length).fill(0);
    const squaredLength = dot(vector, vector);
    let remaining = squaredLength;
    for (let j = 0; j < i; j++) {
      const other = rows[j] as number[];
      const pivot = other[j] as number;
      if (pivot === 0) continue;
      let sum = dot(vector, vectors[j] as Float32Array);
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
      const coordinate = sum / pivot;
      row[j] = coordinate;
      remaining -= coordinate * coordinate;
    }
    row[i] = remaining > squaredLength * RANK_TOLERANCE ? Math.sqrt(remaining) : 0;
    rows.push(row);
  });
  return rows;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) {
    sum += (a[index] as number) * (b[index] as number);
  }
  return sum;
}
