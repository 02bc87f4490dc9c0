import { db } from "@/lib/database/db";
import { KIND } from "@/lib/search/retrieval/space-queries";
import type { Mode } from "@/lib/search/types";

/** Vectors of published products by handle: their image vectors by image, else their averages. */
export async function listExampleVectors(
  modelKey: string,
  mode: Mode,
  handles: string[],
): Promise<Map<string, Float32Array>> {
  const kind = mode === "image" ? KIND.image : KIND.average;
  const rows = await db().$queryRaw<{ handle: string; vector: number[] }[]>`
    SELECT p.handle, e.embedding::float4[] AS vector
    FROM product p JOIN product_embedding e ON e.model_key = ${modelKey} AND e.kind = ${kind} AND e.product_id = p.id
    WHERE p.handle = ANY(${handles}) AND p.status = 'published'`;
  return new Map(rows.map(({ handle, vector }) => [handle, Float32Array.from(vector)]));
}
