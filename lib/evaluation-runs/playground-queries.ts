import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  cardRow,
  JOIN_FIRST_PHOTO,
  type Ranked,
  toRanked,
} from "@/lib/search/retrieval/card-queries";
import { vectorBytes, vectorFromBytes } from "@/lib/vectors/codec";

export type RankedWithVector = Ranked & { imageVector: Float32Array | null };

const cosinesRow = z.strictObject({
  productId: z.string(),
  qt: z.number(),
  qi: z.number().nullable(),
  ti: z.number().nullable(),
});

/** Cosines between a query (q), a product's description (t) and its photos (i); null without a photo. */
export type Cosines = z.output<typeof cosinesRow>;

const textAndImage = (modelKey: string) => Prisma.sql`
  product_embedding t LEFT JOIN product_embedding i
    ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = t.product_id`;

/** How near the query is to each product's text and image, from which its average is made. */
export async function listCosines(
  modelKey: string,
  vector: Float32Array,
  productIds: string[],
): Promise<Cosines[]> {
  const q = Prisma.sql`${vectorBytes(vector)}::vector`;
  return await queryRows(db(), cosinesRow)`
    SELECT t.product_id::text AS "productId", 1 - (t.embedding <=> ${q}) AS qt,
      1 - (i.embedding <=> ${q}) AS qi, 1 - (i.embedding <=> t.embedding) AS ti
    FROM ${textAndImage(modelKey)}
    WHERE t.model_key = ${modelKey} AND t.kind = 'text' AND t.product_id = ANY(${productIds}::uuid[])`;
}

const weighedRow = cardRow.extend({ imageVector: z.instanceof(Uint8Array).nullable() });

/**
 * Published products nearest by (1 − w)·text + w·image, normalised. This average is not stored, so every product is
 * compared. The cosine is ((1 − w)·q·t + w·q·i) / |(1 − w)·t + w·i|. A product without a photo is ranked by its text,
 * and left out at w = 1.
 * @param imageWeight w, 0–1
 */
export async function searchByWeight(
  modelKey: string,
  vector: Float32Array,
  imageWeight: number,
  limit: number,
): Promise<RankedWithVector[]> {
  const q = Prisma.sql`${vectorBytes(vector)}::vector`;
  const w = Prisma.sql`${imageWeight}::float8`;
  const rows = await queryRows(db(), weighedRow)`
    WITH near AS (
      SELECT t.product_id, i.embedding AS image, CASE
        WHEN i.product_id IS NULL THEN t.embedding <=> ${q}
        ELSE 1 - ((1 - ${w}) * (1 - (t.embedding <=> ${q})) + ${w} * (1 - (i.embedding <=> ${q})))
          / sqrt((1 - ${w}) ^ 2 + ${w} ^ 2 + 2 * ${w} * (1 - ${w}) * (1 - (t.embedding <=> i.embedding)))
        END AS distance
      FROM ${textAndImage(modelKey)} JOIN product ON product.id = t.product_id
      WHERE t.model_key = ${modelKey} AND t.kind = 'text' AND ${isPublished()}
        AND (i.product_id IS NOT NULL OR ${w} < 1)
      ORDER BY distance, t.product_id LIMIT ${limit}::int
    )
    SELECT ${CARD_COLUMNS}, near.distance, vector_send(near.image) AS "imageVector"
    FROM near JOIN product ON product.id = near.product_id ${JOIN_FIRST_PHOTO}
    ORDER BY near.distance, product.id`;
  return rows.map((row) => ({
    ...toRanked(row),
    imageVector: row.imageVector ? vectorFromBytes(row.imageVector) : null,
  }));
}
