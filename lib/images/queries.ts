import { db } from "@/lib/db";

export async function getFile(key: string): Promise<Buffer | null> {
  const row = await db().storedFile.findUnique({ where: { key }, select: { bytes: true } });
  return row && Buffer.from(row.bytes);
}

export async function upsertFile(key: string, bytes: Buffer): Promise<void> {
  const data = { bytes: new Uint8Array(bytes), createdAt: new Date() };
  await db().storedFile.upsert({ where: { key }, create: { key, ...data }, update: data });
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

/** Of these storage keys, those that no product and no kept search photo refers to. */
export async function listUnusedPhotoKeys(keys: string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ key: string }[]>`
    SELECT key FROM unnest(${keys}::text[]) AS key
    WHERE NOT EXISTS (SELECT FROM product_photo WHERE storage_key = key)
      AND NOT EXISTS (SELECT FROM query_photo WHERE storage_key = key)`;
  return rows.map(({ key }) => key);
}
