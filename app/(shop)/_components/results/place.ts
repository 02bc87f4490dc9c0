import { isBrowsing, searchHref } from "@/lib/search/request/search-params";
import type { Filters, SearchRequest, View } from "@/lib/search/types";

/** Where results stand: the search page, or a category's, whose path says which one. */
export type Place = {
  pathname: string;
  /** What the path itself chooses, in every spelling that it has; null on the search page. */
  category: Pick<Filters, "categories" | "fines"> | null;
  /** The view that an address without one is shown in, as this shopper chose it last. */
  usualView: View;
  /** Whether the page comes in one piece, for a browser without scripts; its ways on then stay so. */
  plain: boolean;
};

/** The parameter of addresses whose page comes in one piece. */
export const PLAIN = "plain";

export const SEARCH_PLACE: Place = {
  pathname: "/search",
  category: null,
  usualView: "relevance",
  plain: false,
};

/** The address of a request at a place: the category is in the path, and a view that is not the usual one is named. */
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

/** The address of the same request with other filters, from its first page and with no style unfolded. */
export function filterHref(place: Place, request: SearchRequest, filters: Filters): string {
  return placeHref(place, { ...request, filters, page: 1, open: null });
}

type Field = [name: string, value: string];

/**
 * A request's parameters as hidden fields around those that a form asks for, so that it leads to the same address as a
 * link would. `request` has some value for each of `asked`.
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
