import { nthSmallest } from "@/lib/cutoffs/nth-smallest";
import type { CatalogueSample } from "@/lib/cutoffs/queries";
import { type Cutoff, type Cutoffs, cutoffsSchema, MODES, QUERY_KINDS } from "@/lib/cutoffs/schema";
import type { Towers } from "@/lib/towers/types";
import { dot } from "@/lib/vectors/dot";

/** The share of unrelated products that may pass the cutoff. */
const UNRELATED_SHARE = 0.003;
/** The share of the catalogue's own queries whose best match counts as strong. */
const STRONG_SHARE = 0.99;
/** Too few products to measure below this. */
const MIN_PRODUCTS = 40;

type Compare = Towers["similarities"];

/**
 * @param sample products in random order
 * @param words text vectors of queries made from the first products of the sample, one each
 * @param compare returns the dot products of queries and vectors
 * @returns null when the sample is too small or has a single broad category
 */
export async function measureCutoffs(
  sample: CatalogueSample[],
  words: Float32Array[],
  products: number,
  compare: Compare,
): Promise<Cutoffs | null> {
  const pictured = sample.filter(({ image }) => image !== null);
  if (sample.length < MIN_PRODUCTS || pictured.length < MIN_PRODUCTS) return null;
  const photographed = words.flatMap((_, index) => (sample[index]?.image ? [index] : []));
  const photos = photographed.map((index) => sample[index]?.image as Float32Array);
  const cutoffs: Record<string, Record<string, Cutoff>> = { words: {}, photo: {}, both: {} };
  for (const mode of MODES) {
    const found = mode === "image" ? pictured : sample;
    const vectors = found.map(
      (product) => product[mode === "description" ? "text" : mode] as Float32Array,
    );
    const similarities = await compare([...words, ...photos], vectors);
    const distances = {
      words: collectDistances(sample, found, words.length),
      photo: collectDistances(sample, found, photos.length),
      both: collectDistances(sample, found, photos.length),
    };
    const toWords = similarities.slice(0, words.length);
    const toPhotos = similarities.slice(words.length);
    for (const [asked, toFound] of toWords.entries()) distances.words.add(asked, toFound);
    for (const [at, toFound] of toPhotos.entries()) {
      const asked = photographed[at] as number;
      const word = words[asked] as Float32Array;
      const photo = photos[at] as Float32Array;
      distances.photo.add(asked, toFound);
      distances.both.add(asked, toMean(word, toWords[asked] as Float32Array, photo, toFound));
    }
    for (const kind of QUERY_KINDS) {
      const cutoff = distances[kind].cutoff();
      if (!cutoff) return null;
      (cutoffs[kind] as Record<string, Cutoff>)[mode] = cutoff;
    }
  }
  return cutoffsSchema.parse({ products, ...cutoffs });
}

/**
 * Similarities to the normalised mean of two unit vectors: the sum of their similarities over the length of their sum.
 */
function toMean(
  one: Float32Array,
  toOne: Float32Array,
  other: Float32Array,
  toOther: Float32Array,
): Float32Array {
  const length = Math.sqrt(2 + 2 * dot(one, other));
  return toOne.map((similarity, index) => (similarity + (toOther[index] as number)) / length);
}

/** Collects the distances to unrelated products, and each query's distance to its best match. */
function collectDistances(sample: CatalogueSample[], found: CatalogueSample[], queries: number) {
  const unrelated = new Float32Array(queries * found.length);
  let unrelatedCount = 0;
  const best: number[] = [];
  return {
    /** @param asked index of the sample's product that the query was made from */
    add(asked: number, toFound: Float32Array): void {
      const own = sample[asked] as CatalogueSample;
      let nearest = Number.POSITIVE_INFINITY;
      for (let index = 0; index < found.length; index++) {
        const product = found[index] as CatalogueSample;
        if (product === own) continue;
        const distance = 1 - (toFound[index] as number);
        if (product.broadCategory !== own.broadCategory) unrelated[unrelatedCount++] = distance;
        const twin = own.variantGroup !== null && product.variantGroup === own.variantGroup;
        if (!twin && distance < nearest) nearest = distance;
      }
      if (nearest < 2) best.push(nearest);
    },
    cutoff(): Cutoff | null {
      if (unrelatedCount === 0 || best.length === 0) return null;
      const maxDistance = quantile(unrelated.subarray(0, unrelatedCount), UNRELATED_SHARE);
      const medianBestDistance = quantile(Float32Array.from(best), 0.5);
      // Where many products are the only ones of their kind, a query's best match is often no real match.
      const strongMatchDistance = Math.min(
        maxDistance,
        quantile(Float32Array.from(best), STRONG_SHARE),
      );
      return { maxDistance, medianBestDistance, strongMatchDistance };
    },
  };
}

/** The value that the given share of the values does not exceed. */
function quantile(values: Float32Array, share: number): number {
  return nthSmallest(values, Math.min(values.length - 1, Math.floor(share * values.length)));
}
