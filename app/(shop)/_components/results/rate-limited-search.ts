import { headers } from "next/headers";
import { after } from "next/server";
import { requestPlanner } from "@/app/(shop)/_components/results/request-planner";
import { requireRequestRate } from "@/lib/http/rates/request-rate";
import { search } from "@/lib/search/search";
import type { SearchRequest, SearchResponse } from "@/lib/search/types";

/** Searches on behalf of the current request's client, within its rate limit. */
export async function rateLimitedSearch(request: SearchRequest): Promise<SearchResponse> {
  requireRequestRate("search", await headers(), after);
  return search(request, requestPlanner());
}
