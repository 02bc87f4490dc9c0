import { z } from "zod";
import {
  type Category,
  type CategoryRow,
  categoryTree,
  findSpellings,
  type Respelling,
} from "@/lib/catalogue/category-tree";
import { firstPhotoColumns, toPhoto } from "@/lib/catalogue/photo-row";
import type { CardPhoto, ProductCard } from "@/lib/catalogue/product";
import { SELECT_CARD } from "@/lib/catalogue/product-column-queries";
import { isPublished, PUBLISHED } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";

export type ProductDetails = ProductCard & {
  description: string;
  tags: string[];
  /** By position. */
  photos: CardPhoto[];
  updatedAt: Date;
};

const photoFields = {
  storageKey: true,
  alt: true,
  widthPx: true,
  heightPx: true,
  placeholder: true,
} as const;
const cardFields = { id: true, ...SELECT_CARD } as const;
const firstPhoto = { select: photoFields, orderBy: { position: "asc" }, take: 1 } as const;

type CardRow = Omit<ProductCard, "photo"> & { photos: CardPhoto[] };

function toCard({ photos, ...product }: CardRow): ProductCard {
  return { ...product, photo: photos[0] ?? null };
}

/** What the shop shows of one product; null when it does not exist or is not published. */
export async function getPublishedProduct(handle: string): Promise<ProductDetails | null> {
  const row = await db().product.findFirst({
    where: { handle, ...PUBLISHED },
    select: {
      ...cardFields,
      description: true,
      tags: true,
      updatedAt: true,
      photos: { select: photoFields, orderBy: { position: "asc" } },
    },
  });
  return row && { ...row, photo: row.photos[0] ?? null };
}

/** The published products that differ only by colour or size, itself included, in a stable order. */
export async function listVariants(variantGroup: string): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { variantGroup, ...PUBLISHED },
    select: { ...cardFields, photos: firstPhoto },
    orderBy: [{ colour: "asc" }, { handle: "asc" }],
    take: 60,
  });
  return rows.map(toCard);
}

/** The published products among these, in the order of the given handles. */
export async function listPublishedByHandle(handles: string[]): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { handle: { in: handles }, ...PUBLISHED },
    select: { ...cardFields, photos: firstPhoto },
  });
  const place = new Map(handles.map((handle, index) => [handle, index]));
  return rows.map(toCard).sort((a, b) => (place.get(a.handle) ?? 0) - (place.get(b.handle) ?? 0));
}

/** Published products, newest first. */
export async function listNewestProducts(limit: number): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { ...PUBLISHED },
    select: { ...cardFields, photos: firstPhoto },
    orderBy: [{ publishedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(toCard);
}

/** For the sitemap, most recently changed first. */
export async function listPublishedHandles(
  limit: number,
): Promise<{ handle: string; updatedAt: Date }[]> {
  return db().product.findMany({
    where: { ...PUBLISHED },
    select: { handle: true, updatedAt: true },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
}

/**
 * The categories of published products, with their kinds, largest first. Categories that differ only by case and
 * punctuation count as one.
 */
export async function listCategories(): Promise<Category[]> {
  const rows = await listCategoryRows([]);
  const spelled = findSpellings(rows);
  const merged =
    spelled.respellings.length === 0 ? rows : await listCategoryRows(spelled.respellings);
  return categoryTree(merged, spelled);
}

const countedRow = z.strictObject({
  broad: z.string(),
  fine: z.string().nullable(),
  count: z.int(),
  ...firstPhotoColumns,
});

async function listCategoryRows(respellings: Respelling[]): Promise<CategoryRow[]> {
  const card =
    env().VARIANTS === "one" ? Prisma.sql`coalesce(variant_group, id::text)` : Prisma.sql`id::text`;
  const rows = await queryRows(db(), countedRow)`
    WITH newest AS (
      SELECT DISTINCT ON (p.broad, p.fine) p.broad, p.fine,
        photo.storage_key, photo.alt, photo.width_px, photo.height_px, photo.placeholder
      FROM ${publishedAs(respellings)} p
      JOIN product_photo photo ON photo.product_id = p.id AND photo.position = 0
      ORDER BY p.broad, p.fine, p.published_at DESC, p.id
    )
    SELECT counted.broad, counted.fine, counted.count, newest.storage_key AS "storageKey", newest.alt,
      newest.width_px AS "widthPx", newest.height_px AS "heightPx", newest.placeholder
    FROM (
      SELECT broad, fine, count(DISTINCT ${card})::int AS count FROM ${publishedAs(respellings)} p
      GROUP BY GROUPING SETS ((broad), (broad, fine))
    ) counted
    LEFT JOIN newest ON newest.broad = counted.broad AND newest.fine = counted.fine
    ORDER BY counted.count DESC, counted.fine`;
  return rows.map(({ broad, fine, count, ...photo }) => ({
    broad,
    fine,
    count,
    photo: toPhoto(photo),
  }));
}

/** Published products with their categories in the canonical spelling. */
function publishedAs(respellings: Respelling[]): Prisma.Sql {
  if (respellings.length === 0) {
    return Prisma.sql`(
      SELECT id, variant_group, published_at, broad_category AS broad, fine_category AS fine
      FROM product WHERE ${isPublished()})`;
  }
  return Prisma.sql`(
    SELECT id, variant_group, published_at, coalesce(r."asBroad", broad_category) AS broad,
      coalesce(r."asFine", fine_category) AS fine
    FROM product LEFT JOIN jsonb_to_recordset(${JSON.stringify(respellings)}::jsonb) AS r (
      "broad" text, "fine" text, "asBroad" text, "asFine" text)
      ON r."broad" = broad_category AND r."fine" = fine_category
    WHERE ${isPublished()})`;
}
