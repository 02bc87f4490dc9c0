import type { Floor } from "@/lib/embedding/floors-schema";
import { nearestDistance } from "@/lib/search/queries";
import type { VectorSpace } from "@/lib/search/space-queries";

/** Of the floor, how far a shopper's photo may lie from a best match that is strong (decision 10). */
const STRONG = 1.05;

/**
 * The floor of a query with a shopper's photo. Such photos lie farther from everything than the catalogue's own photos,
 * which the floor was measured on: by as much as their best match does. Measured over all products, so that filters
 * and facets share one floor. Its best match is strong where the floor of the catalogue's own would hardly cut it.
 */
export async function photoFloor(
  floor: Floor,
  space: VectorSpace,
  vector: Float32Array,
): Promise<Floor> {
  const { typical } = floor;
  const nearest = await nearestDistance(space, vector);
  const shift = Math.max(0, (nearest ?? 0) - typical);
  return { floor: floor.floor + shift, typical, strong: STRONG * floor.floor };
}
