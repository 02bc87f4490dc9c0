import { type Gram, gramMatrix } from "@/lib/search/gram";

export type Reranked<T> = {
  item: T;
  /** 0-based style; null from a reranker that knows no styles, and without a photo. */
  cluster: number | null;
  clusterSize: number | null;
};

/** How a reranker sees a candidate. */
export type Sight<T> = {
  /** L2-normalised; null when it has no photo. */
  imageVectorOf(candidate: T): Float32Array | null;
  /** Cosine distance to the query, 0–2. */
  distanceOf(candidate: T): number;
};

/**
 * Reorders candidates for variety. They come in relevance order, best first; nobody is dropped, the same input
 * gives the same order, and candidates without a photo come last, in relevance order.
 */
export type Reranker = <T>(candidates: T[], sight: Sight<T>) => Reranked<T>[];

/** What the greedy rerankers decide by, of the candidates with a photo, in relevance order. */
export type Scene = {
  /** Similarity to the query, stretched so that the best candidate has 1 and the worst 0. */
  relevance: Float64Array;
  /** Cosines of their image vectors. */
  gram: Gram;
};

/** A reranker from a rule that orders the indexes of a scene, each once. */
export function rerankerBy(order: (scene: Scene) => number[]): Reranker {
  return (candidates, { imageVectorOf, distanceOf }) => {
    const { pictured, vectors, unpictured } = splitByPicture(candidates, imageVectorOf);
    const relevance = stretched(pictured.map((candidate) => -distanceOf(candidate)));
    const picks = order({ relevance, gram: gramMatrix(vectors) });
    return [
      ...picks.map((index) => withoutStyle(pictured[index] as (typeof pictured)[number])),
      ...unpictured,
    ];
  };
}

export function splitByPicture<T>(
  candidates: T[],
  imageVectorOf: (candidate: T) => Float32Array | null,
): { pictured: T[]; vectors: Float32Array[]; unpictured: Reranked<T>[] } {
  const pictured: T[] = [];
  const vectors: Float32Array[] = [];
  const unpictured: Reranked<T>[] = [];
  for (const item of candidates) {
    const vector = imageVectorOf(item);
    if (vector) {
      pictured.push(item);
      vectors.push(vector);
    } else unpictured.push(withoutStyle(item));
  }
  return { pictured, vectors, unpictured };
}

/**
 * Picks all indexes one by one: at every turn the one of greatest gain, the more relevant of equals.
 * `onPick` tells the rule what was picked, so that it can bring its gains up to date.
 */
export function pickGreedily(
  size: number,
  gainOf: (index: number) => number,
  onPick: (index: number) => void,
): number[] {
  const left = Array.from({ length: size }, (_, index) => index);
  const picks: number[] = [];
  while (left.length > 0) {
    let best = 0;
    let bestGain = gainOf(left[0] as number);
    for (let at = 1; at < left.length; at++) {
      const gain = gainOf(left[at] as number);
      if (gain > bestGain) {
        best = at;
        bestGain = gain;
      }
    }
    const [picked] = left.splice(best, 1) as [number];
    picks.push(picked);
    onPick(picked);
  }
  return picks;
}

function withoutStyle<T>(item: T): Reranked<T> {
  return { item, cluster: null, clusterSize: null };
}

/** To 0–1; all equal: all 1. */
function stretched(values: number[]): Float64Array {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  return Float64Array.from(values, (value) => (range > 0 ? (value - low) / range : 1));
}
