import { forEachEmbeddedQuery } from "@/lib/evaluation/for-each-query";
import { ndcgAt, precisionAt, recallAt, reciprocalRank } from "@/lib/evaluation/metrics/ranking";
import { type Findings, figure } from "@/lib/evaluation/run";
import { SEARCH_TYPES, type SearchType, type Subject, type Watch } from "@/lib/evaluation/subject";

/** How well a product answers a query, in somebody's judgement: 0 or less not at all, above that the more the better. */
export type Judgement = { query: string; handle: string; grade: number };

const RETRIEVED = 100;

/**
 * Judged queries by each search type: nDCG@k, MRR, recall@k and P@k as trec_eval defines them. What nobody judged
 * counts as not relevant; what was judged but is not in the catalogue counts as not found. The ranking is the
 * shop's, in its own order.
 */
export async function measureJudgements(
  subject: Subject,
  { judgements, ks }: { judgements: Judgement[]; ks: number[] },
  watch: Watch = {},
): Promise<Findings> {
  const handleOf = new Map(subject.products.map(({ id, handle }) => [id, handle]));
  const judged = gradesByQuery(judgements);
  const queries = [...judged.keys()];
  const rankings = await forEachEmbeddedQuery(
    "Queries",
    queries,
    (query) => query,
    subject.embedQueries,
    async (query) => {
      const grades = judged.get(query) as Map<string, number>;
      const found: Record<SearchType, number[]> = { description: [], image: [], average: [] };
      for (const type of SEARCH_TYPES) {
        const ids = await subject.search(query, type, RETRIEVED);
        found[type] = ids.map((id) => grades.get(handleOf.get(id) ?? "") ?? 0);
      }
      return found;
    },
    watch,
  );
  const all = queries.map((query) => [...(judged.get(query)?.values() ?? [])]);
  const relevant = all.map((grades) => grades.filter((grade) => grade > 0).length);
  return {
    options: { judgements: judgements.length, k: ks.join(",") },
    notes: notes(subject, judgements, relevant),
    queries: { queries },
    figures: SEARCH_TYPES.flatMap((arm) => {
      const lists = rankings.map((found) => found[arm]);
      const at = (name: string, values: number[]) =>
        figure({ arm, target: "", metric: name, values });
      return [
        at("MRR", lists.map(reciprocalRank)),
        ...ks.flatMap((k) => [
          at(
            `nDCG@${k}`,
            lists.map((list, index) => ndcgAt(k, list, all[index] as number[])),
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
      ];
    }),
  };
}

/** The last of several judgements of the same product for the same query holds. */
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
