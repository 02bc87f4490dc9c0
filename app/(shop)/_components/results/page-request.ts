import { cookies } from "next/headers";
import { PLAIN, type Place } from "@/app/(shop)/_components/results/place";
import { readView, VIEW_COOKIE } from "@/app/(shop)/_components/results/remembered-view";
import { type PageSearchParams, urlSearchParams } from "@/app/(shop)/url-search-params";
import { type ParsedSearch, parseSearchRequest } from "@/lib/search/request/search-params";

/**
 * The search that a page's address asks for. If the address names no view, the shopper's last choice is used; if it
 * does, that view is shown, so that a shared address looks the same to everyone.
 */
export async function getPageRequest(
  searchParams: PageSearchParams,
): Promise<ParsedSearch & Pick<Place, "usualView" | "plain">> {
  const params = await urlSearchParams(searchParams);
  const parsed = parseSearchRequest(params);
  const usual = readView((await cookies()).get(VIEW_COOKIE)?.value);
  const place = { usualView: usual.view, plain: params.has(PLAIN) };
  if (params.has("view")) return { ...parsed, ...place };
  const styles = params.has("styles") ? parsed.request.styles : usual.styles;
  return { ...parsed, ...place, request: { ...parsed.request, ...usual, styles } };
}
