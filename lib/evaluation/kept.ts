import { setPrecision } from "@/lib/evaluation/metrics/ranking";
import { ALL_THAT_IS_KEPT, SHOP_ARM } from "@/lib/evaluation/retrieval";
import { type Figure, figure } from "@/lib/evaluation/run";

export const KEPT_METRIC = "results kept";
export const SHARE_METRIC = "set P";

/** How to read P@k of a search with a cutoff. */
export const KEPT_NOTE = `The shop's cutoff cuts what is no nearer than an unrelated product, and a rank left empty counts against P@k. Results kept, at most ${ALL_THAT_IS_KEPT.toLocaleString("en")}, and the share of them that is relevant (set P) say what a shopper pages through.`;

type Kept = { target: string; querySet?: string };

/** How many results a shopper can page through. */
export function resultsKept({ kept, ...where }: Kept & { kept: readonly unknown[][] }): Figure {
  const values = kept.map(({ length }) => length);
  return figure({ arm: SHOP_ARM, ...where, metric: KEPT_METRIC, values, better: null });
}

/** @param grades of all results kept, one list per query */
export function relevantShare({ grades, ...where }: Kept & { grades: number[][] }): Figure {
  return figure({
    arm: SHOP_ARM,
    ...where,
    metric: SHARE_METRIC,
    values: grades.map(setPrecision),
  });
}
