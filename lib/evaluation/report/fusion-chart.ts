import * as Plot from "@observablehq/plot";
import { type Chart, drawChart } from "@/lib/evaluation/report/chart";
import { endLabel, endLabels } from "@/lib/evaluation/report/end-labels";
import { PALETTE } from "@/lib/evaluation/report/palette";
import type { EvaluationRun } from "@/lib/evaluation/run";

/** P@10 over the image weight, one line per target, dashed where the means are subtracted. */
export function precisionByWeight(run: EvaluationRun): Chart {
  const points = run.figures.map(({ arm, target, mean, low, high }) => {
    const [kind, weight] = arm.split(", image ") as [string, string];
    return { kind, target, x: Number(weight), y: mean, low, high };
  });
  const plain = points.filter(({ kind }) => kind === "plain");
  const centred = points.filter(({ kind }) => kind !== "plain");
  return drawChart("precision-by-weight", "Precision at 10 by image weight", {
    marginRight: 190,
    color: { domain: [...new Set(points.map(({ target }) => target))], range: PALETTE },
    x: { label: "image weight (dashed: means subtracted)", ticks: 6 },
    y: { label: "precision at 10", grid: true, nice: true },
    marks: [
      Plot.line(centred, {
        x: "x",
        y: "y",
        stroke: "target",
        strokeWidth: 2,
        strokeDasharray: "5 4",
      }),
      Plot.line(plain, { x: "x", y: "y", stroke: "target", strokeWidth: 2 }),
      Plot.dot(plain, { x: "x", y: "y", stroke: "target", symbol: "target", fill: "white", r: 4 }),
      Plot.text(
        endLabels(plain, ({ target }) => target),
        endLabel,
      ),
    ],
  });
}
