import { kmeans } from "ml-kmeans";
import { gramMatrix } from "@/lib/search/variety/gram-matrix";
import { isometricCoordinates } from "@/lib/search/variety/isometric-coordinates";
import { type Reranked, splitByPicture } from "@/lib/search/variety/reranker";

/** How many candidates are clustered: the top of the list by description. */
export const CANDIDATES = 50;
const SEED = 42;
const MAX_ITERATIONS = 100;

/**
 * The visual reranker: clusters the candidates' image vectors with k-means (k-means++, fixed seed), orders the clusters
 * by their best-ranked member and picks from each in turn, within a cluster by relevance. The first k results have k
 * different styles, none is dropped, and the same input gives the same order.
 *
 * @param candidates in relevance order, best first
 * @param imageVectorOf a candidate's L2-normalised image vector; null without a photo. Candidates without one come
 * last, in relevance order, without a cluster.
 * @param styles k, the number of clusters, 2–10
 */
export function rerankVisually<T>(
  candidates: T[],
  imageVectorOf: (candidate: T) => Float32Array | null,
  styles: number,
): Reranked<T>[] {
  const { pictured, vectors, unpictured } = splitByPicture(candidates, imageVectorOf);
  const labels = clusterVectors(vectors, styles);
  const clusters = inOrderOfBestMember(labels);
  const picks = picksInTurn(clusters).map(({ index, cluster, clusterSize }) => ({
    item: pictured[index] as T,
    cluster,
    clusterSize,
  }));
  return [...picks, ...unpictured];
}

/** Cluster label of each vector. With fewer distinct vectors than clusters, each distinct vector is a cluster. */
function clusterVectors(vectors: Float32Array[], styles: number): number[] {
  const distinct = new Map<string, number>();
  const identity = vectors.map((vector) => {
    const key = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("latin1");
    const label = distinct.get(key) ?? distinct.size;
    distinct.set(key, label);
    return label;
  });
  if (distinct.size <= styles) return identity;
  return kmeans(isometricCoordinates(gramMatrix(vectors)), styles, {
    initialization: "kmeans++",
    seed: SEED,
    maxIterations: MAX_ITERATIONS,
  }).clusters;
}

/** Member indexes per cluster. Candidates come in relevance order, so a cluster's first member is its best-ranked. */
function inOrderOfBestMember(labels: number[]): number[][] {
  const members = new Map<number, number[]>();
  labels.forEach((label, index) => {
    const cluster = members.get(label);
    if (cluster) cluster.push(index);
    else members.set(label, [index]);
  });
  return [...members.values()];
}

function picksInTurn(clusters: number[][]) {
  const picks: { index: number; cluster: number; clusterSize: number }[] = [];
  const longest = Math.max(0, ...clusters.map((cluster) => cluster.length));
  for (let turn = 0; turn < longest; turn++) {
    clusters.forEach((members, cluster) => {
      const index = members[turn];
      if (index !== undefined) picks.push({ index, cluster, clusterSize: members.length });
    });
  }
  return picks;
}
