import type { StoredVectors } from "@/lib/evaluation/subject";

/**
 * Ranks by a weighted average of text and image that the shop has not stored: the cosine of q with normalise((1 − w)·t
 * + w·i) is ((1 − w)·q·t + w·q·i) / |(1 − w)·t + w·i|, and the length in the denominator follows from t·i. So three dot
 * products per query and product serve every weight, and the vectors are read once. Asking the database instead would
 * normalise the catalogue again for every query and weight.
 */
export type FusedTable = {
  productIds: string[];
  dimension: number;
  /** n × dimension each, row-major; zeros where there is no image. */
  texts: Float32Array;
  images: Float32Array;
  hasImage: boolean[];
  /** t·i of every product. */
  between: Float64Array;
  /** The mean subtracted from texts and queries; null if nothing was subtracted. */
  textMean: Float32Array | null;
};

/**
 * @param centred subtracts each modality's mean over the catalogue, then normalises again (GR-CLIP, arXiv 2507.19054)
 */
export function fusedTable(vectors: readonly StoredVectors[], centred: boolean): FusedTable {
  const sorted = vectors.toSorted((a, b) => (a.productId < b.productId ? -1 : 1));
  const dimension = sorted[0]?.text.length ?? 0;
  const texts = new Float32Array(sorted.length * dimension);
  const images = new Float32Array(sorted.length * dimension);
  const pictured = sorted.flatMap(({ image }) => image ?? []);
  const textMean = centred ? meanOf(sorted.map(({ text }) => text)) : null;
  const imageMean = centred ? meanOf(pictured) : null;
  sorted.forEach(({ text, image }, row) => {
    texts.set(centredUnit(text, textMean), row * dimension);
    if (image) images.set(centredUnit(image, imageMean), row * dimension);
  });
  return {
    productIds: sorted.map(({ productId }) => productId),
    dimension,
    texts,
    images,
    hasImage: sorted.map(({ image }) => image !== null),
    between: Float64Array.from(sorted, (_, row) =>
      rowProduct(texts, row, images.subarray(row * dimension, (row + 1) * dimension)),
    ),
    textMean,
  };
}

export type QueryProducts = { toText: Float64Array; toImage: Float64Array };

/** q·t and q·i for every product of the table. */
export function queryProducts(table: FusedTable, query: Float32Array): QueryProducts {
  const vector = centredUnit(query, table.textMean);
  const all = (rows: Float32Array) =>
    Float64Array.from(table.productIds, (_, row) => rowProduct(rows, row, vector));
  return { toText: all(table.texts), toImage: all(table.images) };
}

/**
 * Ids of the nearest products, best first; equals are ordered by id, as in the shop's exact scan. A product without an
 * image counts by its text, as in the shop's average; at w = 1 it is not found.
 * @param imageWeight w, 0–1
 */
export function rankFused(
  table: FusedTable,
  { toText, toImage }: QueryProducts,
  imageWeight: number,
  limit: number,
): string[] {
  const textWeight = 1 - imageWeight;
  const top: { row: number; similarity: number }[] = [];
  for (let row = 0; row < table.productIds.length; row++) {
    const similarity = fusedSimilarity(table, row, textWeight, imageWeight, toText, toImage);
    if (similarity === null) continue;
    if (top.length === limit && similarity <= (top[limit - 1]?.similarity ?? 0)) continue;
    let at = top.length;
    while (at > 0 && similarity > (top[at - 1] as { similarity: number }).similarity) at--;
    top.splice(at, 0, { row, similarity });
    if (top.length > limit) top.pop();
  }
  return top.map(({ row }) => table.productIds[row] as string);
}

function fusedSimilarity(
  { hasImage, between }: FusedTable,
  row: number,
  textWeight: number,
  imageWeight: number,
  toText: Float64Array,
  toImage: Float64Array,
): number | null {
  if (!hasImage[row]) return textWeight > 0 ? (toText[row] as number) : null;
  const squaredLength =
    textWeight * textWeight +
    imageWeight * imageWeight +
    2 * textWeight * imageWeight * (between[row] as number);
  if (squaredLength <= 1e-12) return null;
  const product = textWeight * (toText[row] as number) + imageWeight * (toImage[row] as number);
  return product / Math.sqrt(squaredLength);
}

function meanOf(vectors: readonly Float32Array[]): Float32Array | null {
  const [first] = vectors;
  if (!first) return null;
  const sum = new Float64Array(first.length);
  for (const vector of vectors) {
    for (let index = 0; index < sum.length; index++) {
      sum[index] = (sum[index] as number) + (vector[index] as number);
    }
  }
  return Float32Array.from(sum, (value) => value / vectors.length);
}

/** A vector equal to the mean has no direction left: it stays 0 and is near nothing. */
function centredUnit(vector: Float32Array, mean: Float32Array | null): Float32Array {
  const moved = mean ? vector.map((value, index) => value - (mean[index] as number)) : vector;
  let squared = 0;
  for (const value of moved) squared += value * value;
  const length = Math.sqrt(squared);
  return length > 1e-12 ? moved.map((value) => value / length) : moved.map(() => 0);
}

function rowProduct(rows: Float32Array, row: number, vector: Float32Array): number {
  const start = row * vector.length;
  let even = 0;
  let odd = 0;
  let index = 0;
  for (; index + 1 < vector.length; index += 2) {
    even += (rows[start + index] as number) * (vector[index] as number);
    odd += (rows[start + index + 1] as number) * (vector[index + 1] as number);
  }
  if (index < vector.length) even += (rows[start + index] as number) * (vector[index] as number);
  return even + odd;
}
