import { TARGETS } from "@/lib/evaluation/attribute-query";
import { precisionByRank } from "@/lib/evaluation/report/article-chart";
import type { Chart } from "@/lib/evaluation/report/chart";
import { precisionByWordsWeight } from "@/lib/evaluation/report/composition-chart";
import { precisionAgainstDistance } from "@/lib/evaluation/report/diversity-chart";
import { precisionByWeight } from "@/lib/evaluation/report/fusion-chart";
import { metricsByArm } from "@/lib/evaluation/report/metrics-chart";
import type { EvaluationRun } from "@/lib/evaluation/run";

/** The charts that summarise a run. */
export function chartsOf(run: EvaluationRun): Chart[] {
  switch (run.protocol) {
    case "article":
      return TARGETS.map((target) => precisionByRank(run, target));
    case "composition":
      // The search that shoppers get has only one weight, so there is no line to draw.
      return run.options.retrieval === "shop" ? [metricsByArm(run)] : [precisionByWordsWeight(run)];
    case "diversity":
      return [precisionAgainstDistance(run)];
    case "fusion":
      return [precisionByWeight(run)];
    default:
      return [metricsByArm(run)];
  }
}
