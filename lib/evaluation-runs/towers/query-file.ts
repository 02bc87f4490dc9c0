import type { EvaluationQueries } from "@/lib/evaluation-runs/towers/draw-queries";
import { plainJson } from "@/lib/plain-text";

/** Changes with the file's layout; training refuses other formats. */
const FORMAT = 1;

/**
 * The queries as training's `evaluate/queries.py` reads them, with only what its checkpoint figures need: the plain
 * queries and the values of each column.
 * @param products number of products in the dev split, to detect a file from another split
 */
export function queriesAsJson({ plain, values }: EvaluationQueries, products: number): string {
  return `${plainJson({ format: FORMAT, products, plain, values }, 1)}\n`;
}
