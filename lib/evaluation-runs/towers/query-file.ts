import type { EvaluationQueries } from "@/lib/evaluation-runs/towers/draw-queries";
import { plainJson } from "@/lib/plain-text";

/** Changes when the file's layout does; training refuses other formats. */
const FORMAT = 1;

/**
 * The queries as training's `evaluate/queries.py` reads them, with what its checkpoint figures need and nothing else:
 * the plain queries and the values of each column.
 * @param products how many the dev split has, so that a file of another split is noticed
 */
export function queriesAsJson({ plain, values }: EvaluationQueries, products: number): string {
  return `${plainJson({ format: FORMAT, products, plain, values }, 1)}\n`;
}
