import { dpp } from "@/lib/search/rerankers/dpp";
import { kMeans } from "@/lib/search/rerankers/k-means";
import { mmr } from "@/lib/search/rerankers/mmr";
import { msd } from "@/lib/search/rerankers/msd";
import { nearTheBest } from "@/lib/search/rerankers/near-the-best";
import type { Reranker } from "@/lib/search/rerankers/reranker";

export const RERANKERS = ["k-means", "mmr", "msd", "dpp"] as const;
export type RerankerName = (typeof RERANKERS)[number];

/** Every reranker with the setting that measured best; docs/evaluation.md says how to measure it again. */
export const rerankers: Record<RerankerName, Reranker> = {
  "k-means": kMeans,
  mmr: nearTheBest(mmr(0.7), 0.2, 10),
  msd: msd(0.1),
  dpp: dpp(0.95),
};
