import { z } from "zod";
import { IN_TURN, lockProducts } from "@/lib/catalogue/lock-queries";
import type { PhotoRow, ProductWrite, StoredProduct } from "@/lib/catalogue/plan-write";
import { selectedColumns, WRITTEN } from "@/lib/catalogue/product-column-queries";
import { productRow } from "@/lib/catalogue/product-row";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";

const STORED_PRODUCT = Prisma.sql`
  SELECT p.id::text AS id, ${selectedColumns("p")}, p.import_hash AS "importHash",
    p.embedding_input_hash AS "embeddingInputHash", p.embedding_error AS "embeddingError", p.version,
    coalesce(photos.list, '[]') AS photos
  FROM product p
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object(
      'id', id, 'storageKey', storage_key, 'contentHash', content_hash, 'widthPx', width_px, 'heightPx', height_px,
      'byteSize', byte_size, 'placeholder', placeholder, 'alt', alt) ORDER BY position) AS list
    FROM product_photo WHERE product_id = p.id
  ) photos ON true`;

const storedRow = productRow.extend({
  id: z.string(),
  importHash: z.string().nullable(),
  embeddingInputHash: z.string(),
  embeddingError: z.string().nullable(),
  version: z.int(),
  photos: z.array(
    z.strictObject({
      id: z.string(),
      storageKey: z.string(),
      contentHash: z.string(),
      widthPx: z.int(),
      heightPx: z.int(),
      byteSize: z.int(),
      placeholder: z.string(),
      alt: z.string(),
    }),
  ),
});

export async function listStoredProducts(handles: string[]): Promise<StoredProduct[]> {
  if (handles.length === 0) return [];
  return await queryRows(db(), storedRow)`${STORED_PRODUCT} WHERE p.handle = ANY(${handles})`;
}

export async function getStoredProduct(id: string): Promise<StoredProduct | null> {
  const [row] = await queryRows(db(), storedRow)`${STORED_PRODUCT} WHERE p.id = ${id}::uuid`;
  return row ?? null;
}

/** Those of the handles that are already taken. */
export async function listTakenHandles(handles: string[]): Promise<string[]> {
  const rows = await db().product.findMany({
    where: { handle: { in: handles } },
    select: { handle: true },
  });
  return rows.map(({ handle }) => handle);
}

const LAST_SUFFIX = 10_000;
/** The length of the longest suffix of a handle. */
export const SUFFIX_CHARACTERS = `-${LAST_SUFFIX}`.length;

const handleRow = z.strictObject({ handle: z.string() });

/** The first of `base`, `base-2`, `base-3` … `base-10000` that no product has; null when all are taken. */
export async function getFreeHandle(base: string): Promise<string | null> {
  const [row] = await queryRows(db(), handleRow)`
    SELECT handle FROM (
      SELECT n, CASE WHEN n = 1 THEN ${base} ELSE ${base} || '-' || n END AS handle
      FROM generate_series(1, ${LAST_SUFFIX}::int) AS n
    ) candidate
    WHERE NOT EXISTS (SELECT FROM product WHERE product.handle = candidate.handle)
    ORDER BY n LIMIT 1`;
  return row?.handle ?? null;
}

/**
 * Writes products in one short transaction: new ones (`version` null), and existing ones that still have the version in
 * which they were read. If any of these has changed or is gone, nothing is written.
 * @returns the ids of the changed or missing products; empty when everything is written
 * @throws `isHandleTaken` errors when another product has one of the handles
 */
export async function writeProducts(products: ProductWrite[]): Promise<string[]> {
  const rows = products.map(({ photos: _, ...product }) => product);
  const read = products.flatMap(({ id, version }) => (version === null ? [] : [{ id, version }]));
  const withPhotos = products.filter((product) => product.photos !== null);
  const photos = withPhotos.flatMap(({ id, photos }) =>
    (photos ?? []).map((photo, position) => ({ ...photo, productId: id, position })),
  );
  return db().$transaction(async (tx) => {
    const locked = await lockProducts(tx, read);
    const stale = read.filter(({ id, version }) => locked.get(id)?.version !== version);
    if (stale.length > 0) return stale.map(({ id }) => id);
    await upsertProducts(tx, rows);
    if (withPhotos.length > 0) {
      await deletePhotosOf(
        tx,
        withPhotos.map(({ id }) => id),
      );
    }
    if (photos.length > 0) await insertPhotos(tx, photos);
    return [];
  }, IN_TURN);
}

/** Whether a write failed because another product has the handle. */
export function isHandleTaken(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    violatedConstraint(error) === "product_handle_key"
  );
}

/** The unique constraint that a statement violated; null when it failed for another reason. */
function violatedConstraint({ meta }: Prisma.PrismaClientKnownRequestError): string | null {
  const failure = meta as { driverAdapterError?: { cause?: { constraint?: { index?: string } } } };
  return failure.driverAdapterError?.cause?.constraint?.index ?? null;
}

function upsertProducts(tx: Prisma.TransactionClient, rows: Omit<ProductWrite, "photos">[]) {
  return tx.$executeRaw`
    INSERT INTO product (id, ${WRITTEN.columns}, import_hash, embedding_input_hash, updated_by, published_at)
    SELECT given."id", ${WRITTEN.values}, given."importHash", given."embeddingInputHash", given."updatedBy",
      CASE WHEN given."status" = 'published' THEN now() END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (
      "id" uuid, ${WRITTEN.types}, "importHash" text, "embeddingInputHash" text, "updatedBy" text)
    ON CONFLICT (id) DO UPDATE SET ${WRITTEN.updates}, import_hash = EXCLUDED.import_hash,
      embedding_input_hash = EXCLUDED.embedding_input_hash, embedding_error = NULL,
      embedding_attempts = 0, embedding_retry_at = NULL,
      published_at = coalesce(product.published_at, EXCLUDED.published_at), updated_at = now(),
      updated_by = EXCLUDED.updated_by, version = product.version + 1`;
}

function deletePhotosOf(tx: Prisma.TransactionClient, productIds: string[]) {
  return tx.$executeRaw`DELETE FROM product_photo WHERE product_id = ANY(${productIds}::uuid[])`;
}

function insertPhotos(
  tx: Prisma.TransactionClient,
  photos: (PhotoRow & { productId: string; position: number })[],
) {
  return tx.$executeRaw`
    INSERT INTO product_photo (id, product_id, position, alt, storage_key, content_hash, width_px, height_px,
      byte_size, placeholder)
    SELECT r."id", r."productId", r."position", r."alt", r."storageKey", r."contentHash", r."widthPx",
      r."heightPx", r."byteSize", r."placeholder"
    FROM jsonb_to_recordset(${JSON.stringify(photos)}::jsonb) AS r (
      "id" uuid, "productId" uuid, "position" int, "alt" text, "storageKey" text, "contentHash" text,
      "widthPx" int, "heightPx" int, "byteSize" int, "placeholder" text)`;
}
