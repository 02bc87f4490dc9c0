import { headers } from "next/headers";
import type { Result } from "@/lib/action";
import type { SearchResponse } from "@/lib/search/types";
import { clientOf } from "@/lib/suggestions/client";
import { recordQuery } from "@/lib/suggestions/record-query";

/** What `after()` is to do with a search: count its words for the suggestions, if they alone found something. */
export async function recordingOf(
  outcome: Promise<Result<SearchResponse>>,
): Promise<() => Promise<void>> {
  const client = clientOf(await headers());
  return async () => {
    const answer = await outcome;
    if (client === null || !answer.ok) return;
    const { request, total, strong } = answer.value;
    if (request.page > 1 || request.photo !== null || total === 0 || !strong) return;
    await recordQuery(request.q, client);
  };
}
