import { servingTowers } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import type { Ranked, RankedWithVector } from "@/lib/search/card-queries";
import { browse, searchByVector, searchCandidates, type VectorSpace } from "@/lib/search/queries";
import { queryVector } from "@/lib/search/query-vector";
import { rerankers } from "@/lib/search/rerankers/rerankers";
import type { Mode, SearchRequest, SearchResponse, SearchResult } from "@/lib/search/types";
import { CANDIDATES } from "@/lib/search/visual-reranker";

type Timing = SearchResponse["timing"];
type Found = { total: number; results: SearchResult[] };

/**
 * Answers a search: embeds the query, ranks the published products by cosine distance in one SQL statement, and
 * reorders the top for variety when asked to. Without words and photo it lists the newest products.
 * @throws UserError when the request's photo is no longer kept
 */
export async function search(request: SearchRequest): Promise<SearchResponse> {
  const timing: Timing = { embedMs: 0, searchMs: 0, rerankMs: 0 };
  const towers = await servingTowers();
  const effective = { ...request, mode: effectiveMode(request) };
  const found = await find(effective, towers, timing);
  return { request: effective, model: towers.key, timing, ...found };
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
    return { total: page.total, results: page.rows.map(withoutCluster) };
  }
  const vector = await timed(timing, "embedMs", () => queryVector(request.q, request.photo));
  const space: VectorSpace = { modelKey: key, dimension, mode: request.mode };
  if (request.view === "varied" && window.offset < CANDIDATES) {
    return findVaried(request, space, vector, window, timing);
  }
  const page = await timed(timing, "searchMs", () =>
    searchByVector(space, vector, request.filters, window),
  );
  return { total: page.total, results: page.rows.map(withoutCluster) };
}

/** The reranked candidates come first and all of them, then the rest by relevance: pages neither repeat nor lose. */
async function findVaried(
  request: SearchRequest,
  space: VectorSpace,
  vector: Float32Array,
  { limit, offset }: { limit: number; offset: number },
  timing: Timing,
): Promise<Found> {
  const page = await timed(timing, "searchMs", () =>
    searchCandidates(space, vector, request.filters, {
      limit: Math.max(CANDIDATES, offset + limit),
      offset: 0,
    }),
  );
  const reranked = await timed(timing, "rerankMs", async () =>
    rerankers[env().RERANKER](page.rows.slice(0, CANDIDATES), sight, request.styles),
  );
  const varied = reranked.map(({ item, cluster, clusterSize }) => ({
    ...withoutVector(item),
    cluster,
    clusterSize,
  }));
  const rest = page.rows.slice(CANDIDATES).map((row) => withoutCluster(withoutVector(row)));
  return { total: page.total, results: [...varied, ...rest].slice(offset, offset + limit) };
}

const sight = {
  imageVectorOf: ({ imageVector }: RankedWithVector) => imageVector,
  distanceOf: ({ distance }: RankedWithVector) => distance ?? 0,
};

function withoutVector({ imageVector: _, ...ranked }: RankedWithVector): Ranked {
  return ranked;
}

function withoutCluster(ranked: Ranked): SearchResult {
  return { ...ranked, cluster: null, clusterSize: null };
}

async function timed<T>(timing: Timing, phase: keyof Timing, body: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await body();
  } finally {
    timing[phase] += performance.now() - startedAt;
  }
}
