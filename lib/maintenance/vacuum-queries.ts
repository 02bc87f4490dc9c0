import { z } from "zod";
import { db } from "@/lib/database/db";
import { isEmbeddedEngine } from "@/lib/database/engine-queries";
import { queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Does autovacuum's work at once: statistics for what searches read, and pages marked all-visible, so that index-only
 * scans work. Postgres would get to it within minutes, in the middle of searches; it is left the slow part, clearing
 * dead rows out of HNSW indexes. The embedded engine never runs autovacuum: there, the small tables that are written to
 * constantly are cleared too.
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

/** The planner's estimate of products of any status; 0 until it has looked. */
export async function countProductsRoughly(): Promise<number> {
  const [row] = await queryRows(db(), productsRow)`
    SELECT greatest(reltuples, 0)::int AS products FROM pg_class WHERE oid = 'product'::regclass`;
  return row?.products ?? 0;
}
