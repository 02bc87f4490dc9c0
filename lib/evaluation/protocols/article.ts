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
import { precisionAt, precisionCeiling } from "@/lib/evaluation/metrics/ranking";
import { type Findings, figure } from "@/lib/evaluation/run";
import {
  type EvaluatedProduct,
  SEARCH_TYPES,
  type SearchType,
  type Subject,
  type Watch,
} from "@/lib/evaluation/subject";

export type ArticleOptions = { queries: number; seed: number; ks: number[] };
type Ranking = Record<SearchType, EvaluatedProduct[]>;

/**
 * The article's experiment: random queries of the catalogue's own words, by each search type; P@k where a result of
 * the right broad category, fine category, or fine category and colour counts.
 */
export async function measureArticle(
  subject: Subject,
  { queries: count, seed, ks }: ArticleOptions,
  watch: Watch = {},
): Promise<Findings> {
  const queries = attributeQueries(subject.products, count, seed);
  const byId = new Map(subject.products.map((product) => [product.id, product]));
  const limit = Math.max(...ks);
  const rankings = await forEachDifferentQuery(
    "Different queries",
    queries,
    subject.embedQueries,
    async (words) => {
      const ranking: Ranking = { description: [], image: [], average: [] };
      for (const type of SEARCH_TYPES) {
        const ids = await subject.search(words, type, limit);
        ranking[type] = ids.flatMap((id) => byId.get(id) ?? []);
      }
      return ranking;
    },
    watch,
  );
  return {
    options: { queries: queries.length, different: countDifferent(queries), seed, k: ks.join(",") },
    notes: [],
    queries: { queries: queries.map(({ words }) => words) },
    figures: TARGETS.flatMap((target) => figuresFor(target, subject, queries, rankings, ks)),
  };
}

function figuresFor(
  target: Target,
  { products }: Subject,
  queries: AttributeQuery[],
  rankings: Ranking[],
  ks: number[],
) {
  const existing = countMatches(products);
  return SEARCH_TYPES.flatMap((arm) => {
    const grades = rankings.map((ranking, index) =>
      ranking[arm].map((product) =>
        matches(product, queries[index] as AttributeQuery, target) ? 1 : 0,
      ),
    );
    return ks.map((k) =>
      figure({
        arm,
        target,
        metric: `P@${k}`,
        values: grades.map((list) => precisionAt(k, list)),
        ceilings: queries.map((query) => precisionCeiling(k, existing(query, target))),
      }),
    );
  });
}
