import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  type CardRow,
  FIRST_PHOTO,
  matching,
  type Page,
  type PageRow,
  type Ranked,
  type RankedWithVector,
  toPage,
  toRanked,
  type Window,
} from "@/lib/search/card-queries";
import { exactScan, withIndexSettings } from "@/lib/search/index-queries";
import {
  distanceTo,
  imageVectorColumn,
  KIND,
  type VectorSpace,
  wholeDimension,
} from "@/lib/search/space-queries";
import type { Filters } from "@/lib/search/types";
import { fromVectorSend } from "@/lib/search/vector-send";

/** Published products by cosine distance to the query vector, ascending, in one statement. */
export async function searchByVector(
  space: VectorSpace,
  vector: Float32Array,
  filters: Filters,
  window: Window,
): Promise<Page<Ranked>> {
  const rows = await nearest(space, vector, filters, window, false);
  return toPage(rows, toRanked);
}

/** As searchByVector, each with its image vector: the visual reranker's candidates. */
export async function searchCandidates(
  space: VectorSpace,
  vector: Float32Array,
  filters: Filters,
  window: Window,
): Promise<Page<RankedWithVector>> {
  const rows = await nearest(space, vector, filters, window, true);
  return toPage(rows, (row) => ({
    ...toRanked(row),
    imageVector: row.imageVector ? fromVectorSend(row.imageVector) : null,
  }));
}

/** Published products without a query, newest first. */
export async function browse(filters: Filters, window: Window): Promise<Page<Ranked>> {
  const rows = await db().$queryRaw<PageRow[]>`
    SELECT counted.total, listed.*
    FROM (SELECT count(*)::int AS total FROM product p WHERE ${matching(filters)}) counted
    LEFT JOIN (
      SELECT ${CARD_COLUMNS}, NULL::float8 AS distance, p.published_at
      FROM (
        SELECT * FROM product p WHERE ${matching(filters)}
        ORDER BY p.published_at DESC, p.id LIMIT ${window.limit}::int OFFSET ${window.offset}::int
      ) p ${FIRST_PHOTO}
    ) listed ON true
    ORDER BY listed.published_at DESC, listed.id`;
  return toPage(rows, toRanked);
}

/** Published products nearest to a product by the average vector; neither itself nor its own variants. */
export async function listSimilar(
  space: Omit<VectorSpace, "mode">,
  productId: string,
  limit: number,
): Promise<Ranked[]> {
  const embedding = Prisma.raw(`e.embedding::vector(${wholeDimension(space.dimension)})`);
  const query = Prisma.sql`
    WITH self AS MATERIALIZED (
      SELECT own.embedding, p.variant_group FROM product_embedding own JOIN product p ON p.id = own.product_id
      WHERE own.model_key = ${space.modelKey} AND own.kind = ${KIND.average} AND own.product_id = ${productId}::uuid
    ), near AS (
      SELECT e.product_id, ${embedding} <=> (SELECT embedding FROM self) AS distance
      FROM product_embedding e JOIN product p ON p.id = e.product_id
      WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND.average}
        AND p.status = 'published' AND p.id <> ${productId}::uuid
        AND (p.variant_group IS NULL OR p.variant_group IS DISTINCT FROM (SELECT variant_group FROM self))
        AND EXISTS (SELECT FROM self)
      ORDER BY ${embedding} <=> (SELECT embedding FROM self) LIMIT ${limit}::int
    )
    SELECT ${CARD_COLUMNS}, near.distance FROM near JOIN product p ON p.id = near.product_id ${FIRST_PHOTO}
    ORDER BY near.distance, p.id`;
  const rows = await withIndexSettings<CardRow>(query, limit);
  return rows.map(toRanked);
}

async function nearest(
  space: VectorSpace,
  vector: Float32Array,
  filters: Filters,
  window: Window,
  withImageVectors: boolean,
): Promise<PageRow[]> {
  const query = nearestQuery(space, vector, filters, window, {
    withImageVectors,
    exact: await exactScan(),
  });
  return withIndexSettings<PageRow>(query, window.limit + window.offset);
}

/** The statement that ranks. One row tells the total even where the page is empty. */
export function nearestQuery(
  space: VectorSpace,
  vector: Float32Array,
  filters: Filters,
  { limit, offset }: Window,
  { withImageVectors, exact }: { withImageVectors: boolean; exact: boolean },
): Prisma.Sql {
  const distance = distanceTo(space.dimension, vector);
  const candidates = Prisma.sql`
    FROM product_embedding e JOIN product p ON p.id = e.product_id
    WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND ${matching(filters)}`;
  const page = Prisma.sql`LIMIT ${limit}::int OFFSET ${offset}::int`;
  // The index serves a statement with one sort key; an exact scan breaks ties and counts in one pass.
  const ranking = exact
    ? Prisma.sql`
      matched AS MATERIALIZED (SELECT e.product_id, ${distance} AS distance ${candidates}),
      near AS (SELECT * FROM matched ORDER BY distance, product_id ${page}),
      counted AS (SELECT count(*)::int AS total FROM matched)`
    : Prisma.sql`
      near AS (SELECT e.product_id, ${distance} AS distance ${candidates} ORDER BY ${distance} ${page}),
      counted AS (SELECT count(*)::int AS total ${candidates})`;
  const imageVector = withImageVectors ? imageVectorColumn(space.modelKey) : Prisma.empty;
  return Prisma.sql`
    WITH ${ranking}
    SELECT counted.total, listed.*
    FROM counted
    LEFT JOIN (
      SELECT ${CARD_COLUMNS}, near.distance${imageVector}
      FROM near JOIN product p ON p.id = near.product_id ${FIRST_PHOTO}
    ) listed ON true
    ORDER BY listed.distance, listed.id`;
}
