import { type Gram, gramMatrix } from "@/lib/search/variety/gram-matrix";

export type Reranked<T> = {
  item: T;
  /** 0-based style, numbered in order of appearance; null without a photo. */
  cluster: number | null;
  /** How many candidates share this style. */
  clusterSize: number | null;
};

/** What a reranker reads from a candidate. */
export type RerankInput<T> = {
  /** L2-normalised; null without a photo. */
  imageVectorOf(candidate: T): Float32Array | null;
  /** Cosine distance to the query, 0–2. */
  distanceOf(candidate: T): number;
};

/**
 * Reorders candidates for variety. They come in relevance order, best first. None is dropped, the same input gives the
 * same order, and candidates without a photo come last, in relevance order.
 * @param styles how many styles to tell apart, 2–10; the first `styles` results have one of each
 */
export type Reranker = <T>(candidates: T[], input: RerankInput<T>, styles: number) => Reranked<T>[];

/** What the greedy rerankers decide by: scores of the candidates with a photo, in relevance order. */
export type RerankScores = {
  /** Cosine similarity to the query. */
  similarity: Float64Array;
  /** Cosines of the image vectors. */
  gram: Gram;
};

/**
 * Makes a reranker from a rule that orders the candidates' indexes, each once. The first picks lead the styles; every
 * other candidate joins the style whose leader looks most like it.
 */
export function rerankerBy(order: (scores: RerankScores) => number[]): Reranker {
  return (candidates, { imageVectorOf, distanceOf }, styles) => {
    const { pictured, vectors, unpictured } = splitByPicture(candidates, imageVectorOf);
    const similarity = Float64Array.from(pictured, (candidate) => 1 - distanceOf(candidate));
    const gram = gramMatrix(vectors);
    const picks = order({ similarity, gram });
    const clusters = picks.map((pick, rank) =>
      rank < styles ? rank : mostAlike(gram, pick, picks.slice(0, styles)),
    );
    const sizes = new Map<number, number>();
    for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    const varied = picks.map((pick, rank) => {
      const cluster = clusters[rank] as number;
      const item = pictured[pick] as (typeof pictured)[number];
      return { item, cluster, clusterSize: sizes.get(cluster) ?? 0 };
    });
    return [...varied, ...unpictured];
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
    } else unpictured.push({ item, cluster: null, clusterSize: null });
  }
  return { pictured, vectors, unpictured };
}

/**
 * Picks every index, one by one: always the one of greatest gain, or the more relevant of equals. `onPick` tells the
 * rule what was picked, so that it can update its gains.
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

/** Rank of the leader whose picture is most similar; the earlier of equals. */
function mostAlike({ size, products }: Gram, pick: number, leaders: number[]): number {
  const cosines = leaders.map((leader) => products[pick * size + leader] as number);
  return cosines.indexOf(Math.max(...cosines));
}
