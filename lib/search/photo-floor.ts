import type { Floor } from "@/lib/embedding/floors-schema";
import { nearestDistance } from "@/lib/search/queries";
import type { VectorSpace } from "@/lib/search/space-queries";

/** How much farther than the catalogue's own a shopper's photo may lie from its best match (decision 10). */
const FARTHER = 2.25;

/**
 * The floor of a query with a shopper's photo. Such photos lie farther from everything than the catalogue's own photos,
 * which the floor was measured on: by as much as their best match does. Measured over all products, so that filters
 * and facets share one floor. What counts as a strong match lies farther beyond the typical one too.
 */
export async function photoFloor(
  floor: Floor,
  space: VectorSpace,
  vector: Float32Array,
): Promise<Floor> {
  const { typical, strong } = floor;
  const nearest = await nearestDistance(space, vector);
  const shift = Math.max(0, (nearest ?? 0) - typical);
  return { floor: floor.floor + shift, typical, strong: typical + FARTHER * (strong - typical) };
}
