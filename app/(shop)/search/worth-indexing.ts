import { searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";
import { countKnownWords } from "@/lib/search/understanding/spelling-queries";

/**
 * Whether search engines may index a search: only one by words alone, all of them known to the catalogue. There are
 * endlessly many others, and a stranger's link must not put a stranger's words into the shop's entry.
 */
export async function isWorthIndexing(request: SearchRequest): Promise<boolean> {
  if (request.q === "" || searchHref(request) !== searchHref({ q: request.q })) return false;
  const { words, known } = await countKnownWords(request.q);
  return words > 0 && known === words;
}
