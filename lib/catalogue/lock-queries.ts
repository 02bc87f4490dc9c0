import { z } from "zod";
import { PRODUCT_STATUSES } from "@/lib/catalogue/product-status";
import type { ProductVersion } from "@/lib/catalogue/product-version";
import { queryRows } from "@/lib/database/query-rows";
import type { Prisma } from "@/lib/generated/prisma/client";

/** For transactions that write products: many at once take turns, so each waits longer than the client's default. */
export const IN_TURN = { maxWait: 10_000, timeout: 20_000 };

const lockedRow = z.strictObject({
  id: z.string(),
  version: z.int(),
  status: z.enum(PRODUCT_STATUSES),
});

/** The current state of products, by id; deleted ones are absent. */
export type Locked = ReadonlyMap<string, Omit<z.output<typeof lockedRow>, "id">>;

/** Reads the current state of products, and locks them until the transaction ends. */
export async function lockProducts(
  tx: Prisma.TransactionClient,
  products: ProductVersion[],
): Promise<Locked> {
  if (products.length === 0) return new Map();
  const ids = products.map(({ id }) => id);
  // Ordered by id, so that two transactions locking the same products queue up instead of deadlocking.
  const rows = await queryRows(tx, lockedRow)`
    SELECT id::text AS id, version, status::text AS status FROM product
    WHERE id = ANY(${ids}::uuid[]) ORDER BY product.id FOR NO KEY UPDATE`;
  return new Map(rows.map(({ id, ...now }) => [id, now]));
}
