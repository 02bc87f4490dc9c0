import { z } from "zod";
import { db } from "@/lib/database/db";
import { isEmbeddedEngine } from "@/lib/database/engine-queries";
import { queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * What autovacuum does, at once: statistics of what searches read, and pages marked as visible to all, so that indexes
 * answer by themselves. Postgres comes to it within minutes, in the middle of searches, and is left the slow part,
 * clearing dead rows out of HNSW indexes. The embedded engine never does: there the small tables that are written to
 * all the time are cleared too.
 */
export async function vacuumCatalogue(): Promise<void> {
  const catalogue = Prisma.sql`product, product_photo, product_embedding`;
  await db().$executeRaw`${
    (await isEmbeddedEngine())
      ? Prisma.sql`VACUUM (ANALYZE, TRUNCATE OFF) ${catalogue}, search_word, search_lexeme, search_word_change,
          catalogue_change, catalogue_state, maintenance_lease`
      : Prisma.sql`VACUUM (ANALYZE, TRUNCATE OFF, INDEX_CLEANUP OFF) ${catalogue}`
  }`;
}

const productsRow = z.strictObject({ products: z.int() });

/** Products of any status as the planner knows them; 0 until it has looked. */
export async function countProductsRoughly(): Promise<number> {
  const [row] = await queryRows(db(), productsRow)`
    SELECT greatest(reltuples, 0)::int AS products FROM pg_class WHERE oid = 'product'::regclass`;
  return row?.products ?? 0;
}
