import { LRUCache } from "lru-cache";
import { z } from "zod";
import { db, queryWithSettings } from "@/lib/database/db";
import { isEmbeddedEngine } from "@/lib/database/engine-queries";
import { queryLimits } from "@/lib/database/query-limits";
import { queryRows, type RowSchema, readRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import { isShown } from "@/lib/search/retrieval/filter-queries";
import { similaritySetting } from "@/lib/search/retrieval/lexical-queries";
import type { Scan } from "@/lib/search/retrieval/relevant-set-queries";
import type { Filters } from "@/lib/search/types";

const MAX_EF_SEARCH = 1000;
/**
 * Up to this many products, an exact scan costs no more than finding the thousand nearest by index, and misses nothing.
 * With 256 dimensions on one core, an exact scan of 4,400 took 4 ms; for 40,000 the index took 10 ms, an exact scan 70.
 */
export const EXACT_UP_TO = 10_000;
const COUNTS_KEPT_MS = 30_000;
const MAX_COUNTS = 500;

/**
 * How to find the nearest products that pass the filters. With a selective filter the index would wander through
 * products that do not pass; scanning only those that do is faster and complete.
 */
export async function scanFor(filters: Filters): Promise<Scan> {
  if (await isEmbeddedEngine()) return "exact";
  return (await countMatching(filters)) <= EXACT_UP_TO ? "exact" : "index";
}

/**
 * Runs a statement with the settings that its scan and words need, local to its own transaction; without a transaction
 * when it needs no settings.
 * @param words that the statement matches literally
 * @param timeoutMs after which Postgres cancels the statement, if that is earlier than the process's own limit
 */
export async function withScan<Row>(
  schema: RowSchema<Row>,
  scan: Scan,
  query: Prisma.Sql,
  rowsNeeded: number,
  words = "",
  timeoutMs?: number,
): Promise<Row[]> {
  const settings = [
    ...(scan === "index" ? indexSettings(rowsNeeded) : []),
    ...(words === "" ? [] : [similaritySetting(words)]),
  ];
  if (settings.length === 0 && timeoutMs === undefined) {
    return readRows(schema, await db().$queryRaw(query));
  }
  // Connections through a pooler may have no limit of their own.
  const limitMs = Math.min(
    timeoutMs ?? Number.POSITIVE_INFINITY,
    queryLimits()?.statementMs ?? Number.POSITIVE_INFINITY,
  );
  if (Number.isFinite(limitMs)) {
    settings.push(Prisma.sql`set_config('statement_timeout', ${String(limitMs)}, true)`);
  }
  return readRows(schema, await queryWithSettings(settings, query));
}

/**
 * `hnsw.ef_search` defaults to 40, which would cut a page of 50 to 40 rows. Iterative scans continue, however far,
 * until enough rows pass the filters; the statement sorts what they found.
 */
function indexSettings(rowsNeeded: number): Prisma.Sql[] {
  const efSearch = String(Math.min(MAX_EF_SEARCH, Math.max(100, 2 * rowsNeeded)));
  return [
    Prisma.sql`set_config('hnsw.ef_search', ${efSearch}, true)`,
    Prisma.sql`set_config('hnsw.iterative_scan', 'relaxed_order', true)`,
    Prisma.sql`set_config('hnsw.max_scan_tuples', '2147483647', true)`,
    Prisma.sql`set_config('hnsw.scan_mem_multiplier', '8', true)`,
  ];
}

/** Like withScan, for a statement whose order the index can serve whenever there is one. */
export async function withIndexSettings<Row>(
  schema: RowSchema<Row>,
  query: Prisma.Sql,
  rowsNeeded: number,
): Promise<Row[]> {
  const scan = (await isEmbeddedEngine()) ? "exact" : "index";
  return await withScan(schema, scan, query, rowsNeeded);
}

const countRow = z.strictObject({ count: z.int() });

const counts = new LRUCache<string, number>({ max: MAX_COUNTS, ttl: COUNTS_KEPT_MS });

/** How many products the filters leave, at most one more than `upTo`; cached for half a minute. */
export async function countMatching(filters: Filters, upTo = EXACT_UP_TO): Promise<number> {
  const key = `${upTo} ${JSON.stringify(filters)}`;
  const known = counts.get(key);
  if (known !== undefined) return known;
  const [row] = await queryRows(db(), countRow)`
    SELECT count(*)::int AS count FROM (
      SELECT FROM product WHERE ${isShown(filters)} LIMIT ${upTo + 1}::int
    ) AS shown`;
  const count = row?.count ?? 0;
  counts.set(key, count);
  return count;
}
