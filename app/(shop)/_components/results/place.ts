import { isBrowsing, searchHref } from "@/lib/search/search-params";
import type { Filters, SearchRequest, View } from "@/lib/search/types";

/** Where results stand: the search page, or a category's, whose path says which one. */
export type Place = {
  pathname: string;
  /** What the path itself chooses; null on the search page. */
  category: { broad: string; fine: string | null } | null;
  /** The view that an address without one is shown in, as this shopper chose it last. */
  usualView: View;
};

export const SEARCH_PLACE: Place = { pathname: "/search", category: null, usualView: "relevance" };

/** The address of a request at a place: the category is in the path, and a view that is not the usual one is named. */
export function placeHref(place: Place, request: SearchRequest): string {
  const { filters } = request;
  const asked = place.category
    ? { ...request, filters: { ...filters, categories: [], fines: [] } }
    : request;
  const href = searchHref(asked, place.pathname);
  if (request.view === place.usualView || request.view === "varied" || isBrowsing(request)) {
    return href;
  }
  return `${href}${href.includes("?") ? "&" : "?"}view=${request.view}`;
}

/** The address of the same request with other filters, from its first page and with no style unfolded. */
export function filterHref(place: Place, request: SearchRequest, filters: Filters): string {
  return placeHref(place, { ...request, filters, page: 1, open: null });
}

/** A request's parameters as a form's hidden fields. */
export function hiddenFields(
  place: Place,
  request: SearchRequest,
): [name: string, value: string][] {
  return [...new URL(placeHref(place, request), "http://shop").searchParams];
}
