import { decimals } from "@/lib/evaluation/report/table";
import { type EvaluationRun, type Figure, findFigure } from "@/lib/evaluation/run";
import { SEARCH_TYPES } from "@/lib/evaluation/subject";

/** What came out, in a line. */
export function summaryOf(run: EvaluationRun): string {
  switch (run.protocol) {
    case "article":
      return `Fine P@10: ${named(
        SEARCH_TYPES.map((arm) => [
          arm,
          findFigure(run, { arm, target: "fine category", metric: "P@10" }),
        ]),
      )}`;
    case "diversity":
      return `Fine P@10: ${named(
        ["relevance", "k-means, k = 5"].map((arm) => [
          arm,
          findFigure(run, { arm, target: "fine category", metric: "P@10" }),
        ]),
      )}`;
    default: {
      const best = run.figures
        .filter(({ better, metric }) => better === "higher" && metric === run.figures[0]?.metric)
        .toSorted((a, b) => b.mean - a.mean)[0];
      return best ? `Best ${best.metric}: ${best.arm} ${decimals(best.mean)}` : "";
    }
  }
}

function named(figures: [name: string, figure: Figure | null][]): string {
  return figures
    .flatMap(([name, figure]) => (figure ? [`${name} ${decimals(figure.mean)}`] : []))
    .join(", ");
}
