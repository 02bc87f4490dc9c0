import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  type CardRow,
  FIRST_PHOTO,
  type Ranked,
  toRanked,
} from "@/lib/search/retrieval/card-queries";
import { withIndexSettings } from "@/lib/search/retrieval/index-queries";
import {
  distanceTo,
  KIND,
  type VectorSpace,
  wholeDimension,
} from "@/lib/search/retrieval/space-queries";

/** Cosine distance of the published product nearest to a vector; null where there is none. */
export async function nearestDistance(
  space: VectorSpace,
  vector: Float32Array,
): Promise<number | null> {
  const distance = distanceTo(space.dimension, vector);
  const [row] = await withIndexSettings<{ distance: number }>(
    Prisma.sql`
      SELECT ${distance} AS distance FROM product_embedding e JOIN product p ON p.id = e.product_id
      WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND p.status = 'published'
      ORDER BY ${distance} LIMIT 1`,
    1,
  );
  return row?.distance ?? null;
}

/** Published products nearest to a product by the average vector; neither itself nor its own variants. */
export async function listSimilar(
  space: Omit<VectorSpace, "mode">,
  productId: string,
  limit: number,
): Promise<Ranked[]> {
  const embedding = Prisma.raw(`e.embedding::vector(${wholeDimension(space.dimension)})`);
  const query = Prisma.sql`
    WITH self AS MATERIALIZED (
      SELECT own.embedding, p.variant_group FROM product_embedding own JOIN product p ON p.id = own.product_id
      WHERE own.model_key = ${space.modelKey} AND own.kind = ${KIND.average} AND own.product_id = ${productId}::uuid
    ), near AS (
      SELECT e.product_id, ${embedding} <=> (SELECT embedding FROM self) AS distance
      FROM product_embedding e JOIN product p ON p.id = e.product_id
      WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND.average}
        AND p.status = 'published' AND p.id <> ${productId}::uuid
        AND (p.variant_group IS NULL OR p.variant_group IS DISTINCT FROM (SELECT variant_group FROM self))
        AND EXISTS (SELECT FROM self)
      ORDER BY ${embedding} <=> (SELECT embedding FROM self) LIMIT ${limit}::int
    )
    SELECT ${CARD_COLUMNS}, near.distance FROM near JOIN product p ON p.id = near.product_id ${FIRST_PHOTO}
    ORDER BY near.distance, p.id`;
  const rows = await withIndexSettings<CardRow>(query, limit);
  return rows.map(toRanked);
}
