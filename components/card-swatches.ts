import type { Variant } from "@/lib/search/types";

/** How many colours a card shows. */
export const SHOWN_SWATCHES = 5;

/**
 * A product's colours for its card, the card's own first, each once: sizes of the same colour share a swatch. `more` is
 * the number of colours not shown. Empty if there is only one colour.
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
