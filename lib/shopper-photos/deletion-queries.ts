import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";

const keyRow = z.strictObject({ storageKey: z.string() });

/** Deletes expired photos and parts, and returns their storage keys. */
export async function deleteExpiredQueryPhotos(): Promise<string[]> {
  const rows = await queryRows(db(), keyRow)`
    WITH gone AS (DELETE FROM query_photo WHERE expires_at <= now() RETURNING storage_key)
    SELECT DISTINCT storage_key AS "storageKey" FROM gone`;
  return rows.map((row) => row.storageKey);
}

/** The storage key of a photo or of a part of one, expired or not; null when the id is unknown. */
export async function getQueryPhotoKey(id: string): Promise<string | null> {
  const [row] = await queryRows(db(), keyRow)`
    SELECT storage_key AS "storageKey" FROM query_photo WHERE id = ${id}::uuid`;
  return row?.storageKey ?? null;
}

/** Deletes the whole photos and all parts with these keys. Returns how many rows there were. */
export async function deleteQueryPhotosOf(storageKeys: string[]): Promise<number> {
  return db().$executeRaw`DELETE FROM query_photo WHERE storage_key = ANY(${storageKeys}::text[])`;
}

const sizeRow = z.strictObject({ byteSize: z.bigint() });

/** The total size of shoppers' photos, in bytes. */
export async function getQueryPhotoBytes(): Promise<number> {
  const [row] = await queryRows(db(), sizeRow)`
    SELECT byte_size AS "byteSize" FROM query_photo_usage`;
  return Number(row?.byteSize ?? 0);
}

/** The whole photos that expire next: enough to free `bytes`, but at most a few hundred. */
export async function listNextToExpire(bytes: number): Promise<string[]> {
  const rows = await queryRows(db(), keyRow)`
    WITH next AS (
      SELECT storage_key, expires_at, id, byte_size FROM query_photo WHERE crop_x IS NULL
      ORDER BY expires_at, id LIMIT 300
    ), added_up AS (
      SELECT storage_key, sum(byte_size) OVER (ORDER BY expires_at, id) - byte_size AS before FROM next
    )
    SELECT DISTINCT storage_key AS "storageKey" FROM added_up WHERE before < ${bytes}::float8`;
  return rows.map((row) => row.storageKey);
}
