import { headers } from "next/headers";
import type { Result } from "@/lib/action";
import type { SearchResponse } from "@/lib/search/types";
import { clientOf } from "@/lib/suggestions/client";
import { recordQuery } from "@/lib/suggestions/record-query";

/**
 * Returns what `after()` should do for a search: count its words for the suggestions, if words alone found something.
 */
export async function recordingOf(
  outcome: Promise<Result<SearchResponse>>,
): Promise<() => Promise<void>> {
  const client = clientOf(await headers());
  return async () => {
    const answer = await outcome;
    if (client === null || !answer.ok) return;
    const { request, total, strong } = answer.value;
    if (request.page > 1 || !isByWordsAlone(request) || total === 0 || !strong) return;
    await recordQuery(request.q, client);
  };
}

/** Results found by a photo or an example say nothing about the words beside it. */
function isByWordsAlone({ photo, more, less }: SearchResponse["request"]): boolean {
  return photo === null && more.length === 0 && less.length === 0;
}
