import { minorDigits } from "@/lib/catalogue/price";
import type { ProductCard } from "@/lib/catalogue/product";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Filters } from "@/lib/search/types";

export type Ranked = ProductCard & { distance: number | null };
export type RankedWithVector = Ranked & { imageVector: Float32Array | null };
export type Page<T> = { total: number; rows: T[] };

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
export type PageRow = { [Key in keyof CardRow]: CardRow[Key] | null } & { total: number };

export const CARD_COLUMNS = Prisma.sql`
  p.id::text AS id, p.handle, p.title, p.brand, p.price_minor AS "priceMinor", p.currency, p.stock,
  p.broad_category AS "broadCategory", p.fine_category AS "fineCategory", p.colour,
  p.variant_group AS "variantGroup", photo.storage_key AS "storageKey", photo.alt,
  photo.width_px AS "widthPx", photo.height_px AS "heightPx", photo.placeholder`;

/** What of product `p` decides on its place besides relevance. */
export const PLACING = Prisma.sql`p.variant_group, p.price_minor, p.published_at`;

export const FIRST_PHOTO = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT storage_key, alt, width_px, height_px, placeholder FROM product_photo
    WHERE product_id = p.id ORDER BY position LIMIT 1
  ) photo ON true`;

export const FACETS = ["category", "colour", "tag", "price", "stock"] as const;
export type FacetName = (typeof FACETS)[number];

/** What the shop may show: published, and inside the filters. */
export function matching(filters: Filters): Prisma.Sql {
  const conditions = conditionsOf(filters);
  const asked = FACETS.map((facet) => conditions[facet]).filter((condition) => condition !== ANY);
  return Prisma.join([Prisma.sql`p.status = 'published'`, ...asked], " AND ");
}

const ANY = Prisma.sql`true`;

/** Whether filters leave out any published product. */
export function isFiltering(filters: Filters): boolean {
  const conditions = conditionsOf(filters);
  return FACETS.some((facet) => conditions[facet] !== ANY);
}

const currencies = Intl.supportedValuesOf("currency");
const WITH_NO_DIGITS = currencies.filter((currency) => minorDigits(currency) === 0);
const WITH_THREE_DIGITS = currencies.filter((currency) => minorDigits(currency) === 3);

/** The price of product `p` in hundredths of its currency's unit: yen have no minor unit, dinars one of thousandths. */
const PRICE_HUNDREDTHS = Prisma.sql`(CASE
  WHEN p.currency = ANY(${WITH_NO_DIGITS}) THEN p.price_minor::bigint * 100
  WHEN p.currency = ANY(${WITH_THREE_DIGITS}) THEN p.price_minor / 10.0
  ELSE p.price_minor END)`;

/** What each facet's choices ask of product `p`. */
export function conditionsOf(filters: Filters): Record<FacetName, Prisma.Sql> {
  const { categories, fines, colours, tags, minPriceHundredths, maxPriceHundredths, inStock } =
    filters;
  const prices = [
    ...(minPriceHundredths === null
      ? []
      : [Prisma.sql`${PRICE_HUNDREDTHS} >= ${minPriceHundredths}::bigint`]),
    ...(maxPriceHundredths === null
      ? []
      : [Prisma.sql`${PRICE_HUNDREDTHS} <= ${maxPriceHundredths}::bigint`]),
  ];
  return {
    category: categories.length + fines.length > 0 ? inCategories(categories, fines) : ANY,
    colour: colours.length > 0 ? Prisma.sql`coalesce(p.colour = ANY(${colours}), false)` : ANY,
    tag: tags.length > 0 ? Prisma.sql`p.tags && ${tags}::text[]` : ANY,
    price: prices.length > 0 ? Prisma.sql`coalesce(${Prisma.join(prices, " AND ")}, false)` : ANY,
    stock: inStock ? Prisma.sql`coalesce(p.stock > 0, true)` : ANY,
  };
}

/** A broad category of which some fine ones are named counts with those alone. */
function inCategories(categories: string[], fines: string[]): Prisma.Sql {
  if (categories.length === 0) return Prisma.sql`p.fine_category = ANY(${fines})`;
  if (fines.length === 0) return Prisma.sql`p.broad_category = ANY(${categories})`;
  return Prisma.sql`(p.broad_category = ANY(${categories}) AND (p.fine_category = ANY(${fines}) OR p.broad_category NOT IN (
    SELECT broad_category FROM product WHERE fine_category = ANY(${fines}) AND status = 'published')))`;
}

export function toPage<T>(rows: PageRow[], toItem: (row: CardRow) => T): Page<T> {
  const cards = rows.filter((row) => row.id !== null) as (CardRow & { total: number })[];
  return { total: rows[0]?.total ?? 0, rows: cards.map(toItem) };
}

export function toRanked(row: CardRow): Ranked {
  const { storageKey, alt, widthPx, heightPx, placeholder } = row;
  return {
    id: row.id,
    handle: row.handle,
    title: row.title,
    brand: row.brand,
    priceMinor: row.priceMinor,
    currency: row.currency,
    stock: row.stock,
    broadCategory: row.broadCategory,
    fineCategory: row.fineCategory,
    colour: row.colour,
    variantGroup: row.variantGroup,
    photo: storageKey === null ? null : { storageKey, alt, widthPx, heightPx, placeholder },
    distance: row.distance,
  };
}
