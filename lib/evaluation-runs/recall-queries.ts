import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { inSpace } from "@/lib/search/retrieval/vector-queries";
import type { Mode } from "@/lib/search/types";
import { vectorFromBytes } from "@/lib/vectors/codec";

const filterRow = z.strictObject({
  broad: z.string().nullable(),
  fine: z.string().nullable(),
  colour: z.string().nullable(),
  /** Of the published products. */
  share: z.number(),
});

export type SampledFilter = z.output<typeof filterRow>;

/** Filters that shoppers may choose, at every selectivity the catalogue offers; the first is no filter at all. */
export async function listSampledFilters(): Promise<SampledFilter[]> {
  return await queryRows(db(), filterRow)`
    SELECT CASE WHEN grouping(broad_category) = 0 THEN broad_category END AS broad,
      CASE WHEN grouping(fine_category) = 0 THEN fine_category END AS fine,
      CASE WHEN grouping(colour) = 0 THEN colour END AS colour,
      count(*)::float8 / (SELECT count(*) FROM product WHERE ${isPublished()}) AS share
    FROM product WHERE ${isPublished()}
    GROUP BY GROUPING SETS ((), (broad_category), (colour), (broad_category, colour), (broad_category, fine_category),
      (broad_category, fine_category, colour))
    HAVING grouping(colour) = 1 OR colour IS NOT NULL
    ORDER BY share DESC, broad, fine, colour`;
}

const vectorRow = z.strictObject({ vector: z.instanceof(Uint8Array) });

/**
 * Vectors of published products, a random sample that is always the same: queries that are neither easy nor
 * hand-picked.
 */
export async function listSampledVectors(
  modelKey: string,
  mode: Mode,
  count: number,
): Promise<Float32Array[]> {
  const rows = await queryRows(db(), vectorRow)`
    SELECT vector_send(product_embedding.embedding) AS vector
    FROM product_embedding JOIN product ON product.id = product_embedding.product_id
    WHERE ${inSpace({ modelKey, mode })} AND ${isPublished()}
    ORDER BY md5(product.id::text) LIMIT ${count}::int`;
  return rows.map(({ vector }) => vectorFromBytes(vector));
}
