"use server";

import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nextHref, PagesFoot } from "@/app/(shop)/_components/results/list/pages-foot";
import { type ResultItem, resultItems } from "@/app/(shop)/_components/results/list/result-items";
import { requestAt } from "@/app/(shop)/_components/results/request-at";
import { runAction } from "@/lib/action";
import { search } from "@/lib/search/search";

/** A page of results, drawn, to stand below those that are shown. */
export type LoadedPage = {
  page: number;
  items: ResultItem[];
  foot: ReactNode;
  nextHref: string | null;
  /** For those who do not see them come. */
  announcement: string;
};

/**
 * The page of results at an address of the shop, for a list that grows in place.
 * @returns null where the address is none of the shop's results or the search failed; the browser then goes there
 *   itself, where the page says why
 */
export async function loadPageAction(address: string): Promise<LoadedPage | null> {
  const asked = await requestAt(address);
  if (!asked) return null;
  const { place, request } = asked;
  const answer = await runAction(() => search(request));
  if (!answer.ok) return null;
  const found = { ...answer.value, request };
  const items = resultItems(place, found);
  const t = await getTranslations("Search.pages");
  return {
    page: request.page,
    items,
    foot: <PagesFoot place={place} found={found} />,
    nextHref: nextHref(place, found),
    announcement: t("loaded", { count: items.length }),
  };
}
