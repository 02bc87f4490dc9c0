import { cookies } from "next/headers";
import { readView, VIEW_COOKIE } from "@/app/(shop)/_components/results/remembered-view";
import { type PageSearchParams, urlSearchParams } from "@/app/(shop)/url-search-params";
import { type ParsedSearch, parseSearchRequest } from "@/lib/search/search-params";
import type { View } from "@/lib/search/types";

/**
 * The search that a page was asked for. An address that names no view is shown in the one that this shopper switched
 * to last; one that does is shown as it says, so that a shared address shows the same to everyone.
 */
export async function askedSearch(
  searchParams: PageSearchParams,
): Promise<ParsedSearch & { usualView: View }> {
  const params = await urlSearchParams(searchParams);
  const parsed = parseSearchRequest(params);
  const usual = readView((await cookies()).get(VIEW_COOKIE)?.value);
  if (params.has("view")) return { ...parsed, usualView: usual.view };
  const styles = params.has("styles") ? parsed.request.styles : usual.styles;
  return { ...parsed, request: { ...parsed.request, ...usual, styles }, usualView: usual.view };
}
