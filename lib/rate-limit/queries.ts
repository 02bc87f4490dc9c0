import { db } from "@/lib/db";

export type RateCount = { key: string; count: number; windowStartMs: number };

/**
 * Adds `cost` under each key, in one statement, and returns the counts within the current window.
 * A window begins with the first request and ends `windowMs` later. All processes share the counts.
 */
export async function countUnderKeys(
  keys: string[],
  windowMs: number,
  nowMs: number,
  cost = 1,
): Promise<RateCount[]> {
  const expired = nowMs - windowMs;
  const rows = await db().$queryRaw<{ key: string; count: number; last_request: bigint }[]>`
    INSERT INTO auth_rate_limit AS seen (id, key, count, last_request)
    SELECT key, key, ${cost}::int, ${nowMs}::bigint FROM unnest(${[...keys].sort()}::text[]) AS key
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN seen.last_request <= ${expired}::bigint
        THEN ${cost}::int ELSE least(seen.count::bigint + ${cost}::int, 2147483647)::int END,
      last_request = CASE WHEN seen.last_request <= ${expired}::bigint
        THEN ${nowMs}::bigint ELSE seen.last_request END
    RETURNING key, count, last_request`;
  return rows.map((row) => ({
    key: row.key,
    count: row.count,
    windowStartMs: Number(row.last_request),
  }));
}

/** Deletes the counts under these keys, and every count of a window that began before `beforeMs`. */
export async function deleteCounts(keys: string[], beforeMs: number): Promise<void> {
  await db().rateLimit.deleteMany({
    where: { OR: [{ key: { in: keys } }, { lastRequest: { lt: beforeMs } }] },
  });
}
