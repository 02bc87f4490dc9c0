import { db } from "@/lib/db";
import type { ProductVectors } from "@/lib/embedding/product-vectors";
import { vectorArrayBytes } from "@/lib/embedding/vector-bytes";
import { Prisma } from "@/lib/generated/prisma/client";

export type EmbeddingInput = {
  productId: string;
  title: string;
  description: string;
  inputHash: string;
  photoKeys: string[];
};

export type EmbeddedProduct = { productId: string; inputHash: string; vectors: ProductVectors };

export async function registerModel(key: string, name: string, dimension: number): Promise<void> {
  await db().$queryRaw`SELECT register_embedding_model(${key}, ${name}, ${dimension}::int)::text`;
}

/** Builds the HNSW indexes of a model; minutes for a large catalogue. Real Postgres only. */
export async function indexModel(key: string): Promise<void> {
  await db().$queryRaw`SELECT index_embedding_model(${key})::text`;
}

/**
 * What autovacuum does, at once: statistics of what searches read, and pages marked as visible to all, so that indexes
 * answer by themselves. Postgres comes to it within minutes, in the middle of searches, and is left the slow part,
 * clearing dead rows out of HNSW indexes; the embedded engine never does.
 */
export async function vacuumCatalogue(): Promise<void> {
  const tables = Prisma.sql`product, product_photo, product_embedding`;
  const indexes = (await isEmbeddedEngine()) ? Prisma.empty : Prisma.sql`, INDEX_CLEANUP OFF`;
  await db().$executeRaw`VACUUM (ANALYZE, TRUNCATE OFF ${indexes}) ${tables}`;
}

export async function isEmbeddedEngine(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ version: string }[]>`SELECT version() AS version`;
  return row?.version.includes("emscripten") ?? false;
}

/** Of the given products, what the towers read of those whose vectors are missing or stale. */
export async function listEmbeddingInputs(
  modelKey: string,
  productIds: string[],
): Promise<EmbeddingInput[]> {
  return db().$queryRaw<EmbeddingInput[]>`
    SELECT p.id::text AS "productId", p.title, p.description, p.embedding_input_hash AS "inputHash",
      ARRAY(SELECT storage_key FROM product_photo WHERE product_id = p.id ORDER BY position) AS "photoKeys"
    FROM product p
    WHERE p.id = ANY(${productIds}::uuid[]) AND NOT EXISTS (
      SELECT FROM product_embedding e
      WHERE e.model_key = ${modelKey} AND e.kind = 'text' AND e.product_id = p.id
        AND e.input_hash = p.embedding_input_hash)`;
}

/** Products whose vectors are missing or stale, oldest first; those that failed wait for an edit. */
export async function listProductsToEmbed(modelKey: string, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM product p
    LEFT JOIN product_embedding e
      ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
    WHERE p.embedding_error IS NULL AND e.input_hash IS DISTINCT FROM p.embedding_input_hash
    ORDER BY p.created_at, p.id
    LIMIT ${limit}::int`;
  return rows.map((row) => row.id);
}

export type EmbeddingCounts = {
  products: number;
  embedded: number;
  pending: number;
  failed: number;
};

/** How far the catalogue is with one model. `products` counts every status. */
export async function countEmbeddings(modelKey: string): Promise<EmbeddingCounts> {
  const [row] = await db().$queryRaw<EmbeddingCounts[]>`
    SELECT count(*)::int AS products,
      (count(*) FILTER (WHERE current))::int AS embedded,
      (count(*) FILTER (WHERE NOT current AND embedding_error IS NULL))::int AS pending,
      (count(*) FILTER (WHERE NOT current AND embedding_error IS NOT NULL))::int AS failed
    FROM (
      SELECT p.embedding_error, e.input_hash IS NOT DISTINCT FROM p.embedding_input_hash AS current
      FROM product p LEFT JOIN product_embedding e
        ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
    ) state`;
  return row ?? { products: 0, embedded: 0, pending: 0, failed: 0 };
}

let knownVectorType: Promise<number> | null = null;

/** The number that this database gave to pgvector's type; asked for once, or again after a failure. */
export function vectorTypeOid(): Promise<number> {
  knownVectorType ??= db().$queryRaw<{ oid: number }[]>`SELECT 'vector'::regtype::oid::int AS oid`
    .then(([row]) => row?.oid ?? 0)
    .catch((error: unknown) => {
      knownVectorType = null;
      throw error;
    });
  return knownVectorType;
}

/**
 * Writes the vectors of a batch in one statement. A product deleted or edited meanwhile is passed over or stays
 * stale, and is picked up again.
 */
export async function writeEmbeddings(modelKey: string, batch: EmbeddedProduct[]): Promise<void> {
  const rows = batch.flatMap(({ productId, inputHash, vectors }) =>
    (["text", "image", "average"] as const).flatMap((kind) => {
      const vector = vectors[kind];
      return vector ? [{ productId, inputHash, kind, vector }] : [];
    }),
  );
  const pictureless = batch
    .filter(({ vectors }) => !vectors.image)
    .map(({ productId }) => productId);
  const vectors = vectorArrayBytes(
    rows.map((row) => row.vector),
    await vectorTypeOid(),
  );
  await db().$executeRaw`
    WITH gone AS (
      DELETE FROM product_embedding
      WHERE model_key = ${modelKey} AND kind = 'image' AND product_id = ANY(${pictureless}::uuid[])
    )
    INSERT INTO product_embedding (product_id, model_key, kind, embedding, input_hash)
    SELECT p.id, ${modelKey}, r.kind::embedding_kind, r.embedding, r.input_hash
    FROM unnest(
      ${rows.map((row) => row.productId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${vectors}::vector[], ${rows.map((row) => row.inputHash)}::text[]
    ) AS r (product_id, kind, embedding, input_hash)
    JOIN product p ON p.id = r.product_id
    ON CONFLICT (model_key, kind, product_id)
    DO UPDATE SET embedding = EXCLUDED.embedding, input_hash = EXCLUDED.input_hash, created_at = now()`;
}

/** Notes why products could not be embedded; an edit clears the note and they are tried again. */
export async function writeEmbeddingError(productId: string, inputHash: string, message: string) {
  await db().$executeRaw`
    UPDATE product SET embedding_error = ${message}
    WHERE id = ${productId}::uuid AND embedding_input_hash = ${inputHash}`;
}

/** A word is rare when no more of the published products than this, or one in two hundred, have its stem. */
const RARE_PRODUCTS = 5;

/**
 * Makes the table of the published products' words anew: what whoever writes a rare one must mean. One statement, so
 * that searches see the words of before or of after.
 */
export async function refreshSearchWords(): Promise<void> {
  await db().$executeRaw`
    WITH said AS (
      SELECT word, count(*) FILTER (WHERE source = 'names') AS titles, count(*) FILTER (WHERE source = 'kind') AS kinds
      FROM product p, LATERAL (
        SELECT DISTINCT unnest(string_to_array(search_key(concat_ws(' ', p.title, p.brand, p.handle, p.broad_category, p.fine_category, p.colour)), ' ')) AS word, 'names' AS source
        UNION ALL
        SELECT DISTINCT unnest(string_to_array(search_key(concat_ws(' ', array_to_string(p.tags, ' '), p.description)), ' ')), 'text'
        UNION ALL
        SELECT DISTINCT unnest(string_to_array(search_key(p.fine_category), ' ')), 'kind'
      ) each
      WHERE p.status = 'published' AND length(word) BETWEEN 2 AND 60
      GROUP BY word
    ),
    fresh AS MATERIALIZED (
      SELECT w.word, w.lexeme, s.ndoc AS products, w.titles, w.kinds, s.ndoc <= greatest(
        ${RARE_PRODUCTS}::int, (SELECT count(*) FROM product WHERE status = 'published') / 200) AS rare
      FROM (
        SELECT word, (tsvector_to_array(to_tsvector('english', word)))[1] AS lexeme, titles::int AS titles, kinds::int AS kinds
        FROM said
      ) w
      JOIN ts_stat($$SELECT words FROM product WHERE status = 'published'$$) s ON s.word = w.lexeme
    ),
    gone AS (
      DELETE FROM search_word known WHERE NOT EXISTS (SELECT FROM fresh WHERE fresh.word = known.word)
    )
    INSERT INTO search_word (word, lexeme, products, titles, kinds, rare)
    SELECT word, lexeme, products, titles, kinds, rare FROM fresh
    ON CONFLICT (word) DO UPDATE SET lexeme = EXCLUDED.lexeme, products = EXCLUDED.products,
      titles = EXCLUDED.titles, kinds = EXCLUDED.kinds, rare = EXCLUDED.rare
    WHERE (search_word.lexeme, search_word.products, search_word.titles, search_word.kinds, search_word.rare)
      IS DISTINCT FROM (EXCLUDED.lexeme, EXCLUDED.products, EXCLUDED.titles, EXCLUDED.kinds, EXCLUDED.rare)`;
}
