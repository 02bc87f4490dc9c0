import {
  type AttributeQuery,
  attributeQueries,
  countDifferent,
  matches,
  TARGETS,
} from "@/lib/evaluation/attribute-query";
import { forEachEmbeddedQuery } from "@/lib/evaluation/for-each-query";
import {
  alphaIdealGain,
  alphaNdcgAt,
  distinctAt,
  intraListDistance,
  subtopicRecallAt,
} from "@/lib/evaluation/metrics/diversity";
import { precisionAt } from "@/lib/evaluation/metrics/ranking";
import { type Figure, type Findings, figure } from "@/lib/evaluation/run";
import type {
  Arrangement,
  Candidate,
  EvaluatedProduct,
  Subject,
  Watch,
} from "@/lib/evaluation/subject";
import { lookOf } from "@/lib/evaluation/subtopics";

export type DiversityOptions = { queries: number; seed: number; candidates: number };

const RANKS = [5, 10] as const;
const RELEVANCE_ONLY: Arrangement = { name: "relevance", arrange: (candidates) => candidates };

type Measures = Map<string, { target: string; metric: string; values: number[]; higher: boolean }>;
/** The best that one query could reach: the gain of an ideal ranking of looks, and the number of looks. */
type Ideal = { gain: Record<(typeof RANKS)[number], number>; looks: number };

/**
 * Orders the same candidates by relevance alone and by every reranker, and measures how much precision is kept and how
 * much the first five and ten differ. A look (colour × pattern) is a subtopic of the query's fine category.
 */
export async function measureDiversity(
  subject: Subject,
  { queries: count, seed, candidates: limit }: DiversityOptions,
  watch: Watch = {},
): Promise<Findings> {
  const queries = attributeQueries(subject.products, count, seed);
  const byId = new Map(subject.products.map((product) => [product.id, product]));
  const idealOf = idealByCategory(subject.products);
  const arms = [RELEVANCE_ONLY, ...subject.arrangements];
  const measured = new Map(arms.map(({ name }) => [name, new Map() as Measures]));
  await forEachEmbeddedQuery(
    "Queries",
    queries,
    ({ words }) => words,
    subject.embedQueries,
    async (query, _, index) => {
      const candidates = await subject.candidates(query.words, limit);
      for (const arm of arms) {
        const startedAt = performance.now();
        const order = arm.arrange(candidates);
        const tookMs = performance.now() - startedAt;
        const measures = measured.get(arm.name) as Measures;
        const note: Note = (target, metric, value, higher = true) => {
          const key = `${target}\n${metric}`;
          const entry = measures.get(key) ?? { target, metric, values: [], higher };
          entry.values[index] = value;
          measures.set(key, entry);
        };
        measureOrder(order, query, byId, idealOf(query), note);
        note("", "ms", tookMs, false);
      }
    },
    watch,
  );
  return {
    options: {
      queries: queries.length,
      different: countDifferent(queries),
      seed,
      candidates: limit,
    },
    notes: [],
    queries: { queries: queries.map(({ words }) => words) },
    figures: [...measured].flatMap(([arm, measures]) => toFigures(arm, measures)),
  };
}

type Note = (target: string, metric: string, value: number, higher?: boolean) => void;

function measureOrder(
  order: Candidate[],
  query: AttributeQuery,
  byId: Map<string, EvaluatedProduct>,
  ideal: Ideal,
  note: Note,
): void {
  const shown = order.slice(0, Math.max(...RANKS));
  const products = shown.flatMap(({ productId }) => byId.get(productId) ?? []);
  const looks = products.map((product) =>
    matches(product, query, "fine category") ? [lookOf(product)] : [],
  );
  for (const k of RANKS) {
    for (const target of TARGETS) {
      const grades = products.map((product) => (matches(product, query, target) ? 1 : 0));
      note(target, `P@${k}`, precisionAt(k, grades));
    }
    const pictures = shown.slice(0, k).flatMap(({ imageVector }) => imageVector ?? []);
    const distance = intraListDistance(pictures);
    note("", `ILD@${k} mean`, distance.mean);
    note("", `ILD@${k} min`, distance.min);
    const colours = products.map(({ colour }) => colour);
    const kinds = products.map(({ fineCategory }) => fineCategory);
    note("", `colours@${k}`, distinctAt(k, colours));
    note("", `fine categories@${k}`, distinctAt(k, kinds));
    note("", `α-nDCG@${k}`, alphaNdcgAt(k, looks, ideal.gain[k]));
    note("", `S-recall@${k}`, subtopicRecallAt(k, looks, ideal.looks));
  }
}

/** Many queries ask for the same fine category, so its ideal is computed once. */
function idealByCategory(products: EvaluatedProduct[]): (query: AttributeQuery) => Ideal {
  const known = new Map<string, Ideal>();
  return (query) => {
    const key = JSON.stringify([query.broadCategory, query.fineCategory]);
    const ideal = known.get(key) ?? idealOf(products, query);
    known.set(key, ideal);
    return ideal;
  };
}

function idealOf(products: EvaluatedProduct[], query: AttributeQuery): Ideal {
  const looks = products
    .filter((product) => matches(product, query, "fine category"))
    .map((product) => [lookOf(product)]);
  return {
    gain: { 5: alphaIdealGain(5, looks), 10: alphaIdealGain(10, looks) },
    looks: new Set(looks.flat()).size,
  };
}

/** Fine categories are counted but not judged, since more of them means more variety but less relevance. */
function toFigures(arm: string, measures: Measures): Figure[] {
  return [...measures.values()].map(({ target, metric, values, higher }) => {
    const judged = higher && !metric.startsWith("fine categories");
    return figure({ arm, target, metric, values, better: judged ? "higher" : null });
  });
}
