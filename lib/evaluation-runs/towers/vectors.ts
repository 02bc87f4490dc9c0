/** Vectors of length 1, row after row. */
export type Vectors = { data: Float32Array; rows: number; dimension: number };

export function vectorsOf(list: readonly Float32Array[]): Vectors {
  const dimension = list[0]?.length ?? 0;
  const data = new Float32Array(list.length * dimension);
  for (const [row, vector] of list.entries()) data.set(vector, row * dimension);
  return { data, rows: list.length, dimension };
}

/** The rows of `a`, then those of `b`. */
export function stacked(a: Vectors, b: Vectors): Vectors {
  const data = new Float32Array(a.data.length + b.data.length);
  data.set(a.data);
  data.set(b.data, a.data.length);
  return { data, rows: a.rows + b.rows, dimension: a.dimension };
}

/** Sums of the rows in `groups[i]`, normalised to length 1: the vector of a product with several photos. */
export function meansOf(vectors: Vectors, groups: readonly (readonly number[])[]): Vectors {
  const { dimension } = vectors;
  const data = new Float32Array(groups.length * dimension);
  for (const [at, rows] of groups.entries()) {
    const sum = data.subarray(at * dimension, (at + 1) * dimension);
    for (const row of rows) {
      for (let i = 0; i < dimension; i++) {
        sum[i] = (sum[i] as number) + (vectors.data[row * dimension + i] as number);
      }
    }
    const length = Math.max(Math.hypot(...sum), 1e-9);
    for (let i = 0; i < dimension; i++) sum[i] = (sum[i] as number) / length;
  }
  return { data, rows: groups.length, dimension };
}

/** The shop's average mode: a product's text and photo summed and normalised to length 1. */
export function averageOf(a: Vectors, b: Vectors): Vectors {
  const groups = Array.from({ length: a.rows }, (_, row) => [row, a.rows + row]);
  return meansOf(stacked(a, b), groups);
}

/** Writes the cosines of one row of `queries` with every document to `into`. */
export function cosines(queries: Vectors, row: number, documents: Vectors, into: Float64Array) {
  const { data, rows, dimension } = documents;
  const query = Float64Array.from(queries.data.subarray(row * dimension, (row + 1) * dimension));
  for (let document = 0, at = 0; document < rows; document++) {
    let even = 0;
    let odd = 0;
    let i = 0;
    for (; i + 1 < dimension; i += 2, at += 2) {
      even += (query[i] as number) * (data[at] as number);
      odd += (query[i + 1] as number) * (data[at + 1] as number);
    }
    if (i < dimension) even += (query[i] as number) * (data[at++] as number);
    into[document] = even + odd;
  }
}
