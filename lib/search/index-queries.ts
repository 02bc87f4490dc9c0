import { db } from "@/lib/db";
import { isEmbeddedEngine } from "@/lib/embedding/queries";
import type { Prisma } from "@/lib/generated/prisma/client";

const MAX_EF_SEARCH = 1000;

/**
 * `hnsw.ef_search` defaults to 40, which would cut a page of 50 to 40 rows; strict iterative scans go on until
 * the filters have left enough. Local to the statement's own transaction.
 */
export async function withIndexSettings<T>(query: Prisma.Sql, rowsNeeded: number): Promise<T[]> {
  if (await exactScan()) return db().$queryRaw<T[]>(query);
  const efSearch = String(Math.min(MAX_EF_SEARCH, Math.max(100, 2 * rowsNeeded)));
  const [, rows] = await db().$transaction([
    db().$queryRaw`
      SELECT set_config('hnsw.ef_search', ${efSearch}, true), set_config('hnsw.iterative_scan', 'strict_order', true)`,
    db().$queryRaw<T[]>(query),
  ]);
  return rows;
}

let engine: Promise<boolean> | null = null;

/** Whether this database ranks by exact scans only: the embedded one does. Asked once per process. */
export function exactScan(): Promise<boolean> {
  engine ??= isEmbeddedEngine().catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}
