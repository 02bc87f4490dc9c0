import type { ProductCard } from "@/lib/catalogue/product";
import { servingTowers } from "@/lib/embedding/models";
import { readCompositionName } from "@/lib/evaluation/composition-query";
import { readSettingName } from "@/lib/evaluation/protocols/composition";
import { SHOP_ARM } from "@/lib/evaluation/retrieval";
import type { Protocol } from "@/lib/evaluation/run";
import { SEARCH_TYPES, type SearchType } from "@/lib/evaluation/subject";
import {
  searchAsShoppers,
  searchByVectors,
  searchComposed,
} from "@/lib/evaluation-runs/shop-searches";
import { listExampleVectors } from "@/lib/search/query-vector/example-queries";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";

/** Tells a reader how the shop is queried today for a run's arm. */
export function wayOfAsking(protocol: Protocol, arm: string): string {
  if (arm === SHOP_ARM) return "as shoppers get it";
  if (protocol === "composition") return `by ${arm}`;
  return `by ${typeOf(arm)} vectors alone`;
}

/**
 * The shop's results today for a query of a run, searched the way the arm was. Arms that the shop does not have, such
 * as other weights, are searched by average. Empty if the query's product is gone.
 */
export async function answerToday(
  protocol: Protocol,
  arm: string,
  query: string,
  limit: number,
): Promise<ProductCard[]> {
  if (protocol === "composition") return answerComposition(arm, query, limit);
  if (arm === SHOP_ARM) return searchAsShoppers(query, limit);
  return searchByVectors(query, typeOf(arm), limit);
}

function typeOf(arm: string): SearchType {
  return SEARCH_TYPES.find((known) => known === arm) ?? DEFAULT_REQUEST.mode;
}

async function answerComposition(arm: string, query: string, limit: number) {
  const asked = readCompositionName(query);
  if (!asked) return [];
  const { key } = await servingTowers();
  const photo = (await listExampleVectors(key, "image", [asked.handle])).get(asked.handle);
  if (!photo) return [];
  const { wordsWeight } = DEFAULT_REQUEST;
  const setting = readSettingName(arm) ?? { type: "average", wordsWeight };
  const results = await searchComposed(
    { ...setting, photo, words: asked.words, cutoff: arm === SHOP_ARM },
    limit + 1,
  );
  return results.filter(({ handle }) => handle !== asked.handle).slice(0, limit);
}
