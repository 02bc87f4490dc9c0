import { DEFAULT_REQUEST, searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";

/** The same search without its photo, and so without the weight of the words beside it. */
export function hrefWithoutPhoto(request: SearchRequest): string {
  const { wordsWeight } = DEFAULT_REQUEST;
  return searchHref({ ...request, photo: null, wordsWeight, page: 1, open: null });
}
