import {
  type AttributeQuery,
  attributeQueries,
  countDifferent,
  countMatches,
  matches,
  TARGETS,
  type Target,
} from "@/lib/evaluation/attribute-query";
import { forEachDifferentQuery } from "@/lib/evaluation/for-each-query";
import { KEPT_NOTE, relevantShare, resultsKept } from "@/lib/evaluation/kept";
import { precisionAt, precisionCeiling } from "@/lib/evaluation/metrics/ranking";
import {
  ALL_THAT_IS_KEPT,
  armsOf,
  type Retrieval,
  type SearchArm,
  SHOP_ARM,
  searchBy,
} from "@/lib/evaluation/retrieval";
import { type Figure, type Findings, figure } from "@/lib/evaluation/run";
import type { EvaluatedProduct, Subject, Watch } from "@/lib/evaluation/subject";

export type ArticleOptions = {
  queries: number;
  seed: number;
  ks: number[];
  retrieval: Retrieval;
};
type Ranking = Partial<Record<SearchArm, EvaluatedProduct[]>>;
type Precision = {
  arm: SearchArm;
  target: Target;
  k: number;
  grades: number[][];
  ceilings: number[];
};

/**
 * The article's experiment: random queries in the catalogue's own words, answered by each search type and by the search
 * that shoppers get. Measures P@k, where a result counts if it has the right broad category, the right fine category,
 * or the right fine category and colour.
 */
export async function measureArticle(
  subject: Subject,
  { queries: count, seed, ks, retrieval }: ArticleOptions,
  watch: Watch = {},
): Promise<Findings> {
  const queries = attributeQueries(subject.products, count, seed);
  const byId = new Map(subject.products.map((product) => [product.id, product]));
  const arms = armsOf(retrieval);
  const limitOf = (arm: SearchArm) => (arm === SHOP_ARM ? ALL_THAT_IS_KEPT : Math.max(...ks));
  const rankings = await forEachDifferentQuery(
    "Different queries",
    queries,
    subject.embedQueries,
    async (words) => {
      const ranking: Ranking = {};
      for (const arm of arms) {
        const ids = await searchBy(arm, subject, words, limitOf(arm));
        ranking[arm] = ids.flatMap((id) => byId.get(id) ?? []);
      }
      return ranking;
    },
    watch,
  );
  const existing = countMatches(subject.products);
  const figures = TARGETS.flatMap((target) => {
    const ceilings = (k: number) =>
      queries.map((query) => precisionCeiling(k, existing(query, target)));
    return arms.flatMap((arm) => {
      const grades = gradesOf(target, arm, queries, rankings);
      return ks.map((k) => precisionFigure({ arm, target, k, grades, ceilings: ceilings(k) }));
    });
  });
  return {
    options: {
      queries: queries.length,
      different: countDifferent(queries),
      seed,
      k: ks.join(","),
      retrieval,
    },
    notes: arms.includes(SHOP_ARM) ? [KEPT_NOTE] : [],
    queries: { queries: queries.map(({ words }) => words) },
    figures: arms.includes(SHOP_ARM) ? [...figures, ...keptFigures(queries, rankings)] : figures,
  };
}

function precisionFigure({ arm, target, k, grades, ceilings }: Precision): Figure {
  const values = grades.map((list) => precisionAt(k, list));
  return figure({ arm, target, metric: `P@${k}`, values, ceilings });
}

function keptFigures(queries: AttributeQuery[], rankings: Ranking[]): Figure[] {
  return [
    resultsKept({ target: "", kept: rankings.map((ranking) => ranking[SHOP_ARM] ?? []) }),
    ...TARGETS.map((target) =>
      relevantShare({ target, grades: gradesOf(target, SHOP_ARM, queries, rankings) }),
    ),
  ];
}

function gradesOf(
  target: Target,
  arm: SearchArm,
  queries: AttributeQuery[],
  rankings: Ranking[],
): number[][] {
  return rankings.map((ranking, index) =>
    (ranking[arm] ?? []).map((product) =>
      matches(product, queries[index] as AttributeQuery, target) ? 1 : 0,
    ),
  );
}
