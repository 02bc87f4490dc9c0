import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";
import { isFiltering, isShown } from "@/lib/search/retrieval/filter-queries";
import {
  lexicalMatches,
  NAMES_PRODUCT,
  SORT_COLUMNS,
} from "@/lib/search/retrieval/lexical-queries";
import { distanceTo, inSpace, type VectorSpace } from "@/lib/search/retrieval/vector-queries";
import type { Filters } from "@/lib/search/types";

/** A shopper cannot page beyond this, and vectors find no more. */
export const MAX_RELEVANT = 1_000;

export type RelevantQuery = {
  space: VectorSpace;
  /** Of length 1; null without words, photo and examples, when everything the filters leave is found. */
  vector: Float32Array | null;
  /** Words to be matched literally; "" for none. */
  words: string;
  filters: Filters;
  /** The greatest cosine distance for products found by their vectors alone; null for no limit. */
  maxDistance: number | null;
};

/** How the nearest vectors are found: by comparing all products that pass the filters, or by the HNSW index. */
export type Scan = "exact" | "index";

/** Which sort columns the set has: all of them, or only the group, which is all that relevance needs. */
export type SortColumns = "all" | "group";

/**
 * Common table expressions that end in `relevant (product_id, distance, strength, typo_similarity, lexical_rank,
 * found_by_vector)` and the sort columns: the products a query finds, either near it by vectors or named by its words.
 * Pages, totals, facets and sorts all read this set: `WITH ${relevantSet(query, scan)} SELECT count(*) FROM relevant`.
 * @param most the most that vectors may find; null for all within the distance, by an exact scan only
 */
export function relevantSet(
  query: RelevantQuery,
  scan: Scan,
  most: number | null = MAX_RELEVANT,
  sortColumns: SortColumns = "all",
): Prisma.Sql {
  const { space, vector, words, filters, maxDistance } = query;
  if (vector === null) return Prisma.sql`relevant AS (${allShown(filters)})`;
  const distance = distanceTo(space.dimension, vector);
  const nearest =
    most !== null && !isFiltering(filters)
      ? withSortColumns(nearestPublished(query, distance, scan, most), sortColumns)
      : nearestShown(query, distance, scan, most);
  const cutoff =
    maxDistance === null || words === ""
      ? Prisma.empty
      : Prisma.sql`WHERE vector_matches.distance IS NOT NULL OR ${NAMES_PRODUCT}`;
  return Prisma.sql`
    ${lexicalMatches(words, filters)},
    vector_matches AS (${nearest}),
    relevant AS (
      SELECT coalesce(vector_matches.product_id, lexical_matches.product_id) AS product_id,
        -- What words alone found is not among the nearest and has its distance measured by itself.
        coalesce(vector_matches.distance, (
          SELECT ${distance} FROM product_embedding
          WHERE ${inSpace(space)} AND product_embedding.product_id = lexical_matches.product_id
        )) AS distance,
        lexical_matches.strength, lexical_matches.typo_similarity, lexical_matches.lexical_rank,
        vector_matches.distance IS NOT NULL AS found_by_vector,
        coalesce(vector_matches.variant_group, lexical_matches.variant_group) AS variant_group,
        coalesce(vector_matches.price_minor, lexical_matches.price_minor) AS price_minor,
        coalesce(vector_matches.published_at, lexical_matches.published_at) AS published_at
      FROM vector_matches FULL JOIN lexical_matches ON lexical_matches.product_id = vector_matches.product_id
      ${cutoff}
    )`;
}

function allShown(filters: Filters): Prisma.Sql {
  return Prisma.sql`
      SELECT product.id AS product_id, NULL::float8 AS distance, NULL::float8 AS strength,
        NULL::float8 AS typo_similarity, NULL::bigint AS lexical_rank, false AS found_by_vector, ${SORT_COLUMNS}
      FROM product WHERE ${isShown(filters)}`;
}

/**
 * The nearest of the products that pass the filters. The index supports only a single sort key and knows nothing of
 * cutoffs; an exact scan breaks ties.
 */
function nearestShown(
  { space, filters, maxDistance }: RelevantQuery,
  distance: Prisma.Sql,
  scan: Scan,
  most: number | null,
): Prisma.Sql {
  const candidates = Prisma.sql`
        SELECT product_embedding.product_id, ${distance} AS distance, ${SORT_COLUMNS}
        FROM product_embedding JOIN product ON product.id = product_embedding.product_id
        WHERE ${inSpace(space)} AND ${isShown(filters)}`;
  const within =
    maxDistance === null ? Prisma.empty : Prisma.sql`WHERE distance <= ${maxDistance}::float8`;
  const limit = most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}::int`;
  if (scan === "index") {
    return Prisma.sql`
      SELECT * FROM (${candidates} ORDER BY ${distance} ${limit}) AS candidates ${within}`;
  }
  if (most === null) return Prisma.sql`SELECT * FROM (${candidates}) AS candidates ${within}`;
  return Prisma.sql`
      SELECT * FROM (${candidates}) AS candidates ${within} ORDER BY distance, product_id ${limit}`;
}

/**
 * The nearest of all published products. Nearly every product passes, so only vectors are ranked, and only products
 * that may not be shown are looked up. OFFSET keeps the planner from doing that lookup before the cutoff.
 */
function nearestPublished(
  { space, maxDistance }: RelevantQuery,
  distance: Prisma.Sql,
  scan: Scan,
  most: number,
): Prisma.Sql {
  const vectors = Prisma.sql`
        SELECT product_embedding.product_id, ${distance} AS distance FROM product_embedding
        WHERE ${inSpace(space)}`;
  const within = (value: Prisma.Sql) =>
    maxDistance === null ? Prisma.sql`true` : Prisma.sql`${value} <= ${maxDistance}::float8`;
  if (scan === "index") {
    return Prisma.sql`
      SELECT * FROM (
        ${vectors} AND ${isOfPublished("product_embedding")} ORDER BY ${distance} LIMIT ${most}::int
      ) AS candidates
      WHERE ${within(Prisma.sql`distance`)}`;
  }
  return Prisma.sql`
      SELECT * FROM (
        ${vectors} AND ${within(distance)} ORDER BY distance, product_embedding.product_id OFFSET 0
      ) AS candidates
      WHERE ${isOfPublished("candidates")} ORDER BY distance, product_id LIMIT ${most}::int`;
}

function isOfPublished(table: "product_embedding" | "candidates"): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
          SELECT FROM product WHERE product.id = ${Prisma.raw(table)}.product_id AND NOT ${isPublished()}
        )`;
}

/** A lookup for each of a thousand rows was a sixth of a search's time; a shop without groups needs none. */
function withSortColumns(nearest: Prisma.Sql, sortColumns: SortColumns): Prisma.Sql {
  if (sortColumns === "all") {
    return Prisma.sql`
      SELECT nearest.product_id, nearest.distance, ${SORT_COLUMNS}
      FROM (${nearest}) AS nearest
      CROSS JOIN LATERAL (SELECT * FROM product WHERE product.id = nearest.product_id OFFSET 0) AS product`;
  }
  return Prisma.sql`
      SELECT nearest.product_id, nearest.distance,
        CASE WHEN (SELECT EXISTS (SELECT FROM product WHERE variant_group IS NOT NULL))
          THEN (SELECT product.variant_group FROM product WHERE product.id = nearest.product_id)
        END AS variant_group,
        NULL::int AS price_minor, NULL::timestamptz AS published_at
      FROM (${nearest}) AS nearest`;
}
