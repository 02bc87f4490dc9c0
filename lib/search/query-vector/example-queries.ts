import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { inSpace } from "@/lib/search/retrieval/vector-queries";
import type { Mode } from "@/lib/search/types";
import { vectorFromBytes } from "@/lib/vectors/codec";

const vectorRow = z.strictObject({ handle: z.string(), vector: z.instanceof(Uint8Array) });

/** Vectors of published products by handle: image vectors when searching by image, otherwise averages. */
export async function listExampleVectors(
  modelKey: string,
  mode: Mode,
  handles: string[],
): Promise<Map<string, Float32Array>> {
  const space = { modelKey, mode: mode === "image" ? mode : "average" } as const;
  const rows = await queryRows(db(), vectorRow)`
    SELECT product.handle, vector_send(product_embedding.embedding) AS vector
    FROM product JOIN product_embedding ON ${inSpace(space)} AND product_embedding.product_id = product.id
    WHERE product.handle = ANY(${handles}) AND ${isPublished()}`;
  return new Map(rows.map(({ handle, vector }) => [handle, vectorFromBytes(vector)]));
}
