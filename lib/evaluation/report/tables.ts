import { type Comparison, clearLosses } from "@/lib/evaluation/compare";
import { articleTables } from "@/lib/evaluation/report/article-tables";
import { decimals, meanOf, signed, type Table } from "@/lib/evaluation/report/table";
import { type EvaluationRun, type Figure, findFigure } from "@/lib/evaluation/run";

export function tablesOf(run: EvaluationRun): Table[] {
  if (run.protocol === "article") return articleTables(run);
  const targets = [...new Set(run.figures.map(({ target }) => target))];
  if (run.protocol === "products" || run.protocol === "known-items") {
    return targets.map((target) => armTable(run, target, [target]));
  }
  return [armTable(run, TITLES[run.protocol], targets)];
}

const TITLES = {
  diversity: "Precision kept and variety won, of the same candidates",
  composition: "A photo, but in another colour",
  fusion: "Image weights",
  judgements: "Judged queries",
};

/** One row per arm, one column per target and metric. */
function armTable(run: EvaluationRun, title: string, targets: string[]): Table {
  const figures = run.figures.filter(({ target }) => targets.includes(target));
  const columns = new Map(figures.map((figure) => [columnName(figure, targets), figure]));
  const arms = [...new Set(figures.map(({ arm }) => arm))];
  return {
    title,
    columns: ["", ...columns.keys()],
    rows: arms.map((arm) => [
      arm,
      ...[...columns.values()].map(({ target, metric }) =>
        meanOf(findFigure(run, { arm, target, metric })),
      ),
    ]),
  };
}

export function comparisonTable(comparison: Comparison): Table {
  const losses = new Set(clearLosses(comparison).map(({ name }) => name));
  return {
    title: `Differences over ${comparison.pairedQueries} shared queries`,
    columns: ["", "before", "after", "difference", "95% interval", ""],
    rows: comparison.changes.map(
      ({ name, before, after, difference, low, high, clear, better }) => [
        name,
        decimals(before),
        decimals(after),
        signed(difference),
        `${signed(low)} to ${signed(high)}`,
        verdict(clear && better !== null, losses.has(name)),
      ],
    ),
  };
}

function verdict(clear: boolean, worse: boolean): string {
  if (!clear) return "";
  return worse ? "worse" : "better";
}

const SHORT_TARGETS = new Map([
  ["broad category", "broad"],
  ["fine category", "fine"],
  ["fine category and colour", "fine, colour"],
  ["fine category and asked colour", "fine, asked colour"],
]);

function columnName({ target, metric }: Figure, targets: string[]): string {
  if (target === "" || targets.length === 1) return metric;
  return `${SHORT_TARGETS.get(target) ?? target} ${metric}`;
}
