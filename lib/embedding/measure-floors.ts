import { dot } from "@/lib/embedding/dot";
import type { CatalogueSample } from "@/lib/embedding/floors-queries";
import {
  type Floor,
  type Floors,
  floorsSchema,
  MODES,
  QUERY_KINDS,
} from "@/lib/embedding/floors-schema";
import { nthSmallest } from "@/lib/embedding/nth-smallest";

/** Of unrelated products, the share that may still pass the floor. */
const UNRELATED_SHARE = 0.003;
/** Of the catalogue's own queries, the share whose best match still counts as strong. */
const STRONG_SHARE = 0.99;
/** Fewer products tell nothing. */
const MIN_PRODUCTS = 40;

type Vectors = (Float32Array | null)[];
/** Of one query to every product of the sample; not a number where either has no vector. */
type Similarities = Float32Array;

/**
 * @param sample products in random order
 * @param words text vectors of queries made from the first products of the sample, one each
 * @returns null when the sample is too small, or of one category
 */
export function measureFloors(
  sample: CatalogueSample[],
  words: Float32Array[],
  products: number,
): Floors | null {
  const pictured = sample.filter(({ image }) => image !== null);
  if (sample.length < MIN_PRODUCTS || pictured.length < MIN_PRODUCTS) return null;
  const floors: Record<string, Record<string, Floor>> = { words: {}, photo: {}, both: {} };
  for (const mode of MODES) {
    const toQueries = new Map<Float32Array, Similarities>();
    const vectors = sample.map((product) => product[mode === "description" ? "text" : mode]);
    const distances = {
      words: collectDistances(sample, words.length),
      photo: collectDistances(sample, words.length),
      both: collectDistances(sample, words.length),
    };
    for (const [asked, query] of words.entries()) {
      const photo = sample[asked]?.image ?? null;
      // Products of one colour and kind make the same query.
      const toWords = toQueries.get(query) ?? similarities(query, vectors);
      toQueries.set(query, toWords);
      distances.words.add(asked, toWords);
      if (!photo) continue;
      const toPhoto = similarities(photo, vectors);
      distances.photo.add(asked, toPhoto);
      distances.both.add(asked, toMean(query, toWords, photo, toPhoto));
    }
    for (const kind of QUERY_KINDS) {
      const floor = distances[kind].floor();
      if (!floor) return null;
      (floors[kind] as Record<string, Floor>)[mode] = floor;
    }
  }
  return floorsSchema.parse({ products, ...floors });
}

function similarities(query: Float32Array, vectors: Vectors): Similarities {
  const found = new Float32Array(vectors.length);
  for (let index = 0; index < found.length; index++) {
    const vector = vectors[index];
    found[index] = vector ? dot(query, vector) : Number.NaN;
  }
  return found;
}

/** What the normalised mean of two unit vectors would come to: their similarities' sum over their sum's length. */
function toMean(
  one: Float32Array,
  toOne: Similarities,
  other: Float32Array,
  toOther: Similarities,
): Similarities {
  const length = Math.sqrt(2 + 2 * dot(one, other));
  return toOne.map((similarity, index) => (similarity + (toOther[index] as number)) / length);
}

/** Gathers the distances to unrelated products, and each query's to its best match. */
function collectDistances(sample: CatalogueSample[], queries: number) {
  const unrelated = new Float32Array(queries * sample.length);
  let unrelatedCount = 0;
  const best: number[] = [];
  return {
    add(asked: number, toProducts: Similarities): void {
      const { broadCategory, variantGroup } = sample[asked] as CatalogueSample;
      let nearest = Number.POSITIVE_INFINITY;
      for (let index = 0; index < sample.length; index++) {
        const product = sample[index] as CatalogueSample;
        const distance = 1 - (toProducts[index] as number);
        if (Number.isNaN(distance) || index === asked) continue;
        if (product.broadCategory !== broadCategory) unrelated[unrelatedCount++] = distance;
        const twin = variantGroup !== null && product.variantGroup === variantGroup;
        if (!twin && distance < nearest) nearest = distance;
      }
      if (nearest < 2) best.push(nearest);
    },
    floor(): Floor | null {
      if (unrelatedCount === 0 || best.length === 0) return null;
      const floor = quantile(unrelated.subarray(0, unrelatedCount), UNRELATED_SHARE);
      const typical = quantile(Float32Array.from(best), 0.5);
      // Where many things are the only ones of their kind, the best match of a query is often none.
      const strong = Math.min(floor, quantile(Float32Array.from(best), STRONG_SHARE));
      return { floor, typical, strong };
    },
  };
}

/** The value that a share of the values does not exceed. */
function quantile(values: Float32Array, share: number): number {
  return nthSmallest(values, Math.min(values.length - 1, Math.floor(share * values.length)));
}
