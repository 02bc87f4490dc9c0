import type { Cutoff } from "@/lib/cutoffs/schema";
import { getNearestDistance } from "@/lib/search/retrieval/nearest-queries";
import type { VectorSpace } from "@/lib/search/retrieval/vector-queries";

/**
 * A shopper's photo lies farther from its best match than the catalogue's own photos do; the cutoff moves by this share
 * of the excess (decision 10).
 */
const SHARE = 0.4;
/** A shopper's photo has a strong match if its best one lies within this multiple of the cutoff (decision 10). */
const STRONG = 1.05;

/**
 * The cutoff for a query with a shopper's photo. Such photos lie farther from everything than the catalogue's own
 * photos, on which the cutoff was measured. It therefore moves by two fifths of the best match's excess distance, and
 * is never nearer than the best match itself. It is measured over all products, so that filters and facets share one
 * cutoff. The best match is strong where the catalogue's own cutoff would hardly exclude it.
 */
export async function photoCutoff(
  cutoff: Cutoff,
  space: VectorSpace,
  vector: Float32Array,
): Promise<Cutoff> {
  const nearest = (await getNearestDistance(space, vector)) ?? 0;
  const moved = cutoff.maxDistance + SHARE * Math.max(0, nearest - cutoff.medianBestDistance);
  return {
    maxDistance: Math.max(moved, nearest),
    medianBestDistance: cutoff.medianBestDistance,
    strongMatchDistance: STRONG * cutoff.maxDistance,
  };
}
