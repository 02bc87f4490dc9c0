import { IN_TURN, type Locked, lockProducts } from "@/lib/catalogue/lock-queries";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import type { BulkOutcome, ProductVersion } from "@/lib/catalogue/product-version";
import { db } from "@/lib/database/db";

/**
 * Sets the status of the products that still have the given version, in one short transaction; the others are left
 * unchanged.
 */
export async function updateStatus(
  products: ProductVersion[],
  status: ProductStatus,
  updatedBy: string | null,
): Promise<BulkOutcome> {
  return db().$transaction(async (tx) => {
    const { fresh, ...others } = sorted(products, await lockProducts(tx, products));
    const [done, same] = partition(fresh, (product) => product.status !== status);
    if (done.length > 0) {
      await tx.$executeRaw`
        UPDATE product SET status = ${status}::product_status, updated_at = now(),
          updated_by = ${updatedBy}, version = version + 1,
          published_at = CASE WHEN ${status} = 'published' THEN coalesce(published_at, now()) ELSE published_at END
        WHERE id = ANY(${done}::uuid[])`;
    }
    return { ...others, done, same };
  }, IN_TURN);
}

/**
 * Deletes the products that still have the given version, in one short transaction. Their photo rows and vectors go
 * with them.
 */
export async function deleteProductRows(products: ProductVersion[]): Promise<BulkOutcome> {
  return db().$transaction(async (tx) => {
    const { fresh, ...others } = sorted(products, await lockProducts(tx, products));
    const done = fresh.map(({ id }) => id);
    await tx.product.deleteMany({ where: { id: { in: done } } });
    return { ...others, done, same: [] };
  }, IN_TURN);
}

type Fresh = { id: string; status: ProductStatus };

/** Splits products by whether they are still as they were when read. */
function sorted(
  products: ProductVersion[],
  locked: Locked,
): { fresh: Fresh[] } & Pick<BulkOutcome, "changed" | "gone"> {
  const [fresh, changed, gone]: [Fresh[], string[], string[]] = [[], [], []];
  for (const { id, version } of products) {
    const now = locked.get(id);
    if (!now) gone.push(id);
    else if (now.version !== version) changed.push(id);
    else fresh.push({ id, status: now.status });
  }
  return { fresh, changed, gone };
}

function partition(products: Fresh[], test: (product: Fresh) => boolean): [string[], string[]] {
  const [passing, others]: [string[], string[]] = [[], []];
  for (const product of products) (test(product) ? passing : others).push(product.id);
  return [passing, others];
}
