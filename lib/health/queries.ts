import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";

export type CatalogueCounts = {
  /** Of every status; so are the next three. */
  products: number;
  embedded: number;
  pending: number;
  failed: number;
  published: number;
  publishedEmbedded: number;
};

/** How far the catalogue is with one model, by indexes alone: no description and no vector is read. */
export async function countCatalogue(modelKey: string): Promise<CatalogueCounts> {
  const [row] = await db().$queryRaw<Omit<CatalogueCounts, "pending">[]>`
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
  const none = { products: 0, embedded: 0, failed: 0, published: 0, publishedEmbedded: 0 };
  const counts = row ?? none;
  return { ...counts, pending: counts.products - counts.embedded - counts.failed };
}
