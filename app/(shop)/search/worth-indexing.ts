import { knowsEveryWord } from "@/lib/search/other-ways-queries";
import { searchHref } from "@/lib/search/search-params";
import type { SearchRequest } from "@/lib/search/types";

/**
 * Whether search engines may show a search: one by words alone, of which the catalogue knows every one. Of others there
 * are endlessly many, and a stranger's link must not put a stranger's words into the shop's entry.
 */
export async function isWorthIndexing(request: SearchRequest): Promise<boolean> {
  const byWordsAlone = searchHref({ q: request.q });
  return request.q !== "" && searchHref(request) === byWordsAlone && knowsEveryWord(request.q);
}
