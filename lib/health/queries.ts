import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryOneRow } from "@/lib/database/query-rows";

const countsRow = z.strictObject({
  /** Counts every status, as do the next two. */
  products: z.int(),
  embedded: z.int(),
  failed: z.int(),
  published: z.int(),
  publishedEmbedded: z.int(),
});

/** `pending` counts every status too. */
export type CatalogueCounts = z.output<typeof countsRow> & { pending: number };

/** Progress of embedding the catalogue with one model, from indexes only: it reads no descriptions or vectors. */
export async function countCatalogue(modelKey: string): Promise<CatalogueCounts> {
  const counts = await queryOneRow(db(), countsRow)`
    SELECT count(*)::int AS products, (count(*) FILTER (WHERE current))::int AS embedded,
      (count(*) FILTER (WHERE is_published))::int AS published,
      (count(*) FILTER (WHERE is_published AND current))::int AS "publishedEmbedded",
      (SELECT count(*)::int FROM product p
        LEFT JOIN product_embedding e ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
        WHERE p.embedding_error IS NOT NULL AND e.input_hash IS DISTINCT FROM p.embedding_input_hash) AS failed
    FROM (
      SELECT ${isPublished("p")} AS is_published, e.input_hash IS NOT DISTINCT FROM p.embedding_input_hash AS current
      FROM product p
      LEFT JOIN product_embedding e ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
    ) state`;
  return { ...counts, pending: counts.products - counts.embedded - counts.failed };
}
