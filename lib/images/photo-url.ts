import type { PhotoWidthPx } from "@/lib/images/photo-limits";

/**
 * Where a stored photo is served, at most `widthPx` wide, or at its full size. What an address
 * answers never changes, so browsers keep it for good.
 */
export function photoUrl(storageKey: string, widthPx?: PhotoWidthPx): string {
  const address = `/photos/${storageKey}`;
  return widthPx === undefined ? address : `${address}?w=${widthPx}`;
}
