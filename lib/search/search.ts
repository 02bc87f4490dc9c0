import { servingTowers } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import { browse } from "@/lib/search/queries";
import { queryVector } from "@/lib/search/query-vector";
import {
  type RelevantQuery,
  type RelevantResult,
  searchRelevant,
} from "@/lib/search/relevant-queries";
import { rerankers } from "@/lib/search/rerankers/rerankers";
import type { Mode, SearchRequest, SearchResponse, SearchResult } from "@/lib/search/types";
import { CANDIDATES } from "@/lib/search/visual-reranker";

type Timing = SearchResponse["timing"];
type Found = { total: number; results: SearchResult[] };

/**
 * Answers a search: embeds the query, finds and ranks the published products by vectors and words in one SQL
 * statement, and reorders the top for variety when asked to. Without words and photo it lists the newest products.
 * @throws UserError when the request's photo is no longer kept
 */
export async function search(request: SearchRequest): Promise<SearchResponse> {
  const timing: Timing = { embedMs: 0, searchMs: 0, rerankMs: 0 };
  const towers = await servingTowers();
  const effective = { ...request, mode: effectiveMode(request) };
  const found = await find(effective, towers, timing);
  return {
    request: effective,
    model: towers.key,
    timing,
    ...found,
    opened: [],
    strong: true,
    didYouMean: null,
    nearestCategories: [],
  };
}

/** A photo alone looks for photos; the varied view takes its candidates by description. */
function effectiveMode({ q, photo, mode, view }: SearchRequest): Mode {
  if (photo !== null) return q === "" ? "image" : mode;
  return view === "varied" && q !== "" ? "description" : mode;
}

async function find(
  request: SearchRequest,
  { key, dimension }: { key: string; dimension: number },
  timing: Timing,
): Promise<Found> {
  const window = { limit: request.perPage, offset: (request.page - 1) * request.perPage };
  if (request.q === "" && request.photo === null) {
    const page = await timed(timing, "searchMs", () => browse(request.filters, window));
    return {
      total: page.total,
      results: page.rows.map((row) => withoutCluster({ ...row, signals: [] })),
    };
  }
  const query = await timed(timing, "embedMs", () => relevantQueryOf(request, { key, dimension }));
  if (request.view === "varied" && window.offset < CANDIDATES) {
    return findVaried(request, query, window, timing);
  }
  const page = await timed(timing, "searchMs", () => searchRelevant(query, window, false));
  return { total: page.total, results: page.rows.map(withoutVector).map(withoutCluster) };
}

/**
 * What a request looks for, for relevantSet: pages, totals, facets and sorts of one request share it.
 * @param request with its effective mode
 * @throws UserError when the request's photo is no longer kept
 */
export async function relevantQueryOf(
  request: SearchRequest,
  towers: { key: string; dimension: number },
): Promise<RelevantQuery> {
  const { q, photo, mode, filters } = request;
  return {
    space: { modelKey: towers.key, dimension: towers.dimension, mode },
    vector: q === "" && photo === null ? null : await queryVector(q, photo),
    // With a photo, words say what should be different, not what is written somewhere.
    words: request.lexical && photo === null ? q : "",
    filters,
  };
}

/** The reranked candidates come first and all of them, then the rest by relevance: pages neither repeat nor lose. */
async function findVaried(
  request: SearchRequest,
  query: RelevantQuery,
  { limit, offset }: { limit: number; offset: number },
  timing: Timing,
): Promise<Found> {
  const page = await timed(timing, "searchMs", () =>
    searchRelevant(query, { limit: Math.max(CANDIDATES, offset + limit), offset: 0 }, true),
  );
  const reranked = await timed(timing, "rerankMs", async () =>
    rerankers[env().RERANKER](page.rows.slice(0, CANDIDATES), sight, request.styles),
  );
  const varied = reranked.map(({ item, cluster, clusterSize }) => ({
    ...withoutVector(item),
    cluster,
    clusterSize,
    variants: [],
  }));
  const rest = page.rows.slice(CANDIDATES).map((row) => withoutCluster(withoutVector(row)));
  return { total: page.total, results: [...varied, ...rest].slice(offset, offset + limit) };
}

const sight = {
  imageVectorOf: ({ imageVector }: RelevantResult) => imageVector,
  distanceOf: ({ distance }: RelevantResult) => distance ?? 0,
};

type WithoutVector = Omit<RelevantResult, "imageVector">;

function withoutVector({ imageVector: _, ...found }: RelevantResult): WithoutVector {
  return found;
}

function withoutCluster(found: WithoutVector): SearchResult {
  return { ...found, cluster: null, clusterSize: null, variants: [] };
}

async function timed<T>(timing: Timing, phase: keyof Timing, body: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await body();
  } finally {
    timing[phase] += performance.now() - startedAt;
  }
}
