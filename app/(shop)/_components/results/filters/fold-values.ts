import type { FacetValue } from "@/lib/search/types";

/** So many values of a facet are shown at once. */
export const SHOWN_VALUES = 8;

/**
 * A facet's values in those shown and those folded away. Values that lead nowhere are left out unless they are
 * chosen; one value alone is not worth a fold.
 */
export function foldValues<T extends FacetValue>(
  values: T[],
  most = SHOWN_VALUES,
): { shown: T[]; folded: T[] } {
  const useful = values.filter(({ count, chosen }) => count > 0 || chosen);
  if (useful.length <= most + 1) return { shown: useful, folded: [] };
  return { shown: useful.slice(0, most), folded: useful.slice(most) };
}
