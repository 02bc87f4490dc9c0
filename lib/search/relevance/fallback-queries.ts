import { Prisma } from "@/lib/generated/prisma/client";
import { withIndexSettings } from "@/lib/search/retrieval/index-queries";
import { distanceTo, KIND, type VectorSpace } from "@/lib/search/retrieval/space-queries";
import type { CategoryHint } from "@/lib/search/types";

/** Products whose categories speak for what is near. */
const NEAR = 60;

/** The fine categories that most of the nearest products are of, nearest first, whatever filters and floor say. */
export async function listNearestCategories(
  space: VectorSpace,
  vector: Float32Array,
  limit: number,
): Promise<CategoryHint[]> {
  const distance = distanceTo(space.dimension, vector);
  return withIndexSettings<CategoryHint>(
    Prisma.sql`
      SELECT broad, fine FROM (
        SELECT p.broad_category AS broad, p.fine_category AS fine, ${distance} AS distance
        FROM product_embedding e JOIN product p ON p.id = e.product_id
        WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND p.status = 'published'
        ORDER BY ${distance} LIMIT ${NEAR}::int
      ) near
      GROUP BY broad, fine ORDER BY count(*) * (2 - min(distance)) DESC, fine LIMIT ${limit}::int`,
    NEAR,
  );
}
