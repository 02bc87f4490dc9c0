import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";

const KINDS = ["text", "image", "average"] as const;

const indexRow = z.strictObject({ drop: z.string().nullable(), build: z.string().nullable() });

/**
 * Builds a model's missing HNSW indexes one after another. This takes minutes for a large catalogue, while products are
 * still embedded and deleted. Real Postgres only. A build whose process died continues by itself and is left alone.
 * @param signal aborts the current build
 */
export async function indexModel(key: string, signal?: AbortSignal): Promise<void> {
  for (const kind of KINDS) {
    if (signal?.aborted) return;
    const [index] = await queryRows(db(), indexRow)`
      SELECT drop_invalid AS drop, build FROM embedding_index(${key}, ${kind})`;
    if (index?.drop) await db().$executeRaw`${Prisma.raw(index.drop)}`;
    if (index?.build) await build(index.build, signal);
  }
}

async function build(statement: string, signal?: AbortSignal): Promise<void> {
  const cancel = () => {
    // If this fails, the build continues by itself.
    cancelBuild(statement).catch(() => undefined);
  };
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    await db().$executeRaw`${Prisma.raw(statement)}`;
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

/** The next build drops whatever a cancelled one left behind. */
async function cancelBuild(statement: string): Promise<void> {
  await db().$queryRaw`
    SELECT pg_cancel_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND query = ${statement}`;
}

const countRow = z.strictObject({ count: z.int() });

/** How many products have vectors of a model, counted up to `limit` only. */
export async function countVectors(key: string, limit: number): Promise<number> {
  const [row] = await queryRows(db(), countRow)`
    SELECT count(*)::int AS count FROM (
      SELECT FROM product_embedding WHERE model_key = ${key} AND kind = 'text' LIMIT ${limit}::int
    ) counted`;
  return row?.count ?? 0;
}
