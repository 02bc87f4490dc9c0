import { dpp } from "@/lib/search/rerankers/dpp";
import { kMeans } from "@/lib/search/rerankers/k-means";
import { mmr } from "@/lib/search/rerankers/mmr";
import { msd } from "@/lib/search/rerankers/msd";
import type { Reranker } from "@/lib/search/rerankers/reranker";

export const RERANKERS = ["k-means", "mmr", "msd", "dpp"] as const;
export type RerankerName = (typeof RERANKERS)[number];

/** Every reranker with the setting that measured best; docs/evaluation.md says how to measure it again. */
export const rerankers: Record<RerankerName, Reranker> = {
  "k-means": kMeans,
  mmr: mmr(0.7),
  msd: msd(0.2),
  dpp: dpp(0.9),
};
