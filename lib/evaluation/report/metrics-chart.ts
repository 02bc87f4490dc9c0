import * as Plot from "@observablehq/plot";
import { type Chart, drawChart } from "@/lib/evaluation/report/chart";
import { PALETTE } from "@/lib/evaluation/report/palette";
import type { EvaluationRun, Figure } from "@/lib/evaluation/run";

/**
 * One dot with its interval for each share from 0 to 1, metrics below one another; figures that are only reported are
 * in the tables.
 */
export function metricsByArm(run: EvaluationRun): Chart {
  const shares = run.figures.filter(({ better }) => better !== null);
  const points = shares.map(({ arm, target, metric, mean, low, high }: Figure) => ({
    arm,
    what: target === "" ? metric : `${target}, ${metric}`,
    mean,
    low,
    high,
  }));
  const rows = [...new Set(points.map(({ what }) => what))];
  const arms = [...new Set(points.map(({ arm }) => arm))];
  return drawChart("metrics", "Metrics", {
    marginLeft: 250,
    marginTop: 36,
    height: 80 + rows.length * 30,
    color: { domain: arms, range: PALETTE },
    x: { domain: [0, 1], grid: true, label: null },
    y: { domain: rows, label: null },
    symbol: { domain: arms },
    marks: [
      Plot.ruleY(points, { y: "what", x1: "low", x2: "high", stroke: "arm", strokeWidth: 1.5 }),
      Plot.dot(points, {
        x: "mean",
        y: "what",
        stroke: "arm",
        symbol: "arm",
        fill: "white",
        r: 4.5,
      }),
      ...arms.map((arm, index) =>
        Plot.text([arm], {
          frameAnchor: "top-left",
          text: (name: string) => `● ${name}`,
          fill: PALETTE[index % PALETTE.length],
          dx: index * 160,
          dy: -24,
        }),
      ),
    ],
  });
}
