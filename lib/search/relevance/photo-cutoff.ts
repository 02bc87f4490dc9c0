import type { Floor } from "@/lib/cutoffs/schema";
import { nearestDistance } from "@/lib/search/retrieval/nearest-queries";
import type { VectorSpace } from "@/lib/search/retrieval/space-queries";

/** Of what a shopper's photo lies farther from its best match than the catalogue's own do, by how much the floor moves (decision 10). */
const SHARE = 0.4;
/** Of the floor, how far a shopper's photo may lie from a best match that is strong (decision 10). */
const STRONG = 1.05;

/**
 * The floor of a query with a shopper's photo. Such photos lie farther from everything than the catalogue's own photos,
 * which the floor was measured on; it moves by two fifths of what their best match does, and never nearer than that. Measured over
 * all products, so that filters and facets share one floor. The best match is strong where the floor of the catalogue's
 * own would hardly cut it.
 */
export async function photoFloor(
  floor: Floor,
  space: VectorSpace,
  vector: Float32Array,
): Promise<Floor> {
  const nearest = (await nearestDistance(space, vector)) ?? 0;
  const moved = floor.floor + SHARE * Math.max(0, nearest - floor.typical);
  return {
    floor: Math.max(moved, nearest),
    typical: floor.typical,
    strong: STRONG * floor.floor,
  };
}
