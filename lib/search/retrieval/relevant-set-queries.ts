import { Prisma } from "@/lib/generated/prisma/client";
import { isFiltering, matching, PLACING } from "@/lib/search/retrieval/card-queries";
import { lexicalMatches, NAMES_IT } from "@/lib/search/retrieval/lexical-queries";
import { distanceTo, KIND, type VectorSpace } from "@/lib/search/retrieval/space-queries";
import type { Filters } from "@/lib/search/types";

/** More than this a shopper cannot page to, and vectors find no more. */
export const MAX_RELEVANT = 1_000;

export type RelevantQuery = {
  space: VectorSpace;
  /** Of length 1; null without words, photo and examples, when all that the filters leave is found. */
  vector: Float32Array | null;
  /** Words to be matched literally; "" for none. */
  words: string;
  filters: Filters;
  /** Cosine distance that vectors alone must stay within; null for any. */
  floor: number | null;
};

/** How the nearest are found: by comparing with all that the filters leave, or by the HNSW index. */
export type Scan = "exact" | "index";

/** What the set knows of where products stand: all of PLACING, or its group alone, which is what relevance needs. */
export type Placing = "all" | "group";

/**
 * Common table expressions that end in `relevant (product_id, distance, strength, slip, rank, near)` with what decides a place
 * (PLACING), the products that a query finds: near it by vectors, or named by its words. Pages, totals, facets and sorts all read this set:
 * `WITH ${relevantSet(query, scan)} SELECT count(*) FROM relevant`.
 * @param most of those that vectors find; null for all within the floor, by an exact scan only
 */
export function relevantSet(
  query: RelevantQuery,
  scan: Scan,
  most: number | null = MAX_RELEVANT,
  placing: Placing = "all",
): Prisma.Sql {
  const { space, vector, filters, floor } = query;
  if (vector === null) {
    return Prisma.sql`
      relevant AS (
        SELECT p.id AS product_id, NULL::float8 AS distance, NULL::float8 AS strength, NULL::float8 AS slip, NULL::bigint AS rank, false AS near, ${PLACING}
        FROM product p WHERE ${matching(filters)}
      )`;
  }
  const distance = distanceTo(space.dimension, vector);
  const candidates = Prisma.sql`
    SELECT e.product_id, ${distance} AS distance, ${PLACING}
    FROM product_embedding e JOIN product p ON p.id = e.product_id
    WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND ${matching(filters)}`;
  // What words alone found is not among the nearest and has its distance measured by itself.
  const ownDistance = Prisma.sql`coalesce(n.distance, (
    SELECT ${distance} FROM product_embedding e
    WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND e.product_id = l.product_id
  ))`;
  const cut =
    floor === null || query.words === ""
      ? Prisma.empty
      : Prisma.sql`WHERE n.distance IS NOT NULL OR ${NAMES_IT}`;
  return Prisma.sql`
    ${lexicalMatches(query.words, filters)},
    nearest AS (${
      most !== null && !isFiltering(filters)
        ? placed(nearestShown(query, distance, scan, most), placing)
        : nearestOf(candidates, distance, scan, floor, most)
    }),
    relevant AS (
      SELECT coalesce(n.product_id, l.product_id) AS product_id, ${ownDistance} AS distance, l.strength, l.slip, l.rank,
        n.distance IS NOT NULL AS near, coalesce(n.variant_group, l.variant_group) AS variant_group,
        coalesce(n.price_minor, l.price_minor) AS price_minor, coalesce(n.published_at, l.published_at) AS published_at
      FROM nearest n FULL JOIN lexical l ON l.product_id = n.product_id ${cut}
    )`;
}

/** The index serves an order by one key, and knows nothing of floors; an exact scan breaks ties. */
function nearestOf(
  candidates: Prisma.Sql,
  distance: Prisma.Sql,
  scan: Scan,
  floor: number | null,
  most: number | null,
): Prisma.Sql {
  const within = floor === null ? Prisma.empty : Prisma.sql`WHERE distance <= ${floor}::float8`;
  const limit = most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}::int`;
  if (scan === "index") {
    return Prisma.sql`SELECT * FROM (${candidates} ORDER BY ${distance} ${limit}) found ${within}`;
  }
  if (most === null) return Prisma.sql`SELECT * FROM (${candidates}) found ${within}`;
  return Prisma.sql`SELECT * FROM (${candidates}) found ${within} ORDER BY distance, product_id ${limit}`;
}

/**
 * Where nearly every product passes, vectors alone are ranked and only what may not be shown is looked for among
 * products. OFFSET keeps the planner from looking for it before the floor has cut.
 */
function nearestShown(
  { space, floor }: RelevantQuery,
  distance: Prisma.Sql,
  scan: Scan,
  most: number,
): Prisma.Sql {
  const vectors = Prisma.sql`
    SELECT e.product_id, ${distance} AS distance FROM product_embedding e
    WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]}`;
  const within = (value: Prisma.Sql) =>
    floor === null ? Prisma.sql`true` : Prisma.sql`${value} <= ${floor}::float8`;
  if (scan === "index") {
    return Prisma.sql`
      SELECT * FROM (${vectors} AND ${IS_SHOWN} ORDER BY ${distance} LIMIT ${most}::int) e
      WHERE ${within(Prisma.sql`distance`)}`;
  }
  return Prisma.sql`
    SELECT * FROM (${vectors} AND ${within(distance)} ORDER BY distance, e.product_id OFFSET 0) e
    WHERE ${IS_SHOWN} ORDER BY distance, product_id LIMIT ${most}::int`;
}

const IS_SHOWN = Prisma.sql`NOT EXISTS (SELECT FROM product p WHERE p.id = e.product_id AND p.status <> 'published')`;

/** One look-up for each of a thousand was a sixth of a search; in a shop without groups none is needed. */
function placed(nearest: Prisma.Sql, placing: Placing): Prisma.Sql {
  if (placing === "all") {
    return Prisma.sql`
      SELECT e.product_id, e.distance, ${PLACING} FROM (${nearest}) e
      CROSS JOIN LATERAL (SELECT * FROM product p WHERE p.id = e.product_id OFFSET 0) p`;
  }
  return Prisma.sql`
    SELECT e.product_id, e.distance, CASE WHEN (SELECT EXISTS (SELECT FROM product WHERE variant_group IS NOT NULL))
        THEN (SELECT p.variant_group FROM product p WHERE p.id = e.product_id) END AS variant_group,
      NULL::int AS price_minor, NULL::timestamptz AS published_at
    FROM (${nearest}) e`;
}
