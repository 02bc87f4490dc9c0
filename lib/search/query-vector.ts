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

/**
 * The vectors of many queries in words, at the price of a batch, and ready for the searches that follow.
 * @param texts at most as many as are kept
 */
export async function embedQueries(texts: string[]): Promise<Float32Array[]> {
  const towers = await servingTowers();
  const unknown = [...new Set(texts)].filter((q) => !cache.has(`${towers.key}\n${q}`));
  const vectors = towers.embedTexts(unknown);
  unknown.forEach((q, index) => {
    keep(
      `${towers.key}\n${q}`,
      vectors.then((all) => all[index] as Float32Array),
    );
  });
  return Promise.all(texts.map(textVector));
}

async function textVector(q: string): Promise<Float32Array> {
  const towers = await servingTowers();
  const key = `${towers.key}\n${q}`;
  const known = cache.get(key);
  if (known) {
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  return keep(
    key,
    towers.embedTexts([q]).then(([first]) => first as Float32Array),
  );
}

function keep(key: string, vector: Promise<Float32Array>): Promise<Float32Array> {
  cache.set(key, vector);
  vector.catch(() => cache.delete(key));
  if (cache.size > CACHED_TEXTS) cache.delete(cache.keys().next().value as string);
  return vector;
}
