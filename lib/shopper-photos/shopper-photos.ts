import { randomUUID } from "node:crypto";
import { createShare } from "@/lib/concurrency/share";
import { servingTowers } from "@/lib/embedding/models";
import { decodePhoto, photoContentHash } from "@/lib/images/decode";
import {
  deleteStoredPhoto,
  newStorageKey,
  renewStoredPhoto,
  storeDecodedPhoto,
} from "@/lib/images/store-photo";
import { type Crop, isWholePhoto } from "@/lib/shopper-photos/crop";
import { keepWithinBudget } from "@/lib/shopper-photos/delete-photos";
import {
  embedKeptPhoto,
  embedShopperPhoto,
  photoForgotten,
} from "@/lib/shopper-photos/embed-photo";
import {
  getQueryPhotoVector,
  getWholeQueryPhotoId,
  insertQueryPhoto,
  type QueryPhoto,
  renewQueryPhoto,
  renewQueryPhotoCrop,
  updateQueryPhotoVector,
  upsertQueryPhotoCrop,
} from "@/lib/shopper-photos/queries";

export type { QueryPhoto };

/** Long enough for a link sent to a friend, short enough not to collect photos of strangers. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Size of the database row, with its vector and index entries. */
const ROW_BYTES = 4096;
const HASH_DIGITS = 40;

const shareSave = createShare<{ id: string }>();
const shareVector = createShare<Float32Array>();

/**
 * Accepts a shopper's photo: decodes it, embeds it once, and keeps it re-encoded for the lifetime of its link. If the
 * same bytes are already kept, only their lifetime is extended.
 * @throws UserError when the file is refused, saying what to do; `busy`
 */
export function saveQueryPhoto(bytes: Buffer): Promise<{ id: string }> {
  const contentHash = photoContentHash(bytes).slice(0, HASH_DIGITS);
  return shareSave(contentHash, () => save(bytes, contentHash));
}

async function save(bytes: Buffer, contentHash: string): Promise<{ id: string }> {
  const expiresAt = new Date(Date.now() + KEPT_MS);
  const kept = await renewQueryPhoto(contentHash, expiresAt);
  if (kept && (await renewStoredPhoto(kept.storageKey))) return { id: kept.id };

  const photo = await decodePhoto(bytes, { whenBusy: "refuse" });
  // If the file was lost, write it again for the links that show it.
  const storageKey = kept?.storageKey ?? newStorageKey();
  const [{ modelKey, vector }, stored] = await both(
    embedShopperPhoto(photo.image),
    storeDecodedPhoto(photo, storageKey),
    () => deleteStoredPhoto(storageKey),
  );
  if (kept) return { id: kept.id };
  const inserted = await insertQueryPhoto({
    id: randomUUID(),
    storageKey,
    contentHash,
    widthPx: stored.widthPx,
    heightPx: stored.heightPx,
    byteSize: stored.byteSize + ROW_BYTES,
    crop: null,
    modelKey,
    vector,
    expiresAt,
  }).catch(async (error: unknown) => {
    await deleteStoredPhoto(storageKey);
    throw error;
  });
  // Another process has stored the same bytes in the meantime.
  if (inserted.storageKey !== storageKey) await deleteStoredPhoto(storageKey);
  await keepWithinBudget();
  return { id: inserted.id };
}

/** Waits for both; if one fails, neither leaves anything behind. */
async function both<A, B>(one: Promise<A>, other: Promise<B>, undo: () => Promise<void>) {
  const [first, second] = await Promise.allSettled([one, other]);
  if (first.status === "fulfilled" && second.status === "fulfilled") {
    return [first.value, second.value] as const;
  }
  await undo();
  throw first.status === "rejected" ? first.reason : (second as PromiseRejectedResult).reason;
}

/**
 * Crops a shopper's photo, to search by the part: it is embedded once, kept under its own id, and deleted together with
 * the photo. It is always cut from the whole photo, even if `id` is a part's. A crop of the whole photo is the photo
 * itself.
 * @throws UserError when the photo is no longer kept; `busy`
 */
export async function cropQueryPhoto(id: string, crop: Crop): Promise<{ id: string }> {
  const photo = await getQueryPhotoVector(id);
  if (!photo) throw photoForgotten();
  const { storageKey, expiresAt } = photo;
  const kept = isWholePhoto(crop)
    ? await getWholeQueryPhotoId(storageKey)
    : await renewQueryPhotoCrop(storageKey, crop, expiresAt);
  if (kept) return { id: kept };
  if (isWholePhoto(crop)) throw photoForgotten();
  const { modelKey, vector } = await embedKeptPhoto({ storageKey, crop });
  const part = { ...photo, id: randomUUID(), crop, modelKey, vector };
  const partId = await upsertQueryPhotoCrop(id, part);
  if (!partId) throw photoForgotten();
  await keepWithinBudget();
  return { id: partId };
}

/** Null when the link is unknown or has expired. */
export async function getQueryPhoto(id: string): Promise<QueryPhoto | null> {
  const photo = await getQueryPhotoVector(id);
  if (!photo) return null;
  const { storageKey, widthPx, heightPx, crop } = photo;
  return { id, storageKey, widthPx, heightPx, crop };
}

/** The id of the whole photo that a part was cut from, or the photo's own id; null when it is no longer kept. */
export async function getWholePhotoId({
  id,
  storageKey,
  crop,
}: QueryPhoto): Promise<string | null> {
  return crop === null ? id : getWholeQueryPhotoId(storageKey);
}

/**
 * The image vector of a shopper's photo, or of its part, by the serving towers. After a change of model it is embedded
 * again.
 * @throws UserError when the photo is no longer kept; `busy`
 */
export function queryPhotoVector(id: string): Promise<Float32Array> {
  return shareVector(id, () => readVector(id));
}

async function readVector(id: string): Promise<Float32Array> {
  const [photo, towers] = await Promise.all([getQueryPhotoVector(id), servingTowers()]);
  if (!photo) throw photoForgotten();
  if (photo.modelKey === towers.key) return photo.vector;
  const { modelKey, vector } = await embedKeptPhoto(photo);
  await updateQueryPhotoVector(id, modelKey, vector);
  return vector;
}
