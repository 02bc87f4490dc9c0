import type { ProductCard } from "@/lib/catalogue/product";
import { pickCardFields, selectedCardColumns } from "@/lib/catalogue/product-column-queries";
import { Prisma } from "@/lib/generated/prisma/client";

export type Ranked = ProductCard & { distance: number | null };
export type Page<T> = { total: number; rows: T[] };
/** Which part of the results a page shows. */
export type Window = { limit: number; offset: number };

export type CardRow = Omit<ProductCard, "photo"> & {
  distance: number | null;
  storageKey: string | null;
  alt: string;
  widthPx: number;
  heightPx: number;
  placeholder: string;
  imageVector?: Uint8Array | null;
};
/** Every row carries the total; a page without products has one row of nulls. */
export type PageRow = { [Key in keyof CardRow]: CardRow[Key] | null } & { total: number };

/** What a card shows of a row of `product` and its `photo`. */
export const CARD_COLUMNS = Prisma.sql`
  product.id::text AS id, ${selectedCardColumns("product")},
  photo.storage_key AS "storageKey", photo.alt, photo.width_px AS "widthPx", photo.height_px AS "heightPx",
  photo.placeholder`;

export const JOIN_FIRST_PHOTO = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT storage_key, alt, width_px, height_px, placeholder FROM product_photo
    WHERE product_id = product.id ORDER BY position LIMIT 1
  ) AS photo ON true`;

export function toPage<T>(rows: PageRow[], toItem: (row: CardRow) => T): Page<T> {
  const cards = rows.filter((row) => row.id !== null) as (CardRow & { total: number })[];
  return { total: rows[0]?.total ?? 0, rows: cards.map(toItem) };
}

export function toRanked(row: CardRow): Ranked {
  const { storageKey, alt, widthPx, heightPx, placeholder } = row;
  return {
    id: row.id,
    ...pickCardFields(row),
    photo: storageKey === null ? null : { storageKey, alt, widthPx, heightPx, placeholder },
    distance: row.distance,
  };
}
