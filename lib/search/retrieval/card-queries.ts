import { z } from "zod";
import { firstPhotoColumns, toPhoto } from "@/lib/catalogue/photo-row";
import type { ProductCard } from "@/lib/catalogue/product";
import { pickCardFields, selectedCardColumns } from "@/lib/catalogue/product-column-queries";
import { productCardRow } from "@/lib/catalogue/product-row";
import { Prisma } from "@/lib/generated/prisma/client";

export type Ranked = ProductCard & { distance: number | null };
export type Page<T> = { total: number; rows: T[] };
/** Which part of the results a page shows. */
export type Window = { limit: number; offset: number };

export const cardRow = productCardRow.extend({
  id: z.string(),
  ...firstPhotoColumns,
  distance: z.number().nullable(),
});
export type CardRow = z.output<typeof cardRow>;

/** Every row carries the total; a page without products has one row of nulls. */
export const pageRow = z.strictObject({ ...nullable(cardRow.shape), total: z.int() });
export type PageRow = z.output<typeof pageRow>;

type Nullable<Shape extends z.ZodRawShape> = {
  -readonly [Column in keyof Shape]: z.ZodNullable<Shape[Column]>;
};

function nullable<Shape extends z.ZodRawShape>(shape: Shape): Nullable<Shape> {
  const columns = Object.entries(shape).map(([name, column]) => [name, z.nullable(column)]);
  return Object.fromEntries(columns) as Nullable<Shape>;
}

/** What a card shows from a row of `product` and its `photo`. */
export const CARD_COLUMNS = Prisma.sql`
  product.id::text AS id, ${selectedCardColumns("product")},
  photo.storage_key AS "storageKey", photo.alt, photo.width_px AS "widthPx", photo.height_px AS "heightPx",
  photo.placeholder`;

export const JOIN_FIRST_PHOTO = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT storage_key, alt, width_px, height_px, placeholder FROM product_photo
    WHERE product_id = product.id ORDER BY position LIMIT 1
  ) AS photo ON true`;

export function toPage<Row extends PageRow, T>(
  rows: Row[],
  toItem: (row: Row & CardRow) => T,
): Page<T> {
  const cards = rows.filter((row): row is Row & CardRow => row.id !== null);
  return { total: rows[0]?.total ?? 0, rows: cards.map(toItem) };
}

export function toRanked(row: CardRow): Ranked {
  const { storageKey, alt, widthPx, heightPx, placeholder } = row;
  return {
    id: row.id,
    ...pickCardFields(row),
    photo: toPhoto({ storageKey, alt, widthPx, heightPx, placeholder }),
    distance: row.distance,
  };
}
