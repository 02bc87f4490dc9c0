import { z } from "zod";
import { productRow } from "@/lib/catalogue/product-row";
import { db } from "@/lib/database/db";
import { queryOneRow, queryRows } from "@/lib/database/query-rows";
import type { ProductVectors } from "@/lib/embedding/product-vectors";
import { Prisma } from "@/lib/generated/prisma/client";
import { vectorArrayBytes } from "@/lib/vectors/codec";

const inputRow = productRow.pick({ title: true, description: true }).extend({
  productId: z.string(),
  inputHash: z.string(),
  photoKeys: z.array(z.string()),
  /** How many times in a row embedding it failed unexpectedly. */
  attempts: z.int(),
  /** Whether it has a note of its last failure. */
  failed: z.boolean(),
});

export type EmbeddingInput = z.output<typeof inputRow>;

export type EmbeddedProduct = { productId: string; inputHash: string; vectors: ProductVectors };

export async function registerModel(key: string, name: string, dimension: number): Promise<void> {
  await db().$queryRaw`SELECT register_embedding_model(${key}, ${name}, ${dimension}::int)::text`;
}

/** What the towers read of those given products whose vectors are missing or stale. */
export async function listEmbeddingInputs(
  modelKey: string,
  productIds: string[],
): Promise<EmbeddingInput[]> {
  return await queryRows(db(), inputRow)`
    SELECT p.id::text AS "productId", p.title, p.description, p.embedding_input_hash AS "inputHash",
      p.embedding_attempts AS attempts, p.embedding_error IS NOT NULL AS failed,
      ARRAY(SELECT storage_key FROM product_photo WHERE product_id = p.id ORDER BY position) AS "photoKeys"
    FROM product p
    WHERE p.id = ANY(${productIds}::uuid[]) AND NOT EXISTS (
      SELECT FROM product_embedding e
      WHERE e.model_key = ${modelKey} AND e.kind = 'text' AND e.product_id = p.id
        AND e.input_hash = p.embedding_input_hash)`;
}

const idRow = z.strictObject({ id: z.string() });

/**
 * Products whose vectors are missing or stale, oldest first. Failed ones wait for an edit, or until their retry is due.
 */
export async function listProductsToEmbed(modelKey: string, limit: number): Promise<string[]> {
  const rows = await queryRows(db(), idRow)`
    SELECT p.id::text FROM product p
    LEFT JOIN product_embedding e
      ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
    WHERE (p.embedding_error IS NULL OR p.embedding_retry_at <= now())
      AND e.input_hash IS DISTINCT FROM p.embedding_input_hash
    ORDER BY p.created_at, p.id
    LIMIT ${limit}::int`;
  return rows.map((row) => row.id);
}

const countsRow = z.strictObject({
  products: z.int(),
  embedded: z.int(),
  pending: z.int(),
  failed: z.int(),
});

export type EmbeddingCounts = z.output<typeof countsRow>;

/** Progress of embedding the catalogue with one model. `products` counts every status. */
export async function countEmbeddings(modelKey: string): Promise<EmbeddingCounts> {
  return await queryOneRow(db(), countsRow)`
    SELECT count(*)::int AS products,
      (count(*) FILTER (WHERE current))::int AS embedded,
      (count(*) FILTER (WHERE NOT current AND embedding_error IS NULL))::int AS pending,
      (count(*) FILTER (WHERE NOT current AND embedding_error IS NOT NULL))::int AS failed
    FROM (
      SELECT p.embedding_error, e.input_hash IS NOT DISTINCT FROM p.embedding_input_hash AS current
      FROM product p LEFT JOIN product_embedding e
        ON e.product_id = p.id AND e.model_key = ${modelKey} AND e.kind = 'text'
    ) state`;
}

const oidRow = z.strictObject({ oid: z.int() });

let knownVectorType: Promise<number> | null = null;

/** The OID that this database gave to pgvector's type; asked for once, and again after a failure. */
export function vectorTypeOid(): Promise<number> {
  knownVectorType ??= queryRows(db(), oidRow)`SELECT 'vector'::regtype::oid::int AS oid`
    .then(([row]) => row?.oid ?? 0)
    .catch((error: unknown) => {
      knownVectorType = null;
      throw error;
    });
  return knownVectorType;
}

/**
 * A common table expression `in_effect` that has one row if the calibration of this version is in effect, and keeps any
 * other from taking effect before the statement ends. Null stands for whichever is in effect.
 */
export function calibrationHeld(modelKey: string, version: number | null): Prisma.Sql {
  return Prisma.sql`
    in_effect AS MATERIALIZED (
      SELECT FROM embedding_model
      WHERE key = ${modelKey} AND (${version}::int IS NULL OR calibration_version = ${version}::int) FOR SHARE
    )`;
}

const inEffectRow = z.strictObject({ inEffect: z.boolean() });

/**
 * Writes the vectors of a batch in one statement. A product deleted meanwhile is skipped; one edited meanwhile stays
 * stale and is picked up again.
 * @param calibrationVersion of the calibration that produced their averages, null for any; returns false and writes
 *   nothing when another is in effect by now
 */
export async function writeEmbeddings(
  modelKey: string,
  batch: EmbeddedProduct[],
  calibrationVersion: number | null = null,
): Promise<boolean> {
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
  const [row] = await queryRows(db(), inEffectRow)`
    WITH ${calibrationHeld(modelKey, calibrationVersion)},
    gone AS (
      DELETE FROM product_embedding
      WHERE model_key = ${modelKey} AND kind = 'image' AND product_id = ANY(${pictureless}::uuid[])
        AND EXISTS (SELECT FROM in_effect)
    ),
    written AS (
      INSERT INTO product_embedding (product_id, model_key, kind, embedding, input_hash)
      SELECT p.id, ${modelKey}, r.kind::embedding_kind, r.embedding, r.input_hash
      FROM unnest(
        ${rows.map((row) => row.productId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
        ${vectors}::vector[], ${rows.map((row) => row.inputHash)}::text[]
      ) AS r (product_id, kind, embedding, input_hash)
      JOIN product p ON p.id = r.product_id
      WHERE EXISTS (SELECT FROM in_effect)
      ON CONFLICT (model_key, kind, product_id)
      DO UPDATE SET embedding = EXCLUDED.embedding, input_hash = EXCLUDED.input_hash, created_at = now()
    )
    SELECT EXISTS (SELECT FROM in_effect) AS "inEffect"`;
  return row?.inEffect ?? false;
}

export type EmbeddingFailure = {
  /** For the merchant. */
  message: string;
  attempts: number;
  /** When it is retried automatically; null waits for an edit. */
  retryAfterMs: number | null;
};

/** Records why a product could not be embedded. An edit clears the note, and embedding is retried. */
export async function writeEmbeddingFailure(
  { productId, inputHash }: Pick<EmbeddingInput, "productId" | "inputHash">,
  { message, attempts, retryAfterMs }: EmbeddingFailure,
): Promise<void> {
  await db().$executeRaw`
    UPDATE product SET embedding_error = ${message}, embedding_attempts = ${attempts}::int,
      embedding_retry_at = now() + ${retryAfterMs}::float8 * interval '1 millisecond'
    WHERE id = ${productId}::uuid AND embedding_input_hash = ${inputHash}`;
}

/** Clears the notes of products that could be embedded after all. */
export async function clearEmbeddingFailures(productIds: string[]): Promise<void> {
  await db().$executeRaw`
    UPDATE product SET embedding_error = NULL, embedding_attempts = 0, embedding_retry_at = NULL
    WHERE id = ANY(${productIds}::uuid[])`;
}
