import { isBrowsing, searchHref } from "@/lib/search/request/search-params";
import type { Filters, SearchRequest, View } from "@/lib/search/types";

/** Where results are shown: the search page, or the page of the category that the path names. */
export type Place = {
  pathname: string;
  /** The category that the path chooses, in every spelling the catalogue has; null on the search page. */
  category: Pick<Filters, "categories" | "fines"> | null;
  /** The view used when the address names none: the shopper's last choice. */
  usualView: View;
  /** Whether the page is sent in one piece, for browsers without scripts. Its links then keep it that way. */
  plain: boolean;
};

/** The parameter that asks for a page in one piece. */
export const PLAIN = "plain";

export const SEARCH_PLACE: Place = {
  pathname: "/search",
  category: null,
  usualView: "relevance",
  plain: false,
};

/**
 * The address of a request at a place. The category is in the path; the view is named only if it is not the usual one.
 */
export function placeHref(place: Place, request: SearchRequest): string {
  const { filters } = request;
  const asked = place.category
    ? { ...request, filters: { ...filters, categories: [], fines: [] } }
    : request;
  const href = searchHref(asked, place.pathname);
  const unusual = place.usualView === "varied" && request.view !== "varied";
  const more = [
    ...(unusual && !isBrowsing(request) ? [`view=${request.view}`] : []),
    ...(place.plain ? [`${PLAIN}=1`] : []),
  ];
  if (more.length === 0) return href;
  return `${href}${href.includes("?") ? "&" : "?"}${more.join("&")}`;
}

/** The address of the same request with other filters, on its first page and with no style unfolded. */
export function filterHref(place: Place, request: SearchRequest, filters: Filters): string {
  return placeHref(place, { ...request, filters, page: 1, open: null });
}

type Field = [name: string, value: string];

/**
 * A request's other parameters as hidden fields before and after the form's own, so that the form leads to the same
 * address as a link would. `request` must have a value for each of `asked`.
 */
export function fieldsAround(
  place: Place,
  request: SearchRequest,
  asked: string[],
): { before: Field[]; after: Field[] } {
  const fields = [...new URL(placeHref(place, request), "http://shop").searchParams];
  const from = fields.findIndex(([name]) => asked.includes(name));
  const others = (some: Field[]) => some.filter(([name]) => !asked.includes(name));
  return { before: others(fields.slice(0, from)), after: others(fields.slice(from)) };
}
