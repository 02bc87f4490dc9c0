import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { FACETS, type FacetName, filterConditions } from "@/lib/search/retrieval/filter-queries";
import {
  MAX_RELEVANT,
  type RelevantQuery,
  relevantSet,
  type Scan,
} from "@/lib/search/retrieval/relevant-set-queries";
import { scanFor, withScan } from "@/lib/search/retrieval/scan-queries";
import { type Filters, NO_FILTERS } from "@/lib/search/types";

const countedRow = z.strictObject({
  facet: z.enum(FACETS),
  /** A fine category's broad one. */
  parent: z.string().nullable(),
  value: z.string(),
  count: z.int(),
  /** For prices only, as are the next two. */
  minMinor: z.int().nullable(),
  maxMinor: z.int().nullable(),
  currency: z.string().nullable(),
  counted: z.int(),
});
type CountedRow = z.output<typeof countedRow>;

/** One value of a facet. */
export type FacetRow = Pick<CountedRow, "facet" | "parent" | "value" | "count">;

export type PriceRow = { minMinor: number; maxMinor: number; currency: string };

export type CountedFacets = { values: FacetRow[]; price: PriceRow | null };

type OpenQuery = Omit<RelevantQuery, "filters">;

const MAX_TAGS = 24;
/** In a large catalogue, at most this many relevant products are counted. */
export const MAX_COUNTED = 10_000;

/**
 * How many results each facet value would leave with the choices of all other facets applied: the total that a search
 * with that value would return. One statement with an exact scan over the unfiltered relevant set; it runs alongside
 * the page query, not before it.
 * @param timeoutMs after which Postgres gives up with a DatabaseUnavailableError
 */
export async function listFacets(
  query: OpenQuery,
  filters: Filters,
  collapse: boolean,
  timeoutMs: number,
): Promise<CountedFacets> {
  const statement = facetsStatement(query, filters, collapse);
  return toFacets(await ask(statement, "exact", query.words, timeoutMs));
}

/** Counts all facets over one unfiltered set: each row says which facets' choices it passes. */
export function facetsStatement(query: OpenQuery, filters: Filters, collapse: boolean): Prisma.Sql {
  const conditions = filterConditions(filters);
  const passing = FACETS.map((facet) => Prisma.sql`${conditions[facet]} AS ${column(facet)}`);
  const others = (facet: FacetName) =>
    Prisma.join(FACETS.filter((other) => other !== facet).map(column), " AND ");
  return Prisma.sql`
    WITH
    ${relevantSet({ ...query, filters: NO_FILTERS }, "exact", null)},
    found AS MATERIALIZED (
      SELECT ${countedColumns(collapse)}, ${Prisma.join(passing)}
      FROM relevant JOIN product ON product.id = relevant.product_id
    )
    ${countsOf(FACETS, filters, others)}`;
}

/**
 * The same for a catalogue too large for a full scan. It counts the thousand nearest and what the words name, or the
 * newest when there is no query, up to MAX_COUNTED; facets with a choice are counted separately. Beyond that limit the
 * counts are lower bounds.
 */
export async function listFacetsOfNearest(
  query: OpenQuery,
  filters: Filters,
  collapse: boolean,
  timeoutMs: number,
): Promise<CountedFacets & { isWhole: boolean }> {
  const whole: CountedFacets & { isWhole: boolean } = { values: [], price: null, isWhole: true };
  const most = query.vector === null ? MAX_COUNTED : MAX_RELEVANT;
  for (const { facets, within } of byTheirFilters(filters)) {
    const scan = await scanFor(within);
    const statement = facetsOfNearestStatement(
      { ...query, filters: within },
      facets,
      collapse,
      scan,
    );
    const rows = await ask(statement, scan, query.words, timeoutMs);
    const { values, price } = toFacets(rows);
    whole.values.push(...values);
    whole.price ??= price;
    whole.isWhole &&= (rows[0]?.counted ?? 0) < most;
  }
  return whole;
}

/** Counts some facets over the nearest products that pass the query's filters. */
export function facetsOfNearestStatement(
  query: RelevantQuery,
  facets: readonly FacetName[],
  collapse: boolean,
  scan: Scan,
): Prisma.Sql {
  const order =
    query.vector === null ? Prisma.sql`ORDER BY relevant.published_at DESC` : Prisma.empty;
  return Prisma.sql`
    WITH
    ${relevantSet(query, scan, MAX_RELEVANT)},
    found AS MATERIALIZED (
      SELECT ${countedColumns(collapse)}
      FROM (SELECT * FROM relevant ${order} LIMIT ${MAX_COUNTED}::int) AS relevant
      JOIN product ON product.id = relevant.product_id
    )
    ${countsOf(facets, query.filters, () => Prisma.sql`true`)}`;
}

/** Facets without a choice share one set with all filters; a facet with a choice is counted without its own. */
function byTheirFilters(filters: Filters): { facets: FacetName[]; within: Filters }[] {
  const none = NO_FILTERS;
  const without: Record<FacetName, Partial<Filters>> = {
    category: { categories: none.categories, fines: none.fines },
    colour: { colours: none.colours },
    tag: { tags: none.tags },
    price: {
      minPriceHundredths: none.minPriceHundredths,
      maxPriceHundredths: none.maxPriceHundredths,
    },
    stock: { inStock: none.inStock },
  };
  const sets = new Map<string, { facets: FacetName[]; within: Filters }>();
  for (const facet of FACETS) {
    const within = { ...filters, ...without[facet] };
    const key = JSON.stringify(within);
    const set = sets.get(key) ?? { facets: [], within };
    set.facets.push(facet);
    sets.set(key, set);
  }
  return [...sets.values()];
}

/** Products without a group have their own cards; those in a group share one. */
function countedColumns(collapse: boolean): Prisma.Sql {
  return Prisma.sql`${collapse ? Prisma.sql`product.variant_group` : Prisma.sql`NULL::text`} AS shared_card,
        product.broad_category, product.fine_category, product.colour, product.tags, product.price_minor,
        product.currency, product.stock`;
}

const CARDS = Prisma.sql`(count(*) FILTER (WHERE shared_card IS NULL) + count(DISTINCT shared_card))`;
const COUNT = Prisma.sql`least(${CARDS}, ${MAX_RELEVANT}::int)::int AS count`;

/** @param others the conditions of all facets but one on a row of `found` */
function countsOf(
  facets: readonly FacetName[],
  filters: Filters,
  others: (facet: FacetName) => Prisma.Sql,
): Prisma.Sql {
  const select: Record<FacetName, Prisma.Sql[]> = {
    category: [
      Prisma.sql`SELECT 'category' AS facet, NULL AS parent, broad_category AS value, ${COUNT}, ${NO_PRICE}
        FROM found WHERE ${others("category")} GROUP BY broad_category`,
      Prisma.sql`SELECT 'category' AS facet, broad_category AS parent, fine_category AS value, ${COUNT}, ${NO_PRICE}
        FROM found WHERE ${others("category")} GROUP BY broad_category, fine_category`,
    ],
    colour: [
      Prisma.sql`SELECT 'colour' AS facet, NULL AS parent, colour AS value, ${COUNT}, ${NO_PRICE}
        FROM found WHERE ${others("colour")} AND colour IS NOT NULL GROUP BY colour`,
    ],
    tag: [
      Prisma.sql`SELECT 'tag' AS facet, NULL AS parent, tag AS value, ${COUNT}, ${NO_PRICE}
        FROM found CROSS JOIN LATERAL (SELECT DISTINCT unnest(tags) AS tag) AS own_tags WHERE ${others("tag")}
        GROUP BY tag ORDER BY tag = ANY(${filters.tags}) DESC, ${CARDS} DESC, tag LIMIT ${MAX_TAGS}::int`,
    ],
    price: [
      Prisma.sql`SELECT 'price' AS facet, NULL AS parent, currency AS value, ${COUNT},
          min(price_minor) AS "minMinor", max(price_minor) AS "maxMinor", currency
        FROM found WHERE ${others("price")} AND price_minor IS NOT NULL
        GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1`,
    ],
    stock: [
      Prisma.sql`SELECT 'stock' AS facet, NULL AS parent, 'in' AS value, ${COUNT}, ${NO_PRICE}
        FROM found WHERE ${others("stock")} AND (stock IS NULL OR stock > 0)`,
    ],
  };
  const parts = facets.flatMap((facet) => select[facet]).map((part) => Prisma.sql`(${part})`);
  return Prisma.sql`
    SELECT facet_values.*, (SELECT count(*)::int FROM found) AS counted
    FROM (${Prisma.join(parts, " UNION ALL ")}) AS facet_values`;
}

const NO_PRICE = Prisma.sql`NULL::int AS "minMinor", NULL::int AS "maxMinor", NULL AS currency`;

async function ask(
  statement: Prisma.Sql,
  scan: Scan,
  words: string,
  timeoutMs: number,
): Promise<CountedRow[]> {
  return await withScan(countedRow, scan, statement, MAX_RELEVANT, words, timeoutMs);
}

function toFacets(rows: CountedRow[]): CountedFacets {
  const values = rows.filter(({ facet }) => facet !== "price");
  const price = rows.find(({ facet }) => facet === "price");
  if (!price) return { values, price: null };
  const { minMinor, maxMinor, currency } = price as CountedRow & PriceRow;
  return { values, price: { minMinor, maxMinor, currency } };
}

function column(facet: FacetName): Prisma.Sql {
  return Prisma.raw(`passes_${facet}`);
}
