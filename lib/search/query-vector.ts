import { servingTowers } from "@/lib/embedding/models";
import { normalisedMean } from "@/lib/embedding/product-vectors";
import { queryPhotoVector } from "@/lib/search/query-photos";

const CACHED_TEXTS = 2_000;

/** Text vectors of recent queries, least recently used first. Keyed by model: two models never mix. */
const cache = new Map<string, Promise<Float32Array>>();

/**
 * The vector of what a shopper asks for, of length 1: of words, of a photo, or of both averaged.
 * @throws UserError when the photo is no longer kept
 */
export async function queryVector(q: string, photo: string | null): Promise<Float32Array> {
  if (photo === null) return textVector(q);
  if (q === "") return queryPhotoVector(photo);
  return normalisedMean(await Promise.all([textVector(q), queryPhotoVector(photo)]));
}

async function textVector(q: string): Promise<Float32Array> {
  const towers = await servingTowers();
  const key = `${towers.key}\n${q}`;
  const known = cache.get(key);
  const vector = known ?? towers.embedTexts([q]).then(([first]) => first as Float32Array);
  cache.delete(key);
  cache.set(key, vector);
  if (!known) {
    vector.catch(() => cache.delete(key));
    if (cache.size > CACHED_TEXTS) cache.delete(cache.keys().next().value as string);
  }
  return vector;
}
