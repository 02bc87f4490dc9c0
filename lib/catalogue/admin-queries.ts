import { z } from "zod";
import { firstPhotoColumns, toPhoto } from "@/lib/catalogue/photo-row";
import type { CardPhoto, ProductFields } from "@/lib/catalogue/product";
import { columnName, SELECT_PRODUCT } from "@/lib/catalogue/product-column-queries";
import { PRODUCT_COLUMN_LIST, type ProductField } from "@/lib/catalogue/product-columns";
import { productRow } from "@/lib/catalogue/product-row";
import { PRODUCT_STATUSES, type ProductStatus } from "@/lib/catalogue/product-status";
import { db } from "@/lib/database/db";
import { queryOneRow, queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import type { StoredPhoto } from "@/lib/images/store-photo";

/** A product's embedding status on the serving towers, and why it failed. */
export type EmbeddingState =
  | { state: "embedded" | "pending"; reason: null }
  | { state: "failed"; reason: string };

const embeddingRow = z.strictObject({
  embedded: z.boolean(),
  embeddingError: z.string().nullable(),
});

const listedRow = productRow
  .pick({
    handle: true,
    title: true,
    broadCategory: true,
    fineCategory: true,
    priceMinor: true,
    currency: true,
    stock: true,
    status: true,
  })
  .extend({
    id: z.string(),
    version: z.int(),
    ...firstPhotoColumns,
    ...embeddingRow.shape,
  });

export type AdminProduct = Omit<
  z.output<typeof listedRow>,
  keyof typeof firstPhotoColumns | keyof typeof embeddingRow.shape
> & {
  photo: CardPhoto | null;
  embedding: EmbeddingState;
};

export type AdminFilter = { q: string; status: ProductStatus | null };

/** Products for the admin's table, most recently edited first. */
export async function listAdminProducts(
  modelKey: string,
  filter: AdminFilter,
  window: { limit: number; offset: number },
): Promise<AdminProduct[]> {
  const rows = await queryRows(db(), listedRow)`
    SELECT p.id::text AS id, p.version, p.handle, p.title, p.broad_category AS "broadCategory",
      p.fine_category AS "fineCategory", p.price_minor AS "priceMinor", p.currency, p.stock,
      p.status::text AS status, photo.storage_key AS "storageKey", photo.alt,
      photo.width_px AS "widthPx", photo.height_px AS "heightPx", photo.placeholder,
      e.input_hash IS NOT DISTINCT FROM p.embedding_input_hash AS embedded,
      p.embedding_error AS "embeddingError"
    FROM (
      SELECT * FROM product p WHERE ${matching(filter.q)} AND ${ofStatus(filter.status)}
      ORDER BY p.updated_at DESC, p.id
      LIMIT ${window.limit}::int OFFSET ${window.offset}::int
    ) p
    LEFT JOIN product_embedding e
      ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
    LEFT JOIN product_photo photo ON photo.product_id = p.id AND photo.position = (
      SELECT min(position) FROM product_photo WHERE product_id = p.id
    )
    ORDER BY p.updated_at DESC, p.id`;
  return rows.map((row) => {
    const { embedded, embeddingError, storageKey, alt, widthPx, heightPx, placeholder, ...rest } =
      row;
    const photo = toPhoto({ storageKey, alt, widthPx, heightPx, placeholder });
    return { ...rest, photo, embedding: embeddingState(embedded, embeddingError) };
  });
}

const statusRow = z.strictObject({ status: z.enum(PRODUCT_STATUSES), count: z.int() });

/** How many products match the text, by status. */
export async function countByStatus(q: string): Promise<Record<ProductStatus, number>> {
  const rows = await queryRows(db(), statusRow)`
    SELECT p.status::text AS status, count(*)::int AS count
    FROM product p WHERE ${matching(q)} GROUP BY p.status`;
  const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  return { draft: 0, published: 0, archived: 0, ...counts };
}

export type EditedProduct = ProductFields & {
  id: string;
  version: number;
  updatedAt: Date;
  /** Who saved it last; null for an import or a deleted account. */
  editor: { id: string; name: string } | null;
  photos: (StoredPhoto & { alt: string })[];
};

/** Everything the admin can edit on a product, whatever its status; null when it does not exist. */
export async function getAdminProduct(id: string): Promise<EditedProduct | null> {
  return db().product.findUnique({
    where: { id },
    select: {
      id: true,
      version: true,
      updatedAt: true,
      editor: { select: { id: true, name: true } },
      ...SELECT_PRODUCT,
      photos: {
        orderBy: { position: "asc" },
        select: {
          alt: true,
          storageKey: true,
          contentHash: true,
          widthPx: true,
          heightPx: true,
          byteSize: true,
          placeholder: true,
        },
      },
    },
  });
}

/** Values already in use by products, by field; fine categories by their broad category. */
export type Suggestions = {
  values: Partial<Record<ProductField, string[]>>;
  fineCategories: ReadonlyMap<string, string[]>;
};

const maxSuggestions = 500;
/** Categories come in pairs. */
const SUGGESTED = PRODUCT_COLUMN_LIST.filter(
  ([, { form, kind, required }]) => form?.suggests && kind === "name" && !required,
).map(([field]) => field);

const names = z.array(z.string());
const suggestionsRow = z.strictObject({
  ...(Object.fromEntries(SUGGESTED.map((field) => [field, names.optional()])) as Record<
    ProductField,
    z.ZodOptional<typeof names>
  >),
  currency: names,
  pairs: z.array(z.tuple([z.string(), z.string()])),
});

export async function listSuggestions(): Promise<Suggestions> {
  const lists = SUGGESTED.map((field) => {
    const column = Prisma.raw(columnName(field));
    return Prisma.sql`
      ARRAY(SELECT DISTINCT ${column} FROM product WHERE ${column} IS NOT NULL
        ORDER BY 1 LIMIT ${maxSuggestions}::int) AS ${Prisma.raw(`"${field}"`)}`;
  });
  const { pairs, ...values } = await queryOneRow(db(), suggestionsRow)`
    SELECT ${Prisma.join(lists)},
      ARRAY(SELECT currency::text FROM product GROUP BY currency
        ORDER BY count(*) DESC, currency) AS currency,
      (SELECT coalesce(json_agg(json_build_array(broad_category, fine_category)), '[]') FROM (
        SELECT DISTINCT broad_category, fine_category FROM product
        ORDER BY 1, 2 LIMIT ${maxSuggestions}::int
      ) pair) AS pairs`;
  const fineCategories = new Map<string, string[]>();
  for (const [broad, fine] of pairs) {
    fineCategories.set(broad, [...(fineCategories.get(broad) ?? []), fine]);
  }
  return { values: { ...values, broadCategory: [...fineCategories.keys()] }, fineCategories };
}

/** Null when the product does not exist. */
export async function getEmbeddingState(
  modelKey: string,
  productId: string,
): Promise<EmbeddingState | null> {
  const [row] = await queryRows(db(), embeddingRow)`
    SELECT e.input_hash IS NOT DISTINCT FROM p.embedding_input_hash AS embedded,
      p.embedding_error AS "embeddingError"
    FROM product p LEFT JOIN product_embedding e
      ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
    WHERE p.id = ${productId}::uuid`;
  return row ? embeddingState(row.embedded, row.embeddingError) : null;
}

function embeddingState(embedded: boolean, error: string | null): EmbeddingState {
  if (embedded) return { state: "embedded", reason: null };
  return error ? { state: "failed", reason: error } : { state: "pending", reason: null };
}

function ofStatus(status: ProductStatus | null): Prisma.Sql {
  return status ? Prisma.sql`p.status = ${status}::product_status` : Prisma.sql`true`;
}

/** Requires every word of the text to occur somewhere in the product's names. */
function matching(q: string): Prisma.Sql {
  const words = q.split(/\s+/).filter(Boolean);
  if (words.length === 0) return Prisma.sql`true`;
  const conditions = words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
    return Prisma.sql`concat_ws(' ', p.title, p.handle, p.brand, p.broad_category, p.fine_category, p.colour) ILIKE ${pattern}`;
  });
  return Prisma.join(conditions, " AND ");
}

/** Storage keys of a product's photos. */
export async function listPhotoKeys(productId: string): Promise<string[]> {
  const photos = await db().productPhoto.findMany({
    where: { productId },
    select: { storageKey: true },
  });
  return photos.map(({ storageKey }) => storageKey);
}
