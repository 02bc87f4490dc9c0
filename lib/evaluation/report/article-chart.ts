import * as Plot from "@observablehq/plot";
import { rankOf } from "@/lib/evaluation/report/article-tables";
import { type Chart, drawChart } from "@/lib/evaluation/report/chart";
import { atTheEnd, endLabel, endLabels } from "@/lib/evaluation/report/end-labels";
import { PALETTE, QUIET } from "@/lib/evaluation/report/palette";
import type { EvaluationRun } from "@/lib/evaluation/run";

/** P@k over k, one line per arm, each labelled at its end. */
export function precisionByRank(run: EvaluationRun, target: string): Chart {
  const points = run.figures
    .filter((figure) => figure.target === target && rankOf(figure) !== null)
    .map((figure) => {
      const { arm, mean, low, high, ceiling } = figure;
      return { arm, x: rankOf(figure) as number, y: mean, low, high, ceiling };
    });
  const ranks = [...new Set(points.map(({ x }) => x))];
  const ceilings = points.filter(({ arm, ceiling }) => arm === points[0]?.arm && ceiling !== null);
  return drawChart(`precision-${slug(target)}`, `Precision at k by ${target}`, {
    marginRight: 110,
    color: { domain: [...new Set(points.map(({ arm }) => arm))], range: PALETTE },
    x: {
      type: "log",
      label: "first k results",
      ticks: ranks,
      tickFormat: (k: number) => String(k),
    },
    y: { label: "precision", grid: true, nice: true },
    marks: [
      Plot.line(ceilings, { x: "x", y: "ceiling", stroke: QUIET, strokeDasharray: "4 4" }),
      Plot.text(
        ceilings,
        Plot.selectLast({ x: "x", y: "ceiling", text: () => "ceiling", fill: QUIET, ...atTheEnd }),
      ),
      Plot.line(points, { x: "x", y: "y", stroke: "arm", strokeWidth: 2 }),
      Plot.ruleX(points, { ...intervals, stroke: "arm" }),
      Plot.dot(points, { x: "x", y: "y", stroke: "arm", symbol: "arm", fill: "white", r: 4.5 }),
      Plot.text(
        endLabels(points, ({ arm }) => arm),
        endLabel,
      ),
    ],
  });
}

const intervals = { x: "x", y1: "low", y2: "high", strokeWidth: 1.5 };

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
