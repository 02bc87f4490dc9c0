import type { Calibration } from "@/lib/embedding/calibration";

export type ProductVectors = {
  text: Float32Array;
  /** Null for a product without photos. */
  image: Float32Array | null;
  /** The text vector, for a product without photos. */
  average: Float32Array;
};

/**
 * A product's three unit vectors: its description's, the mean of its photos', and the average of both,
 * normalise(normalise(text) + normalise(image)), or as the model's calibration says.
 */
export function productVectors(
  text: Float32Array,
  photos: Float32Array[],
  calibration: Calibration | null = null,
): ProductVectors {
  const unitText = normalised(text);
  if (photos.length === 0) return { text: unitText, image: null, average: unitText };
  const image = normalised(sum(photos.map(normalised)));
  return { text: unitText, image, average: averageVector(unitText, image, calibration) };
}

/**
 * normalise((1 − w) · (text − mean text) + w · (image − mean image)) of unit vectors. Without calibration, w is a half
 * and nothing is subtracted. Subtracting each modality's mean: GR-CLIP, arXiv 2507.19054.
 */
export function averageVector(
  text: Float32Array,
  image: Float32Array,
  calibration: Calibration | null,
): Float32Array {
  const { imageWeight, means } = calibration ?? { imageWeight: 0.5, means: null };
  return normalised(
    text.map((value, index) => {
      const ofText = value - (means?.text[index] ?? 0);
      const ofImage = (image[index] as number) - (means?.image[index] ?? 0);
      return (1 - imageWeight) * ofText + imageWeight * ofImage;
    }),
  );
}

/** The average of vectors, each normalised first, back on the unit sphere. Throws if they cancel out. */
export function normalisedMean(vectors: Float32Array[]): Float32Array {
  return normalised(sum(vectors.map(normalised)));
}

/**
 * The direction of a weighted sum of vectors, each normalised first. If they cancel out, the direction of the one with
 * the greatest weight, so that every query has an answer. Throws if there is no vector.
 */
export function weightedDirection(parts: { vector: Float32Array; weight: number }[]): Float32Array {
  const units = parts.map(({ vector, weight }) => ({ unit: normalised(vector), weight }));
  const [heaviest] = [...units].sort((a, b) => b.weight - a.weight);
  if (!heaviest) throw new RangeError("There is no vector to take a direction from.");
  const total = sum(units.map(({ unit, weight }) => unit.map((value) => value * weight)));
  const length = Math.hypot(...total);
  return length > 1e-6 ? total.map((value) => value / length) : heaviest.unit;
}

function sum(vectors: Float32Array[]): Float32Array {
  const [first] = vectors;
  if (!first) throw new RangeError("There is no vector to add up.");
  const total = new Float32Array(first.length);
  for (const vector of vectors) {
    if (vector.length !== total.length) {
      throw new RangeError(
        `Vectors of ${vector.length} and ${total.length} dimensions do not add up.`,
      );
    }
    for (let index = 0; index < total.length; index++) {
      total[index] = (total[index] as number) + (vector[index] as number);
    }
  }
  return total;
}

function normalised(vector: Float32Array): Float32Array {
  let squared = 0;
  for (const value of vector) squared += value * value;
  const length = Math.sqrt(squared);
  if (!(length > 1e-12 && Number.isFinite(length))) {
    throw new RangeError(
      "A vector of length 0, or with a value that is not a number, has no direction.",
    );
  }
  return vector.map((value) => value / length);
}
