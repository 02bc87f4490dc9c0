import type { Cutoff } from "@/lib/cutoffs/schema";
import { getNearestDistance } from "@/lib/search/retrieval/nearest-queries";
import type { VectorSpace } from "@/lib/search/retrieval/vector-queries";

/** Of what a shopper's photo lies farther from its best match than the catalogue's own do, by how much the cutoff moves (decision 10). */
const SHARE = 0.4;
/** Of the cutoff, how far a shopper's photo may lie from a best match that is strong (decision 10). */
const STRONG = 1.05;

/**
 * The cutoff of a query with a shopper's photo. Such photos lie farther from everything than the catalogue's own photos,
 * which the cutoff was measured on; it moves by two fifths of what their best match does, and never nearer than that. Measured over
 * all products, so that filters and facets share one cutoff. The best match is strong where the cutoff of the catalogue's
 * own would hardly cut it.
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
