import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import type { CountToAdd, SharedCount } from "@/lib/rate-limit/rate-counter";

const countedRow = z.strictObject({ key: z.string(), count: z.int(), last_request: z.bigint() });

/**
 * Adds to the counts of keys in one statement, and returns the counts within their current windows. A window begins
 * with its first request and ends `windowMs` later. All processes share the counts.
 */
export async function addToCounts(counts: CountToAdd[], nowMs: number): Promise<SharedCount[]> {
  // Always in the same order, or two processes with the same keys would deadlock.
  const sorted = [...counts].sort((a, b) => (a.key < b.key ? -1 : 1));
  const keys = sorted.map(({ key }) => key);
  const costs = sorted.map(({ cost }) => cost);
  const expiries = sorted.map(({ windowMs }) => nowMs - windowMs);
  const rows = await queryRows(db(), countedRow)`
    WITH new AS (
      SELECT * FROM unnest(${keys}::text[], ${costs}::int[], ${expiries}::bigint[]) AS new (key, cost, expired)
    )
    INSERT INTO auth_rate_limit AS seen (id, key, count, last_request)
    SELECT key, key, cost, ${nowMs}::bigint FROM new
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN seen.last_request <= (SELECT expired FROM new WHERE new.key = seen.key)
        THEN excluded.count ELSE least(seen.count::bigint + excluded.count, 2147483647)::int END,
      last_request = CASE WHEN seen.last_request <= (SELECT expired FROM new WHERE new.key = seen.key)
        THEN excluded.last_request ELSE seen.last_request END
    RETURNING key, count, last_request`;
  return rows.map((row) => ({
    key: row.key,
    count: row.count,
    windowStartMs: Number(row.last_request),
  }));
}

/** Adds the same amount to each key, with one window length for all of them. */
export function countUnderKeys(
  keys: string[],
  windowMs: number,
  nowMs: number,
  cost = 1,
): Promise<SharedCount[]> {
  return addToCounts(
    keys.map((key) => ({ key, cost, windowMs })),
    nowMs,
  );
}

/** Deletes the counts of these keys. */
export async function deleteCounts(keys: string[]): Promise<void> {
  await db().rateLimit.deleteMany({ where: { key: { in: keys } } });
}

/** Deletes the counts of keys with this prefix. */
export async function deleteCountsBeginningWith(beginning: string): Promise<void> {
  await db().rateLimit.deleteMany({ where: { key: { startsWith: beginning } } });
}

/** Deletes the counts of windows that began before this time. */
export async function deleteCountsBefore(beforeMs: number): Promise<void> {
  await db().rateLimit.deleteMany({ where: { lastRequest: { lt: beforeMs } } });
}
