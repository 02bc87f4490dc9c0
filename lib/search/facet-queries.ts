import { Prisma } from "@/lib/generated/prisma/client";
import { conditionsOf, FACETS, type FacetName } from "@/lib/search/card-queries";
import { withScan } from "@/lib/search/index-queries";
import { MAX_RELEVANT, type RelevantQuery, relevantSet } from "@/lib/search/relevant-set-queries";
import { DEFAULT_REQUEST } from "@/lib/search/search-params";
import type { Filters } from "@/lib/search/types";

/** One value of a facet; `parent` is a fine category's broad one. */
export type FacetRow = {
  facet: FacetName;
  parent: string | null;
  value: string;
  count: number;
};

export type PriceRow = { minMinor: number; maxMinor: number; currency: string };

const MAX_TAGS = 24;

/**
 * How many results each value of each facet would leave, the choices of all other facets applied: the number that a
 * search with that value answers as its total. One statement over the relevant set without any filter, exactly
 * scanned; it is asked beside the page, not before it.
 */
export async function listFacets(
  query: Omit<RelevantQuery, "filters">,
  filters: Filters,
  collapse: boolean,
): Promise<{ values: FacetRow[]; price: PriceRow | null }> {
  const open = { ...query, filters: DEFAULT_REQUEST.filters };
  const conditions = conditionsOf(filters);
  const passing = FACETS.map((facet) => Prisma.sql`${conditions[facet]} AS ${column(facet)}`);
  const others = (facet: FacetName) =>
    Prisma.join(FACETS.filter((other) => other !== facet).map(column), " AND ");
  const least = Prisma.sql`least(count(DISTINCT card), ${MAX_RELEVANT}::int)::int`;
  const statement = Prisma.sql`
    WITH ${relevantSet(open, "exact", null)},
    found AS MATERIALIZED (
      SELECT ${collapse ? Prisma.sql`coalesce(p.variant_group, p.id::text)` : Prisma.sql`p.id::text`} AS card,
        p.broad_category, p.fine_category, p.colour, p.tags, p.price_minor, p.currency, p.stock, ${Prisma.join(passing)}
      FROM relevant r JOIN product p ON p.id = r.product_id
    )
    SELECT 'category' AS facet, NULL AS parent, broad_category AS value, ${least} AS count, NULL::int AS "minMinor", NULL::int AS "maxMinor", NULL AS currency
      FROM found WHERE ${others("category")} GROUP BY broad_category
    UNION ALL
    SELECT 'category', broad_category, fine_category, ${least}, NULL, NULL, NULL
      FROM found WHERE ${others("category")} GROUP BY broad_category, fine_category
    UNION ALL
    SELECT 'colour', NULL, colour, ${least}, NULL, NULL, NULL
      FROM found WHERE ${others("colour")} AND colour IS NOT NULL GROUP BY colour
    UNION ALL
    (SELECT 'tag', NULL, tag, ${least}, NULL, NULL, NULL
      FROM found, unnest(tags) AS tag WHERE ${others("tag")}
      GROUP BY tag ORDER BY tag = ANY(${filters.tags}) DESC, count(DISTINCT card) DESC, tag LIMIT ${MAX_TAGS}::int)
    UNION ALL
    SELECT 'stock', NULL, 'in', ${least}, NULL, NULL, NULL
      FROM found WHERE ${others("stock")} AND (stock IS NULL OR stock > 0)
    UNION ALL
    (SELECT 'price', NULL, currency, ${least}, min(price_minor), max(price_minor), currency
      FROM found WHERE ${others("price")} AND price_minor IS NOT NULL
      GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1)`;
  const rows = await withScan<FacetRow & Partial<PriceRow>>(
    "exact",
    statement,
    MAX_RELEVANT,
    query.words,
  );
  const values = rows.filter(({ facet }) => facet !== "price");
  const price = rows.find(({ facet }) => facet === "price") as PriceRow | undefined;
  if (!price) return { values, price: null };
  const { minMinor, maxMinor, currency } = price;
  return { values, price: { minMinor, maxMinor, currency } };
}

function column(facet: FacetName): Prisma.Sql {
  return Prisma.raw(`passes_${facet}`);
}
