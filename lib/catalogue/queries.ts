import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CardPhoto, ProductCard } from "@/lib/search/types";

export type ProductDetails = ProductCard & {
  description: string;
  tags: string[];
  /** By position. */
  photos: CardPhoto[];
  updatedAt: Date;
};

export type Category = {
  name: string;
  /** Published products, the colours of one counted as the shop shows them. */
  count: number;
  /** Of its newest product that has one. */
  photo: CardPhoto | null;
  fine: { name: string; count: number; photo: CardPhoto | null }[];
};

const photoFields = {
  storageKey: true,
  alt: true,
  widthPx: true,
  heightPx: true,
  placeholder: true,
} as const;
const cardFields = {
  id: true,
  handle: true,
  title: true,
  brand: true,
  priceMinor: true,
  currency: true,
  stock: true,
  broadCategory: true,
  fineCategory: true,
  colour: true,
  variantGroup: true,
} as const;
const firstPhoto = { select: photoFields, orderBy: { position: "asc" }, take: 1 } as const;

type CardRow = Omit<ProductCard, "photo"> & { photos: CardPhoto[] };

function toCard({ photos, ...product }: CardRow): ProductCard {
  return { ...product, photo: photos[0] ?? null };
}

/** What the shop shows of one product; null when there is none, or none that is published. */
export async function getPublishedProduct(handle: string): Promise<ProductDetails | null> {
  const row = await db().product.findFirst({
    where: { handle, status: "published" },
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

/** The published products that differ by colour or size only, itself included, in a stable order. */
export async function listVariants(variantGroup: string): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { variantGroup, status: "published" },
    select: { ...cardFields, photos: firstPhoto },
    orderBy: [{ colour: "asc" }, { handle: "asc" }],
    take: 60,
  });
  return rows.map(toCard);
}

/** The published ones among these products, in the order of their handles as given. */
export async function listPublishedByHandle(handles: string[]): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { handle: { in: handles }, status: "published" },
    select: { ...cardFields, photos: firstPhoto },
  });
  const place = new Map(handles.map((handle, index) => [handle, index]));
  return rows.map(toCard).sort((a, b) => (place.get(a.handle) ?? 0) - (place.get(b.handle) ?? 0));
}

/** Published products, the newest first. */
export async function listNewestProducts(limit: number): Promise<ProductCard[]> {
  const rows = await db().product.findMany({
    where: { status: "published" },
    select: { ...cardFields, photos: firstPhoto },
    orderBy: [{ publishedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(toCard);
}

/** For the sitemap, the last changed first. */
export async function listPublishedHandles(
  limit: number,
): Promise<{ handle: string; updatedAt: Date }[]> {
  return db().product.findMany({
    where: { status: "published" },
    select: { handle: true, updatedAt: true },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
}

type CategoryRow = CardPhoto & {
  broad: string;
  /** Null on the row that counts the whole broad category. */
  fine: string | null;
  count: number;
  storageKey: string | null;
};

/** The categories of published products, with their kinds, the largest first. */
export async function listCategories(): Promise<Category[]> {
  const card =
    env().VARIANTS === "one" ? Prisma.sql`coalesce(variant_group, id::text)` : Prisma.sql`id::text`;
  const rows = await db().$queryRaw<CategoryRow[]>`
    WITH newest AS (
      SELECT DISTINCT ON (p.broad_category, p.fine_category) p.broad_category, p.fine_category,
        photo.storage_key, photo.alt, photo.width_px, photo.height_px, photo.placeholder
      FROM product p
      JOIN product_photo photo ON photo.product_id = p.id AND photo.position = 0
      WHERE p.status = 'published'
      ORDER BY p.broad_category, p.fine_category, p.published_at DESC, p.id
    )
    SELECT counted.broad, counted.fine, counted.count, newest.storage_key AS "storageKey", newest.alt,
      newest.width_px AS "widthPx", newest.height_px AS "heightPx", newest.placeholder
    FROM (
      SELECT broad_category AS broad, fine_category AS fine, count(DISTINCT ${card})::int AS count
      FROM product WHERE status = 'published'
      GROUP BY GROUPING SETS ((broad_category), (broad_category, fine_category))
    ) counted
    LEFT JOIN newest ON newest.broad_category = counted.broad AND newest.fine_category = counted.fine
    ORDER BY counted.count DESC, counted.fine`;
  const categories = new Map<string, Category>();
  for (const { broad, fine, count, storageKey, alt, widthPx, heightPx, placeholder } of rows) {
    const photo = storageKey === null ? null : { storageKey, alt, widthPx, heightPx, placeholder };
    const category = categories.get(broad) ?? { name: broad, count: 0, photo: null, fine: [] };
    if (fine === null) category.count = count;
    else category.fine.push({ name: fine, count, photo });
    category.photo ??= photo;
    categories.set(broad, category);
  }
  return [...categories.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
