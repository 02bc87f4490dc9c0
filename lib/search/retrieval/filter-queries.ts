import { minorDigits } from "@/lib/catalogue/price";
import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Filters } from "@/lib/search/types";

export const FACETS = ["category", "colour", "tag", "price", "stock"] as const;
export type FacetName = (typeof FACETS)[number];

const NO_CONDITION = Prisma.sql`true`;

/** Whether a row of `product` may be shown: it is published and passes the filters. */
export function isShown(filters: Filters): Prisma.Sql {
  const conditions = filterConditions(filters);
  const asked = FACETS.map((facet) => conditions[facet]).filter((each) => each !== NO_CONDITION);
  return Prisma.join([isPublished(), ...asked], " AND ");
}

/** Whether the filters exclude any published product. */
export function isFiltering(filters: Filters): boolean {
  const conditions = filterConditions(filters);
  return FACETS.some((facet) => conditions[facet] !== NO_CONDITION);
}

/** The condition of each facet's choices on a row of `product`. */
export function filterConditions(filters: Filters): Record<FacetName, Prisma.Sql> {
  const { categories, fines, colours, tags, inStock } = filters;
  return {
    category: categories.length + fines.length > 0 ? inCategories(filters) : NO_CONDITION,
    colour:
      colours.length > 0
        ? Prisma.sql`coalesce(product.colour = ANY(${colours}), false)`
        : NO_CONDITION,
    tag: tags.length > 0 ? Prisma.sql`product.tags && ${tags}::text[]` : NO_CONDITION,
    price: inPriceRange(filters),
    stock: inStock ? Prisma.sql`coalesce(product.stock > 0, true)` : NO_CONDITION,
  };
}

/** A broad category with some of its fine categories chosen matches only those. */
function inCategories({ categories, fines }: Filters): Prisma.Sql {
  if (categories.length === 0) return Prisma.sql`product.fine_category = ANY(${fines})`;
  if (fines.length === 0) return Prisma.sql`product.broad_category = ANY(${categories})`;
  return Prisma.sql`(product.broad_category = ANY(${categories}) AND (
    product.fine_category = ANY(${fines}) OR product.broad_category NOT IN (
      SELECT narrowed.broad_category FROM product AS narrowed
      WHERE narrowed.fine_category = ANY(${fines}) AND ${isPublished("narrowed")})))`;
}

const currencies = Intl.supportedValuesOf("currency");
const WITH_NO_DIGITS = currencies.filter((currency) => minorDigits(currency) === 0);
const WITH_THREE_DIGITS = currencies.filter((currency) => minorDigits(currency) === 3);

/** In hundredths of the currency's unit: the yen has no minor unit, the dinar has thousandths. */
const PRICE_HUNDREDTHS = Prisma.sql`(CASE
  WHEN product.currency = ANY(${WITH_NO_DIGITS}) THEN product.price_minor::bigint * 100
  WHEN product.currency = ANY(${WITH_THREE_DIGITS}) THEN product.price_minor / 10.0
  ELSE product.price_minor END)`;

function inPriceRange({ minPriceHundredths, maxPriceHundredths }: Filters): Prisma.Sql {
  const bounds = [
    ...(minPriceHundredths === null
      ? []
      : [Prisma.sql`${PRICE_HUNDREDTHS} >= ${minPriceHundredths}::bigint`]),
    ...(maxPriceHundredths === null
      ? []
      : [Prisma.sql`${PRICE_HUNDREDTHS} <= ${maxPriceHundredths}::bigint`]),
  ];
  if (bounds.length === 0) return NO_CONDITION;
  return Prisma.sql`coalesce(${Prisma.join(bounds, " AND ")}, false)`;
}
