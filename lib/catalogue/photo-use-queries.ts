import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";

/** By indexes alone, whatever is kept. */
export async function getPhotoUses(
  storageKey: string,
): Promise<{ published: boolean; inProduct: boolean; searched: boolean; expired: boolean }> {
  const [row] = await db().$queryRaw<Awaited<ReturnType<typeof getPhotoUses>>[]>`
    SELECT
      EXISTS (
        SELECT FROM product_photo JOIN product ON product.id = product_id
        WHERE storage_key = ${storageKey} AND ${isPublished()}
      ) AS published,
      EXISTS (SELECT FROM product_photo WHERE storage_key = ${storageKey}) AS "inProduct",
      EXISTS (SELECT FROM query_photo WHERE storage_key = ${storageKey} AND expires_at > now()) AS searched,
      EXISTS (SELECT FROM query_photo WHERE storage_key = ${storageKey} AND expires_at <= now()) AS expired`;
  return row as NonNullable<typeof row>;
}
