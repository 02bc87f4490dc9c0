import { bootstrapInterval, mean } from "@/lib/evaluation/metrics/bootstrap";
import type { Subject } from "@/lib/evaluation/subject";

export const PROTOCOLS = [
  "article",
  "products",
  "known-items",
  "composition",
  "diversity",
  "fusion",
  "judgements",
] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** One measured number: a metric of one arm, with its value for every query. */
export type Figure = {
  /** What was compared, such as a search type or a reranker: "average", "k-means 5". */
  arm: string;
  /** What counted as relevant, or what the queries asked for: "fine category". Empty if neither applies. */
  target: string;
  /** "P@10", "ILD@5 mean", … */
  metric: string;
  mean: number;
  /** 95% bootstrap interval of the mean over queries. */
  low: number;
  high: number;
  /** What a perfect ranking would reach on average; null if that is not known. */
  ceiling: number | null;
  /** Null for what is only reported, such as milliseconds. */
  better: "higher" | "lower" | null;
  /** Name of its list of queries in the run's `queries`. */
  querySet: string;
  /** One per query. */
  values: number[];
};

export type EvaluationRun = {
  format: 1;
  protocol: Protocol;
  startedAt: string;
  durationMs: number;
  model: Subject["model"];
  catalogue: { products: number; broadCategories: number; fineCategories: number };
  options: Record<string, string | number>;
  /** What a reader must know to interpret the figures. */
  notes: string[];
  queries: Record<string, string[]>;
  figures: Figure[];
};

/** What a protocol returns; the rest of a run is the same for all protocols. */
export type Findings = Pick<EvaluationRun, "options" | "notes" | "queries" | "figures">;

type Measured = Pick<Figure, "arm" | "target" | "metric" | "values"> &
  Partial<Pick<Figure, "better" | "querySet">> & { ceilings?: number[] };

/** A figure from its values, which are rounded to a millionth to keep a run's file small. */
export function figure({ ceilings, values, ...measured }: Measured): Figure {
  const rounded = values.map(roundToMillionth);
  const { low, high } = bootstrapInterval(rounded);
  return {
    better: "higher",
    querySet: "queries",
    ...measured,
    mean: mean(rounded),
    low,
    high,
    ceiling: ceilings ? mean(ceilings) : null,
    values: rounded,
  };
}

/** The queries that a figure's `querySet` names; empty if the run has no such set. */
export function querySet(run: Pick<EvaluationRun, "queries">, name: string): string[] {
  return Object.hasOwn(run.queries, name) ? (run.queries[name] ?? []) : [];
}

export function figureName({ arm, target, metric }: Pick<Figure, "arm" | "target" | "metric">) {
  return [arm, target, metric].filter((part) => part !== "").join(" · ");
}

export function findFigure(
  run: Pick<EvaluationRun, "figures">,
  wanted: Pick<Figure, "arm" | "target" | "metric">,
): Figure | null {
  const name = figureName(wanted);
  return run.figures.find((candidate) => figureName(candidate) === name) ?? null;
}

/** Runs a protocol, and records what it was run on and how long it took. */
export async function evaluate(
  protocol: Protocol,
  subject: Subject,
  measure: () => Promise<Findings>,
): Promise<EvaluationRun> {
  const startedAt = new Date();
  const findings = await measure();
  const { products } = subject;
  return {
    format: 1,
    protocol,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    model: subject.model,
    catalogue: {
      products: products.length,
      broadCategories: new Set(products.map((product) => product.broadCategory)).size,
      fineCategories: new Set(products.map((product) => product.fineCategory)).size,
    },
    ...findings,
  };
}

function roundToMillionth(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
