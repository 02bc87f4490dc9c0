import type { Arrangement, Candidate } from "@/lib/evaluation/subject";
import { dpp } from "@/lib/search/rerankers/dpp";
import { mmr } from "@/lib/search/rerankers/mmr";
import { msd } from "@/lib/search/rerankers/msd";
import type { Reranker } from "@/lib/search/rerankers/reranker";
import { rerankVisually } from "@/lib/search/visual-reranker";

const STYLES = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const SETTINGS = [0.3, 0.5, 0.7, 0.9];

const sight = {
  imageVectorOf: ({ imageVector }: Candidate) => imageVector,
  distanceOf: ({ distance }: Candidate) => distance,
};

/** The shop's rerankers over the settings worth comparing. */
export function shopArrangements(): Arrangement[] {
  return [
    ...STYLES.map((styles) => ({
      name: `k-means, k = ${styles}`,
      arrange: (candidates: Candidate[]) =>
        rerankVisually(candidates, sight.imageVectorOf, styles).map(({ item }) => item),
    })),
    ...SETTINGS.map((lambda) => arrangementOf(`MMR, λ = ${lambda}`, mmr(lambda))),
    ...SETTINGS.map((lambda) => arrangementOf(`MSD, λ = ${lambda}`, msd(lambda))),
    ...SETTINGS.map((theta) => arrangementOf(`DPP, θ = ${theta}`, dpp(theta))),
  ];
}

function arrangementOf(name: string, reranker: Reranker): Arrangement {
  return { name, arrange: (candidates) => reranker(candidates, sight).map(({ item }) => item) };
}
