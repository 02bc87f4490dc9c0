import { precisionByRank } from "@/lib/evaluation/report/article-chart";
import type { Chart } from "@/lib/evaluation/report/chart";
import { precisionAgainstDistance } from "@/lib/evaluation/report/diversity-chart";
import { precisionByWeight } from "@/lib/evaluation/report/fusion-chart";
import { metricsByArm } from "@/lib/evaluation/report/metrics-chart";
import type { EvaluationRun } from "@/lib/evaluation/run";

/** What a run shows at a glance. */
export function chartsOf(run: EvaluationRun): Chart[] {
  switch (run.protocol) {
    case "article":
      return [...new Set(run.figures.map(({ target }) => target))].map((target) =>
        precisionByRank(run, target),
      );
    case "diversity":
      return [precisionAgainstDistance(run)];
    case "fusion":
      return [precisionByWeight(run)];
    default:
      return [metricsByArm(run)];
  }
}
