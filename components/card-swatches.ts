import type { Variant } from "@/lib/search/types";

/** So many colours are shown on a card. */
export const SHOWN_SWATCHES = 5;

/**
 * The colours of a product for its card, the card's own first, each once: sizes of one colour share it. `more` counts
 * the colours that are not shown. Nothing where there is but one.
 */
export function cardSwatches(
  variants: Variant[],
  most = SHOWN_SWATCHES,
): { shown: Variant[]; more: number } {
  const byColour = new Map<string, Variant>();
  for (const variant of variants) {
    const key = (variant.colour ?? variant.title).toLowerCase();
    if (!byColour.has(key)) byColour.set(key, variant);
  }
  const colours = [...byColour.values()];
  if (colours.length < 2) return { shown: [], more: 0 };
  return { shown: colours.slice(0, most), more: Math.max(0, colours.length - most) };
}
