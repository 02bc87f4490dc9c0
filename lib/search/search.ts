import { env } from "@/lib/env";
import { type Planner, planSearch, type SearchPlan } from "@/lib/search/plan";
import { findFallbacks } from "@/lib/search/relevance/fallbacks";
import { isStrongMatch } from "@/lib/search/relevance/strong-match";
import {
  listRelevant,
  type RelevantPage,
  type RelevantResult,
} from "@/lib/search/retrieval/search-queries";
import type { SearchRequest, SearchResponse, SearchResult } from "@/lib/search/types";
import { rerankers } from "@/lib/search/variety/rerankers";
import { CANDIDATES } from "@/lib/search/variety/visual-reranker";

type Timing = SearchResponse["timing"];
type Found = Pick<SearchResponse, "total" | "results" | "opened"> &
  Pick<RelevantPage, "nearest" | "strongest">;

/**
 * Answers a search: embeds the query, finds and ranks the published products by vectors and words in one SQL statement,
 * and reorders the top for variety when asked to. Without words, photo or examples it lists the newest products.
 * @param plan pass the same planner to the facets, so that both share one plan
 * @throws UserError when the request's photo, or the only example, is no longer there
 */
export async function search(
  asked: SearchRequest,
  plan: Planner = planSearch,
): Promise<SearchResponse> {
  const timing: Timing = { embedMs: 0, searchMs: 0, rerankMs: 0 };
  const searchPlan = await timed(timing, "embedMs", () => plan(asked));
  const { request, query } = searchPlan;
  const { nearest, strongest, ...found } = await find(searchPlan, timing);
  const { total } = found;
  const strong = await isStrongMatch(searchPlan, { nearest, strongest, total });
  const fallbacks = await timed(timing, "searchMs", () =>
    findFallbacks(searchPlan, strong, strongest),
  );
  return { request, model: query.space.modelKey, timing, ...found, strong, ...fallbacks };
}

async function find(searchPlan: SearchPlan, timing: Timing): Promise<Found> {
  const { request, query, collapse } = searchPlan;
  const { page, perPage, sort, view } = request;
  const window = { limit: perPage, offset: (page - 1) * perPage };
  if (view === "varied" && window.offset < CANDIDATES)
    return findVaried(searchPlan, window, timing);
  const found = await timed(timing, "searchMs", () =>
    listRelevant(query, window, { sort, collapse, withImageVectors: false }),
  );
  const { rows, ...counts } = found;
  return { ...counts, results: rows.map((row) => toResult(row, null, null)), opened: [] };
}

/**
 * All reranked candidates come first, then the rest by relevance, so that pages neither repeat nor skip a product. The
 * other members of an unfolded style move to `opened`.
 */
async function findVaried(
  { request, query, collapse }: SearchPlan,
  { limit, offset }: { limit: number; offset: number },
  timing: Timing,
): Promise<Found> {
  const window = { limit: Math.max(CANDIDATES, offset + limit), offset: 0 };
  const { rows, ...counts } = await timed(timing, "searchMs", () =>
    listRelevant(query, window, { sort: "relevance", collapse, withImageVectors: true }),
  );
  const candidates = rows.slice(0, CANDIDATES);
  const reranked = await timed(timing, "rerankMs", async () =>
    rerankers[env().RERANKER](candidates, rerankInput, request.styles),
  );
  const varied = reranked.map(({ item, cluster, clusterSize }) =>
    toResult(item, cluster, clusterSize),
  );
  const rest = rows.slice(CANDIDATES).map((row) => toResult(row, null, null));
  const page = [...varied, ...rest].slice(offset, offset + limit);
  const opened = unfolded(request, varied, candidates);
  const results = page.filter((result) => !opened.includes(result));
  return { ...counts, results, opened };
}

/** The members of the open style except its first, which keeps its place; nearest first. */
function unfolded(
  { open, page }: SearchRequest,
  varied: SearchResult[],
  inOrder: RelevantResult[],
): SearchResult[] {
  if (open === null || page !== 1) return [];
  const [, ...others] = varied.filter(({ cluster }) => cluster === open - 1);
  const rank = new Map(inOrder.map(({ id }, index) => [id, index]));
  return others.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
}

const rerankInput = {
  imageVectorOf: ({ imageVector }: RelevantResult) => imageVector,
  distanceOf: ({ distance }: RelevantResult) => distance ?? 0,
};

function toResult(
  { imageVector: _, ...found }: RelevantResult,
  cluster: number | null,
  clusterSize: number | null,
): SearchResult {
  return { ...found, cluster, clusterSize };
}

async function timed<T>(timing: Timing, phase: keyof Timing, body: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await body();
  } finally {
    timing[phase] += performance.now() - startedAt;
  }
}
