import { after, type NextRequest, NextResponse } from "next/server";
import { jsonFailure } from "@/app/api/json-failure";
import { isCurrency, minorDigits } from "@/lib/catalogue/price";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { requireRequestRate } from "@/lib/http/rates/request-rate";
import { photoUrl } from "@/lib/images/photo-url";
import { searchFacets } from "@/lib/search/facets";
import { parseSearchRequest } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import type { Facets, SearchRequest, SearchResponse, SearchResult } from "@/lib/search/types";

export const dynamic = "force-dynamic";

/** `GET /api/search`: the parameters of the search page, answered as JSON. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  try {
    requireRequestRate("search", request.headers, after);
    return await answer(request);
  } catch (error) {
    return jsonFailure(error, request.nextUrl.pathname, "The search failed on our side.");
  }
}

async function answer(request: NextRequest): Promise<NextResponse> {
  const {
    request: searchRequest,
    facets,
    problems,
    unknown,
  } = parseSearchRequest(request.nextUrl.searchParams);
  if (problems.length > 0) {
    const messages = problems.map(({ message }) => message);
    const error = { code: "bad-parameters", message: messages.join(" "), problems: messages };
    return NextResponse.json({ error }, { status: 400 });
  }
  const response = await search(searchRequest);
  const counted = facets ? await countedFacets(response.request) : {};
  const ignored = unknown.length > 0 ? { ignoredParameters: unknown } : {};
  return plainJson({ ...toJson(response), ...counted, ...ignored });
}

/** Results do not wait for a count that the database has no time for just now. */
async function countedFacets(
  request: SearchRequest,
): Promise<{ facets?: Omit<Facets, "incomplete">; facetsIncomplete?: true }> {
  try {
    const { incomplete, ...facets } = await searchFacets(request);
    return incomplete ? { facets, facetsIncomplete: true } : { facets };
  } catch (error) {
    if (asUnavailable(error)?.kind !== "busy") throw error;
    return { facetsIncomplete: true };
  }
}

/**
 * A first page of forty fits into a connection's first packets as it is; the server's compression, which streams it
 * through another thread, would only cost one to two milliseconds.
 */
function plainJson(body: object): NextResponse {
  const answer = NextResponse.json(body);
  answer.headers.set("Cache-Control", "no-transform");
  return answer;
}

function toJson(response: SearchResponse) {
  const { request, model, timing, total, results, opened } = response;
  const { strong, didYouMean, nearestCategories } = response;
  return {
    query: request,
    model,
    timing: {
      embedMs: rounded(timing.embedMs),
      searchMs: rounded(timing.searchMs),
      rerankMs: rounded(timing.rerankMs),
    },
    total,
    results: results.map(toJsonResult),
    ...(request.open !== null && { opened: opened.map(toJsonResult) }),
    ...(!strong && { noStrongMatch: { nearestCategories } }),
    ...(didYouMean !== null && { didYouMean }),
  };
}

function toJsonResult(result: SearchResult) {
  const { handle, title, priceMinor, currency, broadCategory, fineCategory, colour } = result;
  return {
    handle,
    title,
    price: priceMinor === null ? null : priceMinor / 10 ** digitsOf(currency),
    currency,
    broadCategory,
    fineCategory,
    colour,
    photoUrl: result.photo && photoUrl(result.photo.storageKey, 640),
    distance: result.distance,
    signals: result.signals,
    ...(result.cluster !== null && { cluster: result.cluster, clusterSize: result.clusterSize }),
    ...(result.variants.length > 0 && { variants: result.variants }),
  };
}

/** A code that is no currency's, as imports may hold, counts in hundredths. */
function digitsOf(currency: string): number {
  return isCurrency(currency) ? minorDigits(currency) : 2;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
