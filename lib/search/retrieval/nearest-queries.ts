import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  cardRow,
  JOIN_FIRST_PHOTO,
  type Ranked,
  toRanked,
} from "@/lib/search/retrieval/card-queries";
import { withIndexSettings } from "@/lib/search/retrieval/scan-queries";
import {
  checkDimension,
  distanceTo,
  inSpace,
  type VectorSpace,
} from "@/lib/search/retrieval/vector-queries";

const distanceRow = z.strictObject({ distance: z.number() });

/** Cosine distance of the published product nearest to a vector; null when there is none. */
export async function getNearestDistance(
  space: VectorSpace,
  vector: Float32Array,
): Promise<number | null> {
  const [row] = await withIndexSettings(distanceRow, nearestStatement(space, vector), 1);
  return row?.distance ?? null;
}

export function nearestStatement(space: VectorSpace, vector: Float32Array): Prisma.Sql {
  const distance = distanceTo(space.dimension, vector);
  return Prisma.sql`
      SELECT ${distance} AS distance
      FROM product_embedding JOIN product ON product.id = product_embedding.product_id
      WHERE ${inSpace(space)} AND ${isPublished()}
      ORDER BY ${distance} LIMIT 1`;
}

/** Published products nearest to a product by average vector, excluding itself and its variants. */
export async function listSimilar(
  space: Omit<VectorSpace, "mode">,
  productId: string,
  limit: number,
): Promise<Ranked[]> {
  const statement = similarStatement(space, productId, limit);
  const rows = await withIndexSettings(cardRow, statement, limit);
  return rows.map(toRanked);
}

export function similarStatement(
  { modelKey, dimension }: Omit<VectorSpace, "mode">,
  productId: string,
  limit: number,
): Prisma.Sql {
  const averages = inSpace({ modelKey, mode: "average" });
  const embedding = Prisma.raw(`product_embedding.embedding::vector(${checkDimension(dimension)})`);
  const distance = Prisma.sql`${embedding} <=> (SELECT embedding FROM self)`;
  return Prisma.sql`
    WITH
    self AS MATERIALIZED (
      SELECT product_embedding.embedding, product.variant_group
      FROM product_embedding JOIN product ON product.id = product_embedding.product_id
      WHERE ${averages} AND product_embedding.product_id = ${productId}::uuid
    ),
    nearest AS (
      SELECT product_embedding.product_id, ${distance} AS distance
      FROM product_embedding JOIN product ON product.id = product_embedding.product_id
      WHERE ${averages} AND ${isPublished()} AND product.id <> ${productId}::uuid
        AND (product.variant_group IS NULL OR product.variant_group IS DISTINCT FROM (SELECT variant_group FROM self))
        AND EXISTS (SELECT FROM self)
      ORDER BY ${distance} LIMIT ${limit}::int
    )
    SELECT ${CARD_COLUMNS}, nearest.distance
    FROM nearest JOIN product ON product.id = nearest.product_id ${JOIN_FIRST_PHOTO}
    ORDER BY nearest.distance, product.id`;
}
