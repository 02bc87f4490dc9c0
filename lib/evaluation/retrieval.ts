import { SEARCH_TYPES, type SearchType, type Subject } from "@/lib/evaluation/subject";

/** Whether a protocol searches by vectors alone, as shoppers do, or both ways side by side. */
export const RETRIEVALS = ["both", "pure", "shop"] as const;
export type Retrieval = (typeof RETRIEVALS)[number];

/** The search that shoppers get, as opposed to those by vectors alone. */
export const SHOP_ARM = "shop";
/** In the order of every table. */
export const SEARCH_ARMS = [...SEARCH_TYPES, SHOP_ARM] as const;
export type SearchArm = (typeof SEARCH_ARMS)[number];

/** How far a shopper can page. */
export const ALL_THAT_IS_KEPT = 1_000;

/** @param pure the search types that the protocol measures */
export function armsOf(
  retrieval: Retrieval,
  pure: readonly SearchType[] = SEARCH_TYPES,
): SearchArm[] {
  return [
    ...(retrieval === "shop" ? [] : pure),
    ...(retrieval === "pure" ? [] : ([SHOP_ARM] as const)),
  ];
}

/** Ids of an arm's results, best first. */
export function searchBy(
  arm: SearchArm,
  subject: Pick<Subject, "search" | "searchAsShoppers">,
  query: string,
  limit: number,
): Promise<string[]> {
  return arm === SHOP_ARM
    ? subject.searchAsShoppers(query, limit)
    : subject.search(query, arm, limit);
}
