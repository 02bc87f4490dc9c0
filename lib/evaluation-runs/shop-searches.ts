import type { ProductCard } from "@/lib/catalogue/product";
import { getCutoff } from "@/lib/cutoffs/cutoffs";
import { servingTowers } from "@/lib/embedding/models";
import type { Composition, SearchType } from "@/lib/evaluation/subject";
import { listNearest } from "@/lib/search/candidates";
import { composedVector, embedQueries } from "@/lib/search/query-vector/query-vector";
import { photoCutoff } from "@/lib/search/relevance/photo-cutoff";
import { cleanQuery, DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";

/** The search that shoppers get, but without collapsing variants: judgements are about products, not cards. */
const AS_SHOPPERS = { ...DEFAULT_REQUEST, collapse: false };
const PURE = { ...AS_SHOPPERS, lexical: false, cutoff: false };

export async function searchAsShoppers(query: string, limit: number): Promise<ProductCard[]> {
  const q = cleanQuery(query);
  return (await search({ ...AS_SHOPPERS, q, perPage: limit })).results;
}

/** By vectors alone. */
export async function searchByVectors(
  q: string,
  mode: SearchType,
  limit: number,
): Promise<ProductCard[]> {
  return (await search({ ...PURE, q, mode, perPage: limit })).results;
}

/** Combines a photo's vector and words as for a shopper who uploads the photo. */
export async function searchComposed(
  { photo, words, wordsWeight, type, cutoff }: Composition,
  limit: number,
): Promise<ProductCard[]> {
  const { key, dimension } = await servingTowers();
  const [[vector], measured] = await Promise.all([
    embedQueries([words]),
    cutoff ? getCutoff(key, "both", type) : null,
  ]);
  const space = { modelKey: key, dimension, mode: type };
  const composed = composedVector(vector as Float32Array, photo, wordsWeight);
  const shifted = measured && (await photoCutoff(measured, space, composed));
  return listNearest(space, composed, limit, shifted?.maxDistance ?? null);
}
