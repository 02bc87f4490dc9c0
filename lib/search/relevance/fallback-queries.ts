import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";
import { withIndexSettings } from "@/lib/search/retrieval/scan-queries";
import { distanceTo, inSpace, type VectorSpace } from "@/lib/search/retrieval/vector-queries";
import type { CategoryHint } from "@/lib/search/types";

/** How many products' categories represent what is near. */
const NEAR = 60;

const hintRow = z.strictObject({ broad: z.string(), fine: z.string() });

/** The most frequent fine categories among the nearest products, nearest first, ignoring filters and cutoff. */
export async function listNearestCategories(
  space: VectorSpace,
  vector: Float32Array,
  limit: number,
): Promise<CategoryHint[]> {
  const statement = nearestCategoriesStatement(space, vector, limit);
  return await withIndexSettings(hintRow, statement, NEAR);
}

export function nearestCategoriesStatement(
  space: VectorSpace,
  vector: Float32Array,
  limit: number,
): Prisma.Sql {
  const distance = distanceTo(space.dimension, vector);
  return Prisma.sql`
      SELECT broad, fine FROM (
        SELECT product.broad_category AS broad, product.fine_category AS fine, ${distance} AS distance
        FROM product_embedding JOIN product ON product.id = product_embedding.product_id
        WHERE ${inSpace(space)} AND ${isPublished()}
        ORDER BY ${distance} LIMIT ${NEAR}::int
      ) AS nearest
      GROUP BY broad, fine ORDER BY count(*) * (2 - min(distance)) DESC, fine LIMIT ${limit}::int`;
}
