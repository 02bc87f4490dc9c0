import { toSql } from "pgvector/utils";
import { db } from "@/lib/db";

export type QueryPhoto = { id: string; storageKey: string; widthPx: number; heightPx: number };
export type QueryPhotoVector = QueryPhoto & { modelKey: string; vector: Float32Array };

export async function insertQueryPhoto(
  photo: QueryPhotoVector & { expiresAt: Date },
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO query_photo (id, storage_key, model_key, embedding, width_px, height_px, expires_at)
    VALUES (${photo.id}::uuid, ${photo.storageKey}, ${photo.modelKey}, ${toSql(Array.from(photo.vector))}::vector,
      ${photo.widthPx}::int, ${photo.heightPx}::int, ${photo.expiresAt})`;
}

export async function updateQueryPhotoVector(id: string, modelKey: string, vector: Float32Array) {
  await db().$executeRaw`
    UPDATE query_photo SET model_key = ${modelKey}, embedding = ${toSql(Array.from(vector))}::vector
    WHERE id = ${id}::uuid`;
}

/** Null when the id is unknown or its photo has been forgotten. */
export async function getQueryPhotoVector(id: string): Promise<QueryPhotoVector | null> {
  const [row] = await db().$queryRaw<(Omit<QueryPhotoVector, "vector"> & { vector: number[] })[]>`
    SELECT id::text, storage_key AS "storageKey", width_px AS "widthPx", height_px AS "heightPx",
      model_key AS "modelKey", embedding::float4[] AS vector
    FROM query_photo WHERE id = ${id}::uuid AND expires_at > now()`;
  return row ? { ...row, vector: Float32Array.from(row.vector) } : null;
}

/** Forgets photos past their time, and returns the storage keys that nothing refers to any more. */
export async function deleteExpiredQueryPhotos(): Promise<string[]> {
  const rows = await db().$queryRaw<{ storageKey: string }[]>`
    WITH gone AS (DELETE FROM query_photo WHERE expires_at <= now() RETURNING storage_key)
    SELECT DISTINCT gone.storage_key AS "storageKey" FROM gone
    WHERE NOT EXISTS (SELECT FROM query_photo q WHERE q.storage_key = gone.storage_key AND q.expires_at > now())
      AND NOT EXISTS (SELECT FROM product_photo p WHERE p.storage_key = gone.storage_key)`;
  return rows.map((row) => row.storageKey);
}
