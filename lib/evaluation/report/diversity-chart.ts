import * as Plot from "@observablehq/plot";
import { type Chart, drawChart } from "@/lib/evaluation/report/chart";
import { INK, PALETTE, QUIET } from "@/lib/evaluation/report/palette";
import { type EvaluationRun, findFigure } from "@/lib/evaluation/run";

/** Keeps a label legible where lines run beneath it. */
const HALO = { stroke: "white", strokeWidth: 4, paintOrder: "stroke" } as const;

/** Plots the precision that a reranker keeps against the distance it gains: the upper right is best. */
export function precisionAgainstDistance(run: EvaluationRun): Chart {
  const arms = [...new Set(run.figures.map(({ arm }) => arm))];
  const points = arms.flatMap((arm) => {
    const kept = findFigure(run, { arm, target: "fine category", metric: "P@10" });
    const won = findFigure(run, { arm, target: "", metric: "ILD@5 mean" });
    const [family, setting] = arm.split(", ") as [string, string | undefined];
    return kept && won
      ? [
          {
            family,
            setting: setting?.replace(/^.* = /, "") ?? "",
            x: won.mean,
            y: kept.mean,
            low: kept.low,
            high: kept.high,
          },
        ]
      : [];
  });
  const alone = points.find(({ family }) => family === "relevance");
  return drawChart("precision-against-distance", "Precision kept against distance won", {
    marginRight: 90,
    height: 440,
    color: {
      domain: [...new Set(points.map(({ family }) => family))],
      range: ["#000000", ...PALETTE],
    },
    x: { label: "mean image distance of the first five", grid: true, nice: true },
    y: { label: "fine category precision at 10", grid: true, nice: true },
    marks: [
      ...(alone ? targetLines(alone.x * 1.5, alone.y - 0.03) : []),
      Plot.line(points, { x: "x", y: "y", z: "family", stroke: "family", strokeWidth: 1.5 }),
      Plot.dot(points, {
        x: "x",
        y: "y",
        stroke: "family",
        symbol: "family",
        fill: "white",
        r: 4.5,
      }),
      Plot.text(points, {
        x: "x",
        y: "y",
        text: "setting",
        fill: QUIET,
        ...HALO,
        dy: -11,
        fontSize: 11,
      }),
      Plot.text(
        points,
        Plot.selectMaxX({
          x: "x",
          y: "y",
          z: "family",
          text: "family",
          fill: INK,
          ...HALO,
          dx: 10,
          dy: 14,
          textAnchor: "start",
        }),
      ),
    ],
  });
}

/** Half as much distance again, for a loss of at most 0.03 of precision. */
function targetLines(distance: number, precision: number) {
  const line = { stroke: QUIET, strokeDasharray: "4 4" };
  const label = { fill: QUIET, fontSize: 11 };
  return [
    Plot.ruleX([distance], line),
    Plot.text(["+50%"], { x: distance, frameAnchor: "bottom", dx: 18, dy: -6, ...label }),
    Plot.ruleY([precision], line),
    Plot.text(["−.03"], { y: precision, frameAnchor: "right", dx: -4, dy: -8, ...label }),
  ];
}
