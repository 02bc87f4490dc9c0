import { z } from "zod";
import {
  COUNT_ALL_PRODUCTS,
  countChangedProducts,
  rareUpTo,
} from "@/lib/catalogue/count-words-queries";
import { SEARCH_WORDS } from "@/lib/catalogue/derived-version";
import { db } from "@/lib/database/db";
import { queryOneRow } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";

/** Counted anew in one statement, beside which the embedded engine does nothing else. */
const PRODUCTS_AT_ONCE = 250;
/** When more of the published products than this share changed, counting all of them costs less. */
const REBUILD_SHARE = 0.15;
const ADVISORY_LOCK = 2_026_113_004;
/** All words of a million products take minutes. */
const LONGEST_MS = 30 * 60_000;

/**
 * Brings the table of the published products' words up to date: what whoever writes a rare one must mean. Only products
 * that changed are counted anew, unless most did or none was counted yet. Each step is one statement, so that searches see
 * the words of before or of after, and what it counts is exactly what the notes say that it takes with it.
 * @param signal ends it between two steps
 */
export async function refreshSearchWords(signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const { changes, rebuild } = await countChanges();
    if (!rebuild && changes === 0) return;
    await db().$transaction((transaction) => count(transaction, rebuild), {
      timeout: LONGEST_MS,
      maxWait: LONGEST_MS,
    });
  }
}

const changesRow = z.strictObject({ changes: z.int(), rebuild: z.boolean() });

async function countChanges(): Promise<z.output<typeof changesRow>> {
  return await queryOneRow(db(), changesRow)`
    SELECT changes, products IS NULL OR every_product
      OR changes > greatest(${PRODUCTS_AT_ONCE}::int, ${REBUILD_SHARE}::float8 * products) AS rebuild
    FROM (
      SELECT count(DISTINCT product_id)::int AS changes, coalesce(bool_or(product_id IS NULL), false) AS every_product
      FROM search_word_change
    ) changed LEFT JOIN catalogue_state ON thing = ${SEARCH_WORDS}`;
}

async function count(transaction: Prisma.TransactionClient, rebuild: boolean): Promise<void> {
  // Some providers limit statements. Another process that counts at the same time waits, whatever the lease says.
  await transaction.$executeRaw`
    SELECT set_config('statement_timeout', '0', true), pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint)::text`;
  if (rebuild) {
    await transaction.$executeRaw(COUNT_ALL_PRODUCTS);
    // A few changed products are found among many words by index only if the planner knows that these are many.
    await transaction.$executeRaw`ANALYZE search_word, search_lexeme`;
  } else await transaction.$executeRaw(countChangedProducts(PRODUCTS_AT_ONCE));
  await transaction.$executeRaw`DELETE FROM search_word WHERE titles + texts <= 0`;
  await transaction.$executeRaw`DELETE FROM search_lexeme WHERE products <= 0`;
  await transaction.$executeRaw`
    UPDATE search_word SET rare = NOT rare FROM catalogue_state s
    WHERE s.thing = ${SEARCH_WORDS} AND rare <> (search_word.products <= ${rareUpTo(Prisma.sql`s.products`)})`;
}
