import { Prisma } from "@/lib/generated/prisma/client";
import { isFiltering, matching, PLACING } from "@/lib/search/card-queries";
import { lexicalMatches, NAMES_IT } from "@/lib/search/lexical-queries";
import { distanceTo, KIND, type VectorSpace } from "@/lib/search/space-queries";
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
): Prisma.Sql {
  const { space, vector, filters, floor } = query;
  if (vector === null) {
    return Prisma.sql`
      relevant AS MATERIALIZED (
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
    nearest AS MATERIALIZED (${
      scan === "exact" && most !== null && !isFiltering(filters)
        ? nearestOfAll(query, distance, most)
        : nearestOf(candidates, distance, scan, floor, most)
    }),
    relevant AS MATERIALIZED (
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
 * Where nearly every product passes, ranks all vectors and looks products up from the nearest on: a join would read every
 * product to keep a few hundred. OFFSET keeps the planner from making one of it.
 */
function nearestOfAll(
  { space, filters, floor }: RelevantQuery,
  distance: Prisma.Sql,
  most: number,
): Prisma.Sql {
  const within = floor === null ? Prisma.empty : Prisma.sql`AND ${distance} <= ${floor}::float8`;
  return Prisma.sql`
    SELECT e.product_id, e.distance, ${PLACING} FROM (
      SELECT e.product_id, ${distance} AS distance FROM product_embedding e
      WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} ${within}
      ORDER BY distance, e.product_id
    ) e CROSS JOIN LATERAL (
      SELECT * FROM product p WHERE p.id = e.product_id AND ${matching(filters)} OFFSET 0
    ) p
    ORDER BY e.distance, e.product_id LIMIT ${most}::int`;
}
