import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryOneRow, queryRows } from "@/lib/database/query-rows";
import type { Crop } from "@/lib/shopper-photos/crop";
import { numbersFromText, vectorText } from "@/lib/vectors/codec";

export type QueryPhoto = {
  id: string;
  /** The whole photo's, as are the width and height. */
  storageKey: string;
  widthPx: number;
  heightPx: number;
  /** The part to search by; null for the whole photo. */
  crop: Crop | null;
};
export type QueryPhotoVector = QueryPhoto & {
  modelKey: string;
  vector: Float32Array;
  expiresAt: Date;
};

const idRow = z.strictObject({ id: z.string() });
const keptRow = idRow.extend({ storageKey: z.string() });
const vectorRow = keptRow.extend({
  widthPx: z.int(),
  heightPx: z.int(),
  x: z.number().nullable(),
  y: z.number().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  modelKey: z.string(),
  vector: z.string(),
  expiresAt: z.date(),
});

export type KeptPhoto = z.output<typeof keptRow>;

/**
 * Stores a whole photo. If another process has stored the same bytes meanwhile, its row is kept and returned.
 * @param contentHash the first 40 hex digits of the sha256 of its bytes
 */
export async function insertQueryPhoto(
  photo: QueryPhotoVector & { crop: null; contentHash: string; byteSize: number },
): Promise<KeptPhoto> {
  return await queryOneRow(db(), keptRow)`
    INSERT INTO query_photo AS kept (id, storage_key, content_hash, model_key, embedding, width_px, height_px, byte_size,
      expires_at)
    VALUES (${photo.id}::uuid, ${photo.storageKey}, ${photo.contentHash}, ${photo.modelKey},
      ${vectorText(photo.vector)}::vector, ${photo.widthPx}::int, ${photo.heightPx}::int, ${photo.byteSize}::int,
      ${photo.expiresAt})
    ON CONFLICT (content_hash) DO UPDATE SET expires_at = greatest(kept.expires_at, excluded.expires_at)
    RETURNING id::text, storage_key AS "storageKey"`;
}

/** The whole photo with these bytes, its expiry extended to `expiresAt`; null when none is stored. */
export async function renewQueryPhoto(
  contentHash: string,
  expiresAt: Date,
): Promise<KeptPhoto | null> {
  const [row] = await queryRows(db(), keptRow)`
    UPDATE query_photo SET expires_at = greatest(expires_at, ${expiresAt}) WHERE content_hash = ${contentHash}
    RETURNING id::text, storage_key AS "storageKey"`;
  return row ?? null;
}

/**
 * Stores a part of a photo. If it is already stored, its row keeps the later expiry. Returns the row's id, or null when
 * the source photo has been deleted meanwhile.
 * @param source id of that photo, or of another part of it; locked, so that its deletion comes either before this, or
 *   after and includes the part
 */
export async function upsertQueryPhotoCrop(
  source: string,
  photo: QueryPhotoVector & { crop: Crop },
): Promise<string | null> {
  const { x, y, width, height } = photo.crop;
  const [row] = await queryRows(db(), idRow)`
    WITH source AS (SELECT storage_key FROM query_photo WHERE id = ${source}::uuid FOR KEY SHARE)
    INSERT INTO query_photo AS kept (id, storage_key, model_key, embedding, width_px, height_px, expires_at,
      crop_x, crop_y, crop_width, crop_height)
    SELECT ${photo.id}::uuid, source.storage_key, ${photo.modelKey}, ${vectorText(photo.vector)}::vector,
      ${photo.widthPx}::int, ${photo.heightPx}::int, ${photo.expiresAt},
      ${x}::numeric, ${y}::numeric, ${width}::numeric, ${height}::numeric
    FROM source
    ON CONFLICT (storage_key, crop_x, crop_y, crop_width, crop_height) WHERE crop_x IS NOT NULL
    DO UPDATE SET model_key = excluded.model_key, embedding = excluded.embedding,
      expires_at = greatest(kept.expires_at, excluded.expires_at)
    RETURNING id::text`;
  return row?.id ?? null;
}

/** The id of an already stored part of a photo, its expiry extended to `expiresAt`; null when there is none. */
export async function renewQueryPhotoCrop(
  storageKey: string,
  { x, y, width, height }: Crop,
  expiresAt: Date,
): Promise<string | null> {
  const [row] = await queryRows(db(), idRow)`
    UPDATE query_photo SET expires_at = greatest(expires_at, ${expiresAt})
    WHERE storage_key = ${storageKey} AND expires_at > now()
      AND crop_x = ${x}::numeric AND crop_y = ${y}::numeric
      AND crop_width = ${width}::numeric AND crop_height = ${height}::numeric
    RETURNING id::text`;
  return row?.id ?? null;
}

/** The id of a stored photo that is searched by as a whole: the one with the latest expiry; null when there is none. */
export async function getWholeQueryPhotoId(storageKey: string): Promise<string | null> {
  const [row] = await queryRows(db(), idRow)`
    SELECT id::text FROM query_photo
    WHERE storage_key = ${storageKey} AND crop_x IS NULL AND expires_at > now()
    ORDER BY expires_at DESC LIMIT 1`;
  return row?.id ?? null;
}

export async function updateQueryPhotoVector(id: string, modelKey: string, vector: Float32Array) {
  await db().$executeRaw`
    UPDATE query_photo SET model_key = ${modelKey}, embedding = ${vectorText(vector)}::vector
    WHERE id = ${id}::uuid`;
}

/** Null when the id is unknown or its photo has been deleted. */
export async function getQueryPhotoVector(id: string): Promise<QueryPhotoVector | null> {
  const [row] = await queryRows(db(), vectorRow)`
    SELECT id::text, storage_key AS "storageKey", width_px AS "widthPx", height_px AS "heightPx",
      crop_x::float8 AS x, crop_y::float8 AS y, crop_width::float8 AS width, crop_height::float8 AS height,
      model_key AS "modelKey", embedding::text AS vector, expires_at AS "expiresAt"
    FROM query_photo WHERE id = ${id}::uuid AND expires_at > now()`;
  if (!row) return null;
  const { x, y, width, height, vector, ...photo } = row;
  const crop =
    x === null || y === null || width === null || height === null ? null : { x, y, width, height };
  return { ...photo, crop, vector: Float32Array.from(numbersFromText(vector)) };
}
