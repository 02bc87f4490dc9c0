import type { PhotoRow, ProductWrite, StoredProduct } from "@/lib/catalogue/plan-write";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

const STORED_PRODUCT = Prisma.sql`
  SELECT p.id::text AS id, p.handle, p.title, p.description, p.brand, p.price_minor AS "priceMinor", p.currency,
    p.stock, p.broad_category AS "broadCategory", p.fine_category AS "fineCategory", p.colour, p.tags,
    p.status::text AS status, p.variant_group AS "variantGroup", p.import_hash AS "importHash",
    p.embedding_input_hash AS "embeddingInputHash", p.embedding_error AS "embeddingError",
    coalesce(photos.list, '[]') AS photos
  FROM product p
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object(
      'id', id, 'storageKey', storage_key, 'contentHash', content_hash, 'widthPx', width_px, 'heightPx', height_px,
      'byteSize', byte_size, 'placeholder', placeholder, 'alt', alt) ORDER BY position) AS list
    FROM product_photo WHERE product_id = p.id
  ) photos ON true`;

export async function listStoredProducts(handles: string[]): Promise<StoredProduct[]> {
  if (handles.length === 0) return [];
  return db().$queryRaw<StoredProduct[]>`${STORED_PRODUCT} WHERE p.handle = ANY(${handles})`;
}

export async function getStoredProduct(id: string): Promise<StoredProduct | null> {
  const [row] = await db().$queryRaw<StoredProduct[]>`${STORED_PRODUCT} WHERE p.id = ${id}::uuid`;
  return row ?? null;
}

/** Those of the handles that are taken. */
export async function listTakenHandles(handles: string[]): Promise<string[]> {
  const rows = await db().product.findMany({
    where: { handle: { in: handles } },
    select: { handle: true },
  });
  return rows.map(({ handle }) => handle);
}

/**
 * Writes products, new or not by their id, in one short transaction of one statement per table.
 * Throws `isHandleTaken` errors when another product has one of the handles.
 */
export async function writeProducts(products: ProductWrite[]): Promise<void> {
  const rows = products.map(({ photos: _, ...product }) => product);
  const withPhotos = products.filter((product) => product.photos !== null);
  const photos = withPhotos.flatMap(({ id, photos }) =>
    (photos ?? []).map((photo, position) => ({ ...photo, productId: id, position })),
  );
  await db().$transaction([
    upsertProducts(rows),
    ...(withPhotos.length > 0 ? [deletePhotosOf(withPhotos.map(({ id }) => id))] : []),
    ...(photos.length > 0 ? [insertPhotos(photos)] : []),
  ]);
}

/** Whether a write failed because another product has the handle. */
export function isHandleTaken(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    (error.code === "P2002" || JSON.stringify(error.meta ?? "").includes("23505"))
  );
}

function upsertProducts(rows: Omit<ProductWrite, "photos">[]) {
  return db().$executeRaw`
    INSERT INTO product (id, handle, title, description, brand, price_minor, currency, stock, broad_category,
      fine_category, colour, tags, status, variant_group, import_hash, embedding_input_hash, published_at)
    SELECT r."id", r."handle", r."title", r."description", r."brand", r."priceMinor", r."currency", r."stock",
      r."broadCategory", r."fineCategory", r."colour", r."tags", r."status", r."variantGroup", r."importHash",
      r."embeddingInputHash", CASE WHEN r."status" = 'published' THEN now() END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
      "id" uuid, "handle" text, "title" text, "description" text, "brand" text, "priceMinor" int, "currency" text,
      "stock" int, "broadCategory" text, "fineCategory" text, "colour" text, "tags" text[],
      "status" product_status, "variantGroup" text, "importHash" text, "embeddingInputHash" text)
    ON CONFLICT (id) DO UPDATE SET
      handle = EXCLUDED.handle, title = EXCLUDED.title, description = EXCLUDED.description,
      brand = EXCLUDED.brand, price_minor = EXCLUDED.price_minor, currency = EXCLUDED.currency,
      stock = EXCLUDED.stock, broad_category = EXCLUDED.broad_category,
      fine_category = EXCLUDED.fine_category, colour = EXCLUDED.colour, tags = EXCLUDED.tags,
      status = EXCLUDED.status, variant_group = EXCLUDED.variant_group, import_hash = EXCLUDED.import_hash,
      embedding_input_hash = EXCLUDED.embedding_input_hash, embedding_error = NULL,
      embedding_attempts = 0, embedding_retry_at = NULL,
      published_at = coalesce(product.published_at, EXCLUDED.published_at), updated_at = now()`;
}

function deletePhotosOf(productIds: string[]) {
  return db().$executeRaw`DELETE FROM product_photo WHERE product_id = ANY(${productIds}::uuid[])`;
}

function insertPhotos(photos: (PhotoRow & { productId: string; position: number })[]) {
  return db().$executeRaw`
    INSERT INTO product_photo (id, product_id, position, alt, storage_key, content_hash, width_px, height_px,
      byte_size, placeholder)
    SELECT r."id", r."productId", r."position", r."alt", r."storageKey", r."contentHash", r."widthPx",
      r."heightPx", r."byteSize", r."placeholder"
    FROM jsonb_to_recordset(${JSON.stringify(photos)}::jsonb) AS r (
      "id" uuid, "productId" uuid, "position" int, "alt" text, "storageKey" text, "contentHash" text,
      "widthPx" int, "heightPx" int, "byteSize" int, "placeholder" text)`;
}

export async function updateStatus(ids: string[], status: ProductStatus): Promise<number> {
  return db().$executeRaw`
    UPDATE product SET status = ${status}::product_status, updated_at = now(),
      published_at = CASE WHEN ${status} = 'published' THEN coalesce(published_at, now()) ELSE published_at END
    WHERE id = ANY(${ids}::uuid[]) AND status <> ${status}::product_status`;
}

/** Their photos' rows and vectors go with them. */
export async function deleteProductRows(ids: string[]): Promise<number> {
  const { count } = await db().product.deleteMany({ where: { id: { in: ids } } });
  return count;
}
