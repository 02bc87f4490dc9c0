import { dot } from "@/lib/vectors/dot";

/** Dot products of all pairs of vectors: n × n, row-major, symmetric. */
export type Gram = { size: number; products: Float64Array };

/** The Gram matrix G = V·Vᵀ. For unit vectors it holds their cosines, which are all that the rerankers need. */
export function gramMatrix(vectors: readonly Float32Array[]): Gram {
  const size = vectors.length;
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const product = dot(vectors[i] as Float32Array, vectors[j] as Float32Array);
      products[i * size + j] = product;
      products[j * size + i] = product;
    }
  }
  return { size, products };
}
