import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";

export async function getFile(key: string): Promise<Buffer | null> {
  const row = await db().storedFile.findUnique({ where: { key }, select: { bytes: true } });
  return row && Buffer.from(row.bytes);
}

export async function upsertFile(key: string, bytes: Buffer): Promise<void> {
  const data = { bytes: new Uint8Array(bytes), createdAt: new Date() };
  await db().storedFile.upsert({ where: { key }, create: { key, ...data }, update: data });
}

const sizeRow = z.strictObject({ size: z.int() });

export async function getFileSize(key: string): Promise<number | null> {
  const [row] = await queryRows(db(), sizeRow)`
    SELECT octet_length(bytes) AS size FROM stored_file WHERE key = ${key}`;
  return row?.size ?? null;
}

/** False when the file does not exist. */
export async function renewFile(key: string): Promise<boolean> {
  const { count } = await db().storedFile.updateMany({
    where: { key },
    data: { createdAt: new Date() },
  });
  return count > 0;
}

/** In one statement, so that a file written or renewed at the same time is kept. */
export async function deleteUnusedFile(storageKey: string, since: Date): Promise<void> {
  await db().$executeRaw`
    DELETE FROM stored_file WHERE key = ${storageKey} AND created_at < ${since}
      AND NOT EXISTS (SELECT FROM product_photo WHERE storage_key = ${storageKey})
      AND NOT EXISTS (SELECT FROM query_photo WHERE storage_key = ${storageKey})`;
}

export async function deleteFiles(keys: string[]): Promise<void> {
  await db().storedFile.deleteMany({ where: { key: { in: keys } } });
}

export async function* listFilesOlderThan(moment: Date, atOnce: number): AsyncGenerator<string[]> {
  let after = "";
  for (;;) {
    const rows = await db().storedFile.findMany({
      where: { createdAt: { lt: moment }, key: { gt: after } },
      select: { key: true },
      orderBy: { key: "asc" },
      take: atOnce,
    });
    if (rows.length > 0) yield rows.map(({ key }) => key);
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.key ?? "";
  }
}

/** Counts a rendition towards the shopper's photo it was made from; product photos are not counted. */
export async function addToQueryPhotoSize(storageKey: string, bytes: number): Promise<void> {
  await db().$executeRaw`
    UPDATE query_photo SET byte_size = byte_size + ${bytes}::int
    WHERE storage_key = ${storageKey} AND content_hash IS NOT NULL`;
}

const keyRow = z.strictObject({ key: z.string() });

/** Those of these storage keys that no product or kept search photo refers to. */
export async function listUnusedPhotoKeys(keys: string[]): Promise<string[]> {
  const rows = await queryRows(db(), keyRow)`
    SELECT key FROM unnest(${keys}::text[]) AS key
    WHERE NOT EXISTS (SELECT FROM product_photo WHERE storage_key = key)
      AND NOT EXISTS (SELECT FROM query_photo WHERE storage_key = key)`;
  return rows.map(({ key }) => key);
}
