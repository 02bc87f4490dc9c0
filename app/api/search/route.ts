import { searchEndpoint } from "@/app/api/search/endpoint";
import { isCurrency, minorDigits } from "@/lib/catalogue/price";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { jsonRoute } from "@/lib/http/json-route";
import { photoUrl } from "@/lib/images/photo-url";
import { searchFacets } from "@/lib/search/facets";
import { createPlanner, type Planner } from "@/lib/search/plan";
import { search } from "@/lib/search/search";
import type { Facets, SearchRequest, SearchResponse, SearchResult } from "@/lib/search/types";

export const dynamic = "force-dynamic";

/** `GET /api/search`: takes the parameters of the search page and returns JSON. */
export const GET = jsonRoute(searchEndpoint, async ({ request, facets, unknown }) => {
  const plan = createPlanner();
  const response = await search(request, plan);
  const counted = facets ? await countedFacets(request, plan) : {};
  const ignored = unknown.length > 0 ? { ignoredParameters: unknown } : {};
  const { embedMs, searchMs, rerankMs } = response.timing;
  return {
    body: { ...toJson(response), ...counted, ...ignored },
    timing: { embed: embedMs, search: searchMs, rerank: rerankMs },
  };
});

/** Results are returned without facet counts if the database is too busy to count. */
async function countedFacets(
  request: SearchRequest,
  plan: Planner,
): Promise<{ facets?: Omit<Facets, "incomplete">; facetsIncomplete?: true }> {
  try {
    const { incomplete, ...facets } = await searchFacets(request, plan);
    return incomplete ? { facets, facetsIncomplete: true } : { facets };
  } catch (error) {
    if (asUnavailable(error)?.kind !== "busy") throw error;
    return { facetsIncomplete: true };
  }
}

function toJson(response: SearchResponse) {
  const { request, model, timing, total, results, opened } = response;
  const { strong, didYouMean, nearestCategories } = response;
  return {
    query: toQueryJson(request),
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

/** The cutoff's parameter is named `floor`. */
function toQueryJson({ cutoff, collapse, ...request }: SearchRequest) {
  return { ...request, floor: cutoff, collapse };
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

/** Imports may contain unknown currency codes; they count in hundredths. */
function digitsOf(currency: string): number {
  return isCurrency(currency) ? minorDigits(currency) : 2;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
