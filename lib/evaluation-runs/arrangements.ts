import type { Arrangement, Candidate } from "@/lib/evaluation/subject";
import { dpp } from "@/lib/search/variety/dpp";
import { kMeans } from "@/lib/search/variety/k-means";
import { mmr } from "@/lib/search/variety/mmr";
import { msd } from "@/lib/search/variety/msd";
import { nearTheBest } from "@/lib/search/variety/near-best";
import type { Reranker } from "@/lib/search/variety/reranker";

const STYLES = 5;
const WITHIN = [0.1, 0.15, 0.2, 0.25];
const AT_LEAST = 10;

const rerankInput = {
  imageVectorOf: ({ imageVector }: Candidate) => imageVector,
  distanceOf: ({ distance }: Candidate) => distance,
};

/** The shop's rerankers with the settings worth comparing. */
export function shopArrangements(): Arrangement[] {
  return [
    ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((k) => arrangement(`k-means, k = ${k}`, kMeans, k)),
    ...WITHIN.map((within) =>
      arrangement(
        `k-means near the best, within = ${within}`,
        nearTheBest(kMeans, within, AT_LEAST),
      ),
    ),
    ...[0.5, 0.6, 0.7, 0.8, 0.9].map((lambda) => arrangement(`MMR, λ = ${lambda}`, mmr(lambda))),
    ...WITHIN.map((within) =>
      arrangement(
        `MMR λ .7 near the best, within = ${within}`,
        nearTheBest(mmr(0.7), within, AT_LEAST),
      ),
    ),
    ...[0.05, 0.1, 0.2, 0.3].map((lambda) => arrangement(`MSD, λ = ${lambda}`, msd(lambda))),
    ...[0.8, 0.85, 0.9, 0.95].map((theta) => arrangement(`DPP, θ = ${theta}`, dpp(theta))),
  ];
}

function arrangement(name: string, reranker: Reranker, styles = STYLES): Arrangement {
  return {
    name,
    arrange: (candidates) => reranker(candidates, rerankInput, styles).map(({ item }) => item),
  };
}
