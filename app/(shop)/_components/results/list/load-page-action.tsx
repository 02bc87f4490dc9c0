"use server";

import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nextHref, PagesFoot } from "@/app/(shop)/_components/results/list/pages-foot";
import { type ResultItem, resultItems } from "@/app/(shop)/_components/results/list/result-items";
import { rateLimitedSearch } from "@/app/(shop)/_components/results/rate-limited-search";
import { requestAt } from "@/app/(shop)/_components/results/request-at";
import { runAction } from "@/lib/action";

/** A page of rendered results, to be added below those already shown. */
export type LoadedPage = {
  page: number;
  items: ResultItem[];
  foot: ReactNode;
  nextHref: string | null;
  /** Tells screen readers that results were added. */
  announcement: string;
};

/**
 * Loads the page of results at an address of the shop, for a list that grows in place.
 * @returns null if the address is not one of the shop's result pages or the search failed; the browser then opens the
 * address itself, and the page there says why
 */
export async function loadPageAction(address: string): Promise<LoadedPage | null> {
  const answer = await runAction(async () => {
    const asked = await requestAt(address);
    return asked && { ...asked, response: await rateLimitedSearch(asked.request) };
  });
  if (!answer.ok || !answer.value) return null;
  const { place, request, response } = answer.value;
  const found = { ...response, request };
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
