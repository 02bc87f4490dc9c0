import { z } from "zod";
import { productRow } from "@/lib/catalogue/product-row";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import type { EvaluatedProduct, StoredVectors } from "@/lib/evaluation/subject";
import { vectorFromBytes } from "@/lib/vectors/codec";

const evaluatedRow = productRow
  .pick({
    handle: true,
    title: true,
    brand: true,
    broadCategory: true,
    fineCategory: true,
    colour: true,
    tags: true,
  })
  .extend({ id: z.string() });

/** Everything a shopper can find with a model, by handle. */
export async function listEvaluatedProducts(modelKey: string): Promise<EvaluatedProduct[]> {
  return await queryRows(db(), evaluatedRow)`
    SELECT p.id::text AS id, p.handle, p.title, p.brand, p.broad_category AS "broadCategory",
      p.fine_category AS "fineCategory", p.colour, p.tags
    FROM product p
    WHERE ${isPublished("p")} AND EXISTS (
      SELECT FROM product_embedding e
      WHERE e.model_key = ${modelKey} AND e.kind = 'text' AND e.product_id = p.id)
    ORDER BY p.handle`;
}

const vectorRow = z.strictObject({
  productId: z.string(),
  text: z.instanceof(Uint8Array),
  image: z.instanceof(Uint8Array).nullable(),
});

/** Text and image vectors of published products, by id, a page at a time. */
export async function listStoredVectors(
  modelKey: string,
  afterId: string,
  limit: number,
): Promise<StoredVectors[]> {
  const rows = await queryRows(db(), vectorRow)`
    SELECT p.id::text AS "productId", vector_send(t.embedding) AS text, vector_send(i.embedding) AS image
    FROM product p
    JOIN product_embedding t ON t.model_key = ${modelKey} AND t.kind = 'text' AND t.product_id = p.id
    LEFT JOIN product_embedding i ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = p.id
    WHERE ${isPublished("p")} AND p.id > ${afterId}::uuid
    ORDER BY p.id LIMIT ${limit}::int`;
  return rows.map(({ productId, text, image }) => ({
    productId,
    text: vectorFromBytes(text),
    image: image ? vectorFromBytes(image) : null,
  }));
}
