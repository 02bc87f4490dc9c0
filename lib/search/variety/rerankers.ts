import type { RerankerName } from "@/lib/env/reranker-names";
import { dpp } from "@/lib/search/variety/dpp";
import { kMeans } from "@/lib/search/variety/k-means";
import { mmr } from "@/lib/search/variety/mmr";
import { msd } from "@/lib/search/variety/msd";
import { nearTheBest } from "@/lib/search/variety/near-best";
import type { Reranker } from "@/lib/search/variety/reranker";

/** How far beyond the best candidate's cosine distance candidates are reordered, and how many are in any case. */
const WITHIN = 0.15;
const AT_LEAST = 10;

/** Every reranker with the setting that measured best; docs/evaluation.md says how to measure it again. */
export const rerankers: Record<RerankerName, Reranker> = {
  /** As in the article: all fifty candidates, however far they are. */
  "k-means": kMeans,
  "k-means-near": nearTheBest(kMeans, WITHIN, AT_LEAST),
  mmr: nearTheBest(mmr(0.7), WITHIN, AT_LEAST),
  msd: msd(0.1),
  dpp: dpp(0.95),
};
