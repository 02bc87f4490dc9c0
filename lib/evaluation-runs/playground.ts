import type { ProductCard } from "@/lib/catalogue/product";
import { getCalibration } from "@/lib/embedding/calibration-queries";
import { servingTowers } from "@/lib/embedding/models";
import type { RerankerName } from "@/lib/env/reranker-names";
import {
  type Cosines,
  listCosines,
  type RankedWithVector,
  searchByWeight,
} from "@/lib/evaluation-runs/playground-queries";
import { listNearest } from "@/lib/search/candidates";
import { queryVector } from "@/lib/search/query-vector/query-vector";
import type { VectorSpace } from "@/lib/search/retrieval/vector-queries";
import { MODES, type Mode, VIEWS, type View } from "@/lib/search/types";
import { rerankers } from "@/lib/search/variety/rerankers";

const PLAIN_IMAGE_WEIGHT = 0.5;

export type PlaygroundRequest = {
  q: string;
  /** Id of a QueryPhoto. */
  photo: string | null;
  /** 2–10. */
  styles: number;
  /** How many products of each mode are ranked and reranked, 5–200. */
  candidates: number;
  /** The photo's share in the average, 0–1; null for that of the stored averages. */
  imageWeight: number | null;
  reranker: RerankerName;
};

export type Similarity = {
  /** Cosines of the query with the product's text and image; null without a photo. */
  text: number;
  image: number | null;
  /** What each contributes to the cosine with the average, at the request's weight. */
  textPart: number;
  imagePart: number;
};

export type PlaygroundResult = ProductCard & {
  /** Cosine distance in the column's mode, 0–2. */
  distance: number;
  /** 0-based style from the reranker, among this mode's candidates; null without a photo. */
  cluster: number | null;
  clusterSize: number | null;
  similarity: Similarity;
};

export type PlaygroundColumn = {
  mode: Mode;
  view: View;
  searchMs: number;
  /** 0 in relevance order. */
  rerankMs: number;
  results: PlaygroundResult[];
};

export type PlaygroundAnswer = { model: string; embedMs: number; columns: PlaygroundColumn[] };

/** How the stored averages are made. At any other weight, the average is plain: no mean is subtracted. */
export type StoredAverages = { imageWeight: number; centred: boolean };

export async function storedAverages(): Promise<StoredAverages> {
  const { key } = await servingTowers();
  const calibration = await getCalibration(key);
  return {
    imageWeight: calibration?.imageWeight ?? PLAIN_IMAGE_WEIGHT,
    centred: (calibration?.means ?? null) !== null,
  };
}

/**
 * Runs one query in every mode, in relevance order and reranked, each result with the similarities behind its rank.
 * Unlike in the shop, the reranker takes each mode's own candidates. Searches run one after another, so that none slows
 * another down.
 * @throws UserError when the request's photo is no longer kept
 */
export async function compareModes(request: PlaygroundRequest): Promise<PlaygroundAnswer> {
  const { key, dimension } = await servingTowers();
  const stored = await storedAverages();
  const weight = request.imageWeight ?? stored.imageWeight;
  const fused = weight === stored.imageWeight ? null : weight;
  const embedded = await timed(() => queryVector(request.q, request.photo));
  const found = [];
  for (const mode of MODES) {
    const searched = await timed(() =>
      candidatesBy({ modelKey: key, dimension, mode }, embedded.value, request.candidates, fused),
    );
    found.push({ mode, rows: searched.value, searchMs: searched.ms });
  }
  const ids = new Set(found.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const cosines = await listCosines(key, embedded.value, [...ids]);
  const similarities = new Map(cosines.map((one) => [one.productId, similarityOf(one, weight)]));
  const columns = await Promise.all(found.map((mode) => columnsOf(mode, similarities, request)));
  return { model: key, embedMs: embedded.ms, columns: columns.flat() };
}

/** @param imageWeight for averages that are not stored; null for those that are */
async function candidatesBy(
  space: VectorSpace,
  vector: Float32Array,
  limit: number,
  imageWeight: number | null,
): Promise<RankedWithVector[]> {
  if (space.mode === "average" && imageWeight !== null) {
    return searchByWeight(space.modelKey, vector, imageWeight, limit);
  }
  return listNearest(space, vector, limit);
}

async function columnsOf(
  { mode, rows, searchMs }: { mode: Mode; rows: RankedWithVector[]; searchMs: number },
  similarities: Map<string, Similarity>,
  { reranker, styles }: PlaygroundRequest,
): Promise<PlaygroundColumn[]> {
  const varied = await timed(async () => rerankers[reranker](rows, rerankInput, styles));
  const styleOf = new Map(varied.value.map(({ item, ...style }) => [item.id, style]));
  const toResults = (ranked: RankedWithVector[]) =>
    ranked.flatMap(({ imageVector: _, ...card }): PlaygroundResult[] => {
      const similarity = similarities.get(card.id);
      if (!similarity) return [];
      const { cluster = null, clusterSize = null } = styleOf.get(card.id) ?? {};
      return [{ ...card, distance: card.distance ?? 0, cluster, clusterSize, similarity }];
    });
  return VIEWS.map((view) => ({
    mode,
    view,
    searchMs,
    rerankMs: view === "varied" ? varied.ms : 0,
    results: toResults(view === "varied" ? varied.value.map(({ item }) => item) : rows),
  }));
}

const rerankInput = {
  imageVectorOf: ({ imageVector }: RankedWithVector) => imageVector,
  distanceOf: ({ distance }: RankedWithVector) => distance ?? 0,
};

/** The parts add up to the cosine of the query with normalise((1 − w)·text + w·image). */
export function similarityOf(
  { qt, qi, ti }: Omit<Cosines, "productId">,
  imageWeight: number,
): Similarity {
  if (qi === null || ti === null) return { text: qt, image: null, textPart: qt, imagePart: 0 };
  const textWeight = 1 - imageWeight;
  const length = Math.sqrt(textWeight ** 2 + imageWeight ** 2 + 2 * textWeight * imageWeight * ti);
  return {
    text: qt,
    image: qi,
    textPart: (textWeight * qt) / length,
    imagePart: (imageWeight * qi) / length,
  };
}

async function timed<T>(body: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now();
  const value = await body();
  return { value, ms: performance.now() - startedAt };
}
