import { forEachEmbeddedQuery } from "@/lib/evaluation/for-each-query";
import { KEPT_NOTE, relevantShare, resultsKept } from "@/lib/evaluation/kept";
import { ndcgAt, precisionAt, recallAt, reciprocalRank } from "@/lib/evaluation/metrics/ranking";
import {
  ALL_THAT_IS_KEPT,
  armsOf,
  type Retrieval,
  type SearchArm,
  SHOP_ARM,
  searchBy,
} from "@/lib/evaluation/retrieval";
import { type Findings, figure } from "@/lib/evaluation/run";
import type { Subject, Watch } from "@/lib/evaluation/subject";

/**
 * How well a product answers a query, as somebody judged it: a grade of 0 or less is not relevant, a higher one is
 * better.
 */
export type Judgement = { query: string; handle: string; grade: number };

const RETRIEVED = 100;

export type JudgementOptions = { judgements: Judgement[]; ks: number[]; retrieval: Retrieval };

/**
 * Judged queries by each search type and by the search that shoppers get: nDCG@k, MRR, recall@k and P@k as trec_eval
 * defines them. Unjudged results count as not relevant; judged products that are not in the catalogue count as not
 * found. Results are ranked in the shop's own order.
 */
export async function measureJudgements(
  subject: Subject,
  { judgements, ks, retrieval }: JudgementOptions,
  watch: Watch = {},
): Promise<Findings> {
  const handleOf = new Map(subject.products.map(({ id, handle }) => [id, handle]));
  const judged = gradesByQuery(judgements);
  const queries = [...judged.keys()];
  const arms = armsOf(retrieval);
  const rankings = await forEachEmbeddedQuery(
    "Queries",
    queries,
    (query) => query,
    subject.embedQueries,
    async (query) => {
      const grades = judged.get(query) as Map<string, number>;
      const found: Partial<Record<SearchArm, number[]>> = {};
      for (const arm of arms) {
        const limit = arm === SHOP_ARM ? ALL_THAT_IS_KEPT : RETRIEVED;
        const ids = await searchBy(arm, subject, query, limit);
        found[arm] = ids.map((id) => grades.get(handleOf.get(id) ?? "") ?? 0);
      }
      return found;
    },
    watch,
  );
  const judgedAs = queries.map((query) => [...(judged.get(query)?.values() ?? [])]);
  const relevant = judgedAs.map((grades) => grades.filter((grade) => grade > 0).length);
  return {
    options: { judgements: judgements.length, k: ks.join(","), retrieval },
    notes: [
      ...notes(subject, judgements, relevant),
      ...(arms.includes(SHOP_ARM) ? [KEPT_NOTE] : []),
    ],
    queries: { queries },
    figures: arms.flatMap((arm) => {
      const all = rankings.map((found) => found[arm] ?? []);
      const lists = all.map((list) => list.slice(0, RETRIEVED));
      const at = (name: string, values: number[]) =>
        figure({ arm, target: "", metric: name, values });
      return [
        at("MRR", lists.map(reciprocalRank)),
        ...ks.flatMap((k) => [
          at(
            `nDCG@${k}`,
            lists.map((list, index) => ndcgAt(k, list, judgedAs[index] as number[])),
          ),
          at(
            `recall@${k}`,
            lists.map((list, index) => recallAt(k, list, relevant[index] as number)),
          ),
          at(
            `P@${k}`,
            lists.map((list) => precisionAt(k, list)),
          ),
        ]),
        ...(arm === SHOP_ARM
          ? [resultsKept({ target: "", kept: all }), relevantShare({ target: "", grades: all })]
          : []),
      ];
    }),
  };
}

/** The last judgement of a product for a query wins. */
function gradesByQuery(judgements: Judgement[]): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>();
  for (const { query, handle, grade } of judgements) {
    const grades = judged.get(query) ?? new Map<string, number>();
    judged.set(query, grades.set(handle, grade));
  }
  return judged;
}

function notes(subject: Subject, judgements: Judgement[], relevant: number[]): string[] {
  const known = new Set(subject.products.map(({ handle }) => handle));
  const missing = new Set(judgements.map(({ handle }) => handle).filter((it) => !known.has(it)));
  const without = relevant.filter((count) => count === 0).length;
  return [
    `MRR looks at the first ${RETRIEVED} results.`,
    ...(missing.size > 0
      ? [`${missing.size} judged products are not in this catalogue and count as not found.`]
      : []),
    ...(without > 0
      ? [`${without} queries have no relevant product and count as 0, as with trec_eval -c.`]
      : []),
  ];
}
