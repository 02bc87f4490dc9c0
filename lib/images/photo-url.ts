import type { PhotoWidthPx } from "@/lib/images/photo-limits";

/**
 * The URL of a stored photo, at most `widthPx` wide or at full size. What a URL returns never changes, so browsers keep
 * it for good.
 */
export function photoUrl(storageKey: string, widthPx?: PhotoWidthPx): string {
  const address = `/photos/${storageKey}`;
  return widthPx === undefined ? address : `${address}?w=${widthPx}`;
}
