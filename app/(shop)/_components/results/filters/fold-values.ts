import type { FacetValue } from "@/lib/search/types";

/** How many values of a facet are shown before it is unfolded. */
export const SHOWN_VALUES = 8;

/**
 * Splits a facet's values into those shown and those folded away. Values that lead nowhere are left out unless they are
 * chosen, and nothing is folded to hide just one value.
 */
export function foldValues<T extends FacetValue>(
  values: T[],
  most = SHOWN_VALUES,
): { shown: T[]; folded: T[] } {
  const useful = values.filter(({ count, chosen }) => count > 0 || chosen);
  if (useful.length <= most + 1) return { shown: useful, folded: [] };
  return { shown: useful.slice(0, most), folded: useful.slice(most) };
}
