import { toSql } from "pgvector/utils";
import { db } from "@/lib/database/db";
import { servingTowers } from "@/lib/embedding/models";
import { Prisma } from "@/lib/generated/prisma/client";

const ROWS = 40;

/**
 * The indispensable parts of a search, measured one after the other: the text tower alone, and the nearest forty by SQL
 * alone.
 */
export async function measureBare(
  queries: string[],
): Promise<{ towerMs: number[]; sqlMs: number[] }> {
  const towers = await servingTowers();
  const { key, dimension } = towers;
  const type = Prisma.raw(`vector(${dimension})`);
  const [towerMs, sqlMs]: [number[], number[]] = [[], []];
  for (const q of queries) {
    const startedAt = performance.now();
    const [vector] = await towers.embedTexts([q]);
    const embeddedAt = performance.now();
    const distance = Prisma.sql`e.embedding::${type} <=> ${toSql(Array.from(vector as Float32Array))}::${type}`;
    await db().$queryRaw`
      SELECT e.product_id, ${distance} AS distance FROM product_embedding e
      WHERE e.model_key = ${key} AND e.kind = 'average' ORDER BY ${distance} LIMIT ${ROWS}::int`;
    towerMs.push(embeddedAt - startedAt);
    sqlMs.push(performance.now() - embeddedAt);
  }
  return { towerMs, sqlMs };
}
