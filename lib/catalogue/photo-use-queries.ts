import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryOneRow } from "@/lib/database/query-rows";

const usesRow = z.strictObject({
  published: z.boolean(),
  inProduct: z.boolean(),
  searched: z.boolean(),
  expired: z.boolean(),
});

/** By indexes alone, whatever is kept. */
export async function getPhotoUses(storageKey: string): Promise<z.output<typeof usesRow>> {
  return await queryOneRow(db(), usesRow)`
    SELECT
      EXISTS (
        SELECT FROM product_photo JOIN product ON product.id = product_id
        WHERE storage_key = ${storageKey} AND ${isPublished()}
      ) AS published,
      EXISTS (SELECT FROM product_photo WHERE storage_key = ${storageKey}) AS "inProduct",
      EXISTS (SELECT FROM query_photo WHERE storage_key = ${storageKey} AND expires_at > now()) AS searched,
      EXISTS (SELECT FROM query_photo WHERE storage_key = ${storageKey} AND expires_at <= now()) AS expired`;
}
