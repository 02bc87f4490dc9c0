import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  FIRST_PHOTO,
  matching,
  type Page,
  type PageRow,
  type Ranked,
  toPage,
  toRanked,
  type Window,
} from "@/lib/search/card-queries";
import { exactScan, withIndexSettings } from "@/lib/search/index-queries";
import { EXACT_STRENGTH, lexicalMatches } from "@/lib/search/lexical-queries";
import { distanceTo, imageVectorColumn, KIND, type VectorSpace } from "@/lib/search/space-queries";
import type { Filters, Signal } from "@/lib/search/types";
import { fromVectorSend } from "@/lib/search/vector-send";

/** With an index the nearest this many are all that vectors find: none of them is counted to the end. */
export const NEAREST_OF_INDEX = 1_000;
/** Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher, SIGIR 2009). */
const FUSION_RANKS = 60;

export type RelevantQuery = {
  space: VectorSpace;
  /** Of length 1; null without words and photo, when all that the filters leave is found. */
  vector: Float32Array | null;
  /** Words to be matched literally; "" for none. */
  words: string;
  filters: Filters;
};

export type RelevantResult = Ranked & { imageVector: Float32Array | null; signals: Signal[] };
type RelevantRow = PageRow & { strength: number | null; near: boolean | null };

/**
 * Common table expressions that end in `relevant (product_id, distance, strength, slip, near)`, the products that a
 * query finds: near it by vectors, or named by its words. Pages, totals, facets and sorts all read this set:
 * `WITH ${relevantSet(query, exact)} SELECT count(*) FROM relevant JOIN product p ON p.id = relevant.product_id`.
 * @param exact from exactScan()
 */
export function relevantSet(query: RelevantQuery, exact: boolean): Prisma.Sql {
  const { space, vector, filters } = query;
  if (vector === null) {
    return Prisma.sql`
      relevant AS MATERIALIZED (
        SELECT p.id AS product_id, NULL::float8 AS distance, NULL::float8 AS strength, NULL::float8 AS slip, false AS near
        FROM product p WHERE ${matching(filters)}
      )`;
  }
  const distance = distanceTo(space.dimension, vector);
  const limit = exact
    ? Prisma.empty
    : Prisma.sql`ORDER BY ${distance} LIMIT ${NEAREST_OF_INDEX}::int`;
  // With an index, what words alone found is not among the nearest and has its distance measured by itself.
  const ownDistance = exact
    ? Prisma.sql`n.distance`
    : Prisma.sql`coalesce(n.distance, (
        SELECT ${distance} FROM product_embedding e
        WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND e.product_id = l.product_id
      ))`;
  return Prisma.sql`
    ${lexicalMatches(query.words, filters)},
    nearest AS MATERIALIZED (
      SELECT e.product_id, ${distance} AS distance
      FROM product_embedding e JOIN product p ON p.id = e.product_id
      WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND ${matching(filters)} ${limit}
    ),
    relevant AS MATERIALIZED (
      SELECT coalesce(n.product_id, l.product_id) AS product_id, ${ownDistance} AS distance, l.strength, l.slip,
        n.distance IS NOT NULL AS near
      FROM nearest n FULL JOIN lexical l ON l.product_id = n.product_id
    )`;
}

/**
 * A page of the relevant set: exact matches first, then titles but for a slip, then by reciprocal rank fusion of the
 * vectors' ranks and the words' ranks, where products that the words name equally well share a rank. One statement.
 */
export async function searchRelevant(
  query: RelevantQuery,
  window: Window,
  withImageVectors: boolean,
): Promise<Page<RelevantResult>> {
  const statement = relevantQuery(query, window, withImageVectors, await exactScan());
  const rows = await withIndexSettings<RelevantRow>(statement, NEAREST_OF_INDEX);
  return toPage(rows, (row) => ({
    ...toRanked(row),
    imageVector: row.imageVector ? fromVectorSend(row.imageVector) : null,
    signals: signalsOf(row as unknown as RelevantRow),
  }));
}

export function relevantQuery(
  query: RelevantQuery,
  { limit, offset }: Window,
  withImageVectors: boolean,
  exact: boolean,
): Prisma.Sql {
  const imageVector = withImageVectors ? imageVectorColumn(query.space.modelKey) : Prisma.empty;
  return Prisma.sql`
    WITH ${relevantSet(query, exact)},
    placed AS (
      SELECT *, CASE WHEN distance IS NULL THEN 0
          ELSE 1.0 / (${FUSION_RANKS}::int + row_number() OVER (ORDER BY distance, product_id)) END
        + CASE WHEN strength IS NULL THEN 0
          ELSE 1.0 / (${FUSION_RANKS}::int + rank() OVER (ORDER BY strength DESC NULLS LAST)) END AS fused
      FROM relevant
    ),
    ordered AS (
      SELECT *, row_number() OVER (
        ORDER BY coalesce(strength >= ${EXACT_STRENGTH}::float8, false) DESC, slip DESC NULLS LAST, fused DESC, distance, product_id
      ) AS place FROM placed ORDER BY place LIMIT ${limit}::int OFFSET ${offset}::int
    ),
    counted AS (SELECT count(*)::int AS total FROM relevant)
    SELECT counted.total, listed.*
    FROM counted
    LEFT JOIN (
      SELECT ${CARD_COLUMNS}, ordered.distance, ordered.strength, ordered.near, ordered.place${imageVector}
      FROM ordered JOIN product p ON p.id = ordered.product_id ${FIRST_PHOTO}
    ) listed ON true
    ORDER BY listed.place`;
}

function signalsOf({ strength, near }: RelevantRow): Signal[] {
  const signals: Signal[] = near ? ["vector"] : [];
  if (strength !== null) signals.push("lexical");
  if (strength !== null && strength >= EXACT_STRENGTH) signals.push("exact");
  return signals;
}
