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

/** Recounted in one statement, during which the embedded engine does nothing else. */
const PRODUCTS_AT_ONCE = 250;
/** Above this share of changed published products, recounting all of them is cheaper. */
const REBUILD_SHARE = 0.15;
const ADVISORY_LOCK = 2_026_113_004;
/** Counting all words of a million products takes minutes. */
const LONGEST_MS = 30 * 60_000;

/**
 * Updates the table of the published products' words: a search for a rare word must mean it. Only changed products are
 * recounted, unless most changed or none was counted yet. Each step is one statement, so searches see the words from
 * before or after it, and it counts exactly the notes it removes.
 * @param signal aborts between two steps
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
  // Some providers limit statement time. A concurrent count in another process waits, whatever the lease says.
  await transaction.$executeRaw`
    SELECT set_config('statement_timeout', '0', true), pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint)::text`;
  if (rebuild) {
    await transaction.$executeRaw(COUNT_ALL_PRODUCTS);
    // The planner uses the index to find a few changed products only if it knows that there are many words.
    await transaction.$executeRaw`ANALYZE search_word, search_lexeme`;
  } else await transaction.$executeRaw(countChangedProducts(PRODUCTS_AT_ONCE));
  await transaction.$executeRaw`DELETE FROM search_word WHERE titles + texts <= 0`;
  await transaction.$executeRaw`DELETE FROM search_lexeme WHERE products <= 0`;
  await transaction.$executeRaw`
    UPDATE search_word SET rare = NOT rare FROM catalogue_state s
    WHERE s.thing = ${SEARCH_WORDS} AND rare <> (search_word.products <= ${rareUpTo(Prisma.sql`s.products`)})`;
}
