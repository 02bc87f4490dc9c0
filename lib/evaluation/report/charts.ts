import * as Plot from "@observablehq/plot";
import { type Chart, drawChart } from "@/lib/evaluation/report/chart";
import { INK, PALETTE, QUIET } from "@/lib/evaluation/report/palette";
import { type EvaluationRun, type Figure, findFigure } from "@/lib/evaluation/run";

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

const intervals = { x: "x", y1: "low", y2: "high", strokeWidth: 1.5 };

/** P@k over k, a line per search type, each named at its end. */
function precisionByRank(run: EvaluationRun, target: string): Chart {
  const points = run.figures
    .filter((figure) => figure.target === target)
    .map(({ arm, metric, mean, low, high, ceiling }) => ({
      arm,
      x: Number(metric.slice("P@".length)),
      y: mean,
      low,
      high,
      ceiling,
    }));
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

const endLabel = {
  x: "x",
  y: "y",
  text: "name",
  fill: "name",
  textAnchor: "start",
  dx: 10,
} as const;
/** Of the range that a chart spans; what is nearer would be printed over each other. */
const LABEL_GAP = 0.06;

/** The name of every line beside its last point, moved apart where lines end close together. */
function endLabels<T extends { x: number; y: number }>(points: T[], nameOf: (point: T) => string) {
  const ends = new Map(points.map((point) => [nameOf(point), point]));
  const labels = [...ends].map(([name, { x, y }]) => ({ name, x, y })).sort((a, b) => a.y - b.y);
  const values = points.map(({ y }) => y);
  const gap = LABEL_GAP * (Math.max(...values) - Math.min(...values));
  labels.forEach((label, index) => {
    const below = labels[index - 1];
    if (below) label.y = Math.max(label.y, below.y + gap);
  });
  return labels;
}

const atTheEnd = { textAnchor: "start", dx: 10 } as const;

/** What a reranker keeps against what it wins: the upper right is best. */
function precisionAgainstDistance(run: EvaluationRun): Chart {
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
      Plot.text(points, { x: "x", y: "y", text: "setting", fill: QUIET, dy: -11, fontSize: 11 }),
      Plot.text(
        points,
        Plot.selectMaxX({
          x: "x",
          y: "y",
          z: "family",
          text: "family",
          fill: INK,
          dx: 10,
          dy: 14,
          textAnchor: "start",
        }),
      ),
    ],
  });
}

/** Half as much distance again, for no more than .03 of precision. */
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

/** P@10 over the image weight, a line per target, dashed where the means are subtracted. */
function precisionByWeight(run: EvaluationRun): Chart {
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

/** A dot with its interval per figure, metrics beside each other. */
function metricsByArm(run: EvaluationRun): Chart {
  const points = run.figures.map(({ arm, target, metric, mean, low, high }: Figure) => ({
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

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
