import * as Plot from "@observablehq/plot";
import { readSettingName, SHOPS_WEIGHT } from "@/lib/evaluation/protocols/composition";
import { type Chart, drawChart } from "@/lib/evaluation/report/chart";
import { endLabel, endLabels } from "@/lib/evaluation/report/end-labels";
import { PALETTE, QUIET } from "@/lib/evaluation/report/palette";
import type { EvaluationRun } from "@/lib/evaluation/run";

/** P@10 over the words' weight, one line per target, dashed against image vectors. */
export function precisionByWordsWeight(run: EvaluationRun): Chart {
  const points = run.figures.flatMap(({ arm, target, mean }) => {
    const setting = readSettingName(arm);
    return setting ? [{ type: setting.type, target, x: setting.wordsWeight, y: mean }] : [];
  });
  const average = points.filter(({ type }) => type === "average");
  const image = points.filter(({ type }) => type === "image");
  const shops = [run.options[SHOPS_WEIGHT]].filter((weight) => typeof weight === "number");
  return drawChart("precision-by-words-weight", "Precision at 10 by the words’ weight", {
    marginRight: 220,
    color: { domain: [...new Set(points.map(({ target }) => target))], range: PALETTE },
    x: { label: "words’ weight in percent (dashed: against image vectors)", ticks: 6 },
    y: { label: "precision at 10", grid: true, nice: true, zero: true },
    marks: [
      Plot.ruleX(shops, { stroke: QUIET, strokeDasharray: "4 4" }),
      Plot.text(shops, {
        x: (weight: number) => weight,
        text: () => "the shop’s",
        frameAnchor: "top",
        fill: QUIET,
        dy: -14,
      }),
      Plot.line(image, {
        x: "x",
        y: "y",
        stroke: "target",
        strokeWidth: 2,
        strokeDasharray: "5 4",
      }),
      Plot.line(average, { x: "x", y: "y", stroke: "target", strokeWidth: 2 }),
      Plot.dot(average, {
        x: "x",
        y: "y",
        stroke: "target",
        symbol: "target",
        fill: "white",
        r: 4,
      }),
      Plot.text(
        endLabels(average, ({ target }) => target),
        endLabel,
      ),
    ],
  });
}
