import { toSql } from "pgvector/utils";
import { db } from "@/lib/db";
import { isEmbeddedEngine } from "@/lib/embedding/queries";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Filters, Mode, ProductCard } from "@/lib/search/types";

export type VectorSpace = { modelKey: string; dimension: number; mode: Mode };
export type Ranked = ProductCard & { distance: number | null };
export type RankedWithVector = Ranked & { imageVector: Float32Array | null };
export type Page<T> = { total: number; rows: T[] };

type Window = { limit: number; offset: number };
type CardRow = Omit<ProductCard, "photo"> & {
  distance: number | null;
  storageKey: string | null;
  alt: string;
  widthPx: number;
  heightPx: number;
  placeholder: string;
  imageVector?: Uint8Array | null;
};
type PageRow = { [Key in keyof CardRow]: CardRow[Key] | null } & { total: number };

const KIND = {
  description: Prisma.sql`'text'::embedding_kind`,
  image: Prisma.sql`'image'::embedding_kind`,
  average: Prisma.sql`'average'::embedding_kind`,
} satisfies Record<Mode, Prisma.Sql>;

const CARD_COLUMNS = Prisma.sql`
  p.id::text AS id, p.handle, p.title, p.brand, p.price_minor AS "priceMinor", p.currency, p.stock,
  p.broad_category AS "broadCategory", p.fine_category AS "fineCategory", p.colour,
  p.variant_group AS "variantGroup", photo.storage_key AS "storageKey", photo.alt,
  photo.width_px AS "widthPx", photo.height_px AS "heightPx", photo.placeholder`;

const FIRST_PHOTO = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT storage_key, alt, width_px, height_px, placeholder FROM product_photo
    WHERE product_id = p.id ORDER BY position LIMIT 1
  ) photo ON true`;

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
  { limit, offset }: Window,
  withImageVectors: boolean,
): Promise<PageRow[]> {
  const dimension = wholeDimension(space.dimension);
  const distance = Prisma.sql`e.embedding::${Prisma.raw(`vector(${dimension})`)} <=> ${toSql(Array.from(vector))}::${Prisma.raw(`vector(${dimension})`)}`;
  const inSpace = Prisma.sql`e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]}`;
  // One sort key lets the HNSW index serve; an exact scan can break ties at once.
  const tieBreak = (await exactScan()) ? Prisma.sql`, e.product_id` : Prisma.empty;
  const imageVector = withImageVectors
    ? Prisma.sql`, (
        SELECT vector_send(i.embedding) FROM product_embedding i
        WHERE i.model_key = ${space.modelKey} AND i.kind = ${KIND.image} AND i.product_id = p.id
      ) AS "imageVector"`
    : Prisma.empty;
  const query = Prisma.sql`
    WITH near AS (
      SELECT e.product_id, ${distance} AS distance
      FROM product_embedding e JOIN product p ON p.id = e.product_id
      WHERE ${inSpace} AND ${matching(filters)}
      ORDER BY ${distance}${tieBreak} LIMIT ${limit}::int OFFSET ${offset}::int
    )
    SELECT counted.total, listed.*
    FROM (
      SELECT count(*)::int AS total FROM product_embedding e JOIN product p ON p.id = e.product_id
      WHERE ${inSpace} AND ${matching(filters)}
    ) counted
    LEFT JOIN (
      SELECT ${CARD_COLUMNS}, near.distance${imageVector}
      FROM near JOIN product p ON p.id = near.product_id ${FIRST_PHOTO}
    ) listed ON true
    ORDER BY listed.distance, listed.id`;
  return withIndexSettings<PageRow>(query, limit + offset);
}

/** What the shop may show: published, and inside the filters. */
function matching(filters: Filters): Prisma.Sql {
  const conditions = [Prisma.sql`p.status = 'published'`];
  if (filters.category !== null)
    conditions.push(Prisma.sql`p.broad_category = ${filters.category}`);
  if (filters.fine !== null) conditions.push(Prisma.sql`p.fine_category = ${filters.fine}`);
  if (filters.colours.length > 0) conditions.push(Prisma.sql`p.colour = ANY(${filters.colours})`);
  if (filters.minPriceMinor !== null) {
    conditions.push(Prisma.sql`p.price_minor >= ${filters.minPriceMinor}::int`);
  }
  if (filters.maxPriceMinor !== null) {
    conditions.push(Prisma.sql`p.price_minor <= ${filters.maxPriceMinor}::int`);
  }
  if (filters.inStock) conditions.push(Prisma.sql`(p.stock IS NULL OR p.stock > 0)`);
  return Prisma.join(conditions, " AND ");
}

const MAX_EF_SEARCH = 1000;

/**
 * `hnsw.ef_search` defaults to 40, which would cut a page of 50 to 40 rows; strict iterative scans go on until
 * the filters have left enough. Local to the statement's own transaction.
 */
async function withIndexSettings<T>(query: Prisma.Sql, rowsNeeded: number): Promise<T[]> {
  if (await exactScan()) return db().$queryRaw<T[]>(query);
  const efSearch = String(Math.min(MAX_EF_SEARCH, Math.max(100, 2 * rowsNeeded)));
  const [, rows] = await db().$transaction([
    db().$queryRaw`
      SELECT set_config('hnsw.ef_search', ${efSearch}, true), set_config('hnsw.iterative_scan', 'strict_order', true)`,
    db().$queryRaw<T[]>(query),
  ]);
  return rows;
}

let engine: Promise<boolean> | null = null;

function exactScan(): Promise<boolean> {
  engine ??= isEmbeddedEngine().catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

function wholeDimension(dimension: number): number {
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 16_000) {
    throw new RangeError(`${dimension} is no dimension of a vector.`);
  }
  return dimension;
}

function toPage<T>(rows: PageRow[], toItem: (row: CardRow) => T): Page<T> {
  const cards = rows.filter((row) => row.id !== null) as (CardRow & { total: number })[];
  return { total: rows[0]?.total ?? 0, rows: cards.map(toItem) };
}

function toRanked(row: CardRow): Ranked {
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

/** pgvector's binary form: int16 dimension, int16 unused, then float4s, all big-endian. */
function fromVectorSend(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: view.getInt16(0) }, (_, index) =>
    view.getFloat32(4 + 4 * index),
  );
}
