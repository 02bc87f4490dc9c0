import { LRUCache } from "lru-cache";
import { createShare } from "@/lib/concurrency/share";
import { servingTowers } from "@/lib/embedding/models";
import { weightedDirection } from "@/lib/embedding/product-vectors";
import { UserError } from "@/lib/errors";
import { listExampleVectors } from "@/lib/search/query-vector/example-queries";
import type { Mode, SearchRequest } from "@/lib/search/types";
import { queryPhotoVector } from "@/lib/shopper-photos/shopper-photos";
import type { Towers } from "@/lib/towers/types";

const CACHED_TEXTS = 2_000;
/** Rocchio's weights for liked and disliked examples (Manning, Raghavan & Schütze, 2008, §9.1.1); the query's is 1. */
const LIKED = 0.75;
const DISLIKED = 0.25;

/**
 * Text vectors of recent queries. The key includes the model, so vectors of two models never mix. Vectors, not promises
 * of them, which would keep half a megabyte of their request each (lib/concurrency/share.ts).
 */
const cache = new LRUCache<string, Float32Array>({ max: CACHED_TEXTS });
const share = createShare<Float32Array>();

export type QueryParts = Pick<SearchRequest, "q" | "photo" | "wordsWeight" | "more" | "less">;

/**
 * The unit vector of a request: words and photo by their weights, moved towards the products in `more` and away from
 * those in `less`.
 * @param mode the product vectors that stand for the examples
 * @throws UserError when the photo, or the only example, is no longer there
 */
export async function requestVector(parts: QueryParts, mode: Mode): Promise<Float32Array> {
  const { q, photo, wordsWeight, more, less } = parts;
  const asked = q !== "" || photo !== null ? [await queryVector(q, photo, wordsWeight)] : [];
  if (more.length + less.length === 0 && asked[0]) return asked[0];
  const { key } = await servingTowers();
  const examples = await listExampleVectors(key, mode, [...more, ...less]);
  const of = (handles: string[]) => handles.flatMap((handle) => examples.get(handle) ?? []);
  const [liked, disliked] = [of(more), of(less)];
  if (asked.length + liked.length === 0) {
    throw new UserError("example-gone", "The product to find more of is no longer in the shop.");
  }
  return weightedDirection([
    ...asked.map((vector) => ({ vector, weight: 1 })),
    ...liked.map((vector) => ({ vector, weight: LIKED / liked.length })),
    ...disliked.map((vector) => ({ vector, weight: -DISLIKED / disliked.length })),
  ]);
}

/**
 * The unit vector of words, of a photo, or of both.
 * @param wordsWeight the words' share beside a photo, in percent, 0–100
 * @throws UserError when the photo is no longer kept
 */
export async function queryVector(
  q: string,
  photo: string | null,
  wordsWeight = 50,
): Promise<Float32Array> {
  if (photo === null) return textVector(q);
  if (q === "") return queryPhotoVector(photo);
  const [words, picture] = await Promise.all([textVector(q), queryPhotoVector(photo)]);
  return composedVector(words, picture, wordsWeight);
}

/**
 * The unit vector of words and a photo together.
 * @param wordsWeight the words' share, in percent, 0–100
 */
export function composedVector(
  words: Float32Array,
  photo: Float32Array,
  wordsWeight: number,
): Float32Array {
  return weightedDirection([
    { vector: words, weight: wordsWeight / 100 },
    { vector: photo, weight: 1 - wordsWeight / 100 },
  ]);
}

/**
 * Embeds many text queries as one batch and caches their vectors for the searches that follow.
 * @param texts at most as many as the cache holds
 */
export async function embedQueries(texts: string[]): Promise<Float32Array[]> {
  const towers = await servingTowers();
  const unknown = [...new Set(texts)].filter((q) => !cache.has(keyOf(towers, q)));
  const vectors = await towers.embedTexts(unknown);
  for (const [index, q] of unknown.entries()) {
    cache.set(keyOf(towers, q), vectors[index] as Float32Array);
  }
  return Promise.all(texts.map(textVector));
}

async function textVector(q: string): Promise<Float32Array> {
  const towers = await servingTowers();
  const key = keyOf(towers, q);
  return cache.get(key) ?? share(key, () => embedText(towers, q));
}

async function embedText(towers: Towers, q: string): Promise<Float32Array> {
  const [vector] = await towers.embedTexts([q]);
  cache.set(keyOf(towers, q), vector as Float32Array);
  return vector as Float32Array;
}

function keyOf({ key }: Towers, q: string): string {
  return `${key}\n${q}`;
}
