import { randomUUID } from "node:crypto";
import { servingTowers } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import { cropPhoto } from "@/lib/images/crop-photo";
import { decodePhoto } from "@/lib/images/decode";
import { deleteStoredPhoto, readStoredPhoto, storeDecodedPhoto } from "@/lib/images/store-photo";
import { type Crop, isWholePhoto } from "@/lib/search/crop";
import {
  deleteExpiredQueryPhotos,
  getQueryPhotoVector,
  getWholeQueryPhotoId,
  insertQueryPhoto,
  type QueryPhoto,
  renewQueryPhotoCrop,
  updateQueryPhotoVector,
  upsertQueryPhotoCrop,
} from "@/lib/search/query-photo-queries";

export type { QueryPhoto };

/** Long enough for a link sent to a friend, short enough to forget a stranger's photo. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Takes a shopper's photo: decodes it, embeds it once, keeps it re-encoded for the link's lifetime.
 * @throws UserError when the file is refused, saying what to do
 */
export async function saveQueryPhoto(bytes: Buffer): Promise<{ id: string }> {
  const photo = await decodePhoto(bytes);
  const towers = await servingTowers();
  const [[vector], stored] = await Promise.all([
    towers.embedImages([photo.image]),
    storeDecodedPhoto(photo),
  ]);
  const id = randomUUID();
  await insertQueryPhoto({
    id,
    storageKey: stored.storageKey,
    widthPx: stored.widthPx,
    heightPx: stored.heightPx,
    crop: null,
    modelKey: towers.key,
    vector: vector as Float32Array,
    expiresAt: new Date(Date.now() + KEPT_MS),
  });
  return { id };
}

/**
 * A part of a shopper's photo, to search by: embedded once, kept under an id of its own, forgotten together with the
 * photo. It is cut from the whole photo, whatever part `id` stands for; the whole photo as a part is the photo itself.
 * @throws UserError when the photo is no longer kept
 */
export async function cropQueryPhoto(id: string, crop: Crop): Promise<{ id: string }> {
  const [photo, towers] = await Promise.all([getQueryPhotoVector(id), servingTowers()]);
  if (!photo) throw forgotten();
  const { storageKey, expiresAt } = photo;
  const kept = isWholePhoto(crop)
    ? await getWholeQueryPhotoId(storageKey)
    : await renewQueryPhotoCrop(storageKey, crop, expiresAt);
  if (kept) return { id: kept };
  if (isWholePhoto(crop)) throw forgotten();
  const modelKey = towers.key;
  const vector = await embedStored({ storageKey, crop });
  const part = { ...photo, id: randomUUID(), crop, modelKey, vector };
  return { id: await upsertQueryPhotoCrop(part) };
}

/** Null when the link is unknown or older than photos are kept. */
export async function getQueryPhoto(id: string): Promise<QueryPhoto | null> {
  const photo = await getQueryPhotoVector(id);
  if (!photo) return null;
  const { storageKey, widthPx, heightPx, crop } = photo;
  return { id, storageKey, widthPx, heightPx, crop };
}

/** The id of the whole photo that a part was cut from, or the photo's own; null when it is no longer kept. */
export async function getWholePhotoId({
  id,
  storageKey,
  crop,
}: QueryPhoto): Promise<string | null> {
  return crop === null ? id : getWholeQueryPhotoId(storageKey);
}

/**
 * The image vector of a shopper's photo, or of its part, by the serving towers; after a model switch it is embedded
 * anew.
 * @throws UserError when the photo is no longer kept
 */
export async function queryPhotoVector(id: string): Promise<Float32Array> {
  const [photo, towers] = await Promise.all([getQueryPhotoVector(id), servingTowers()]);
  if (!photo) throw forgotten();
  if (photo.modelKey === towers.key) return photo.vector;
  const vector = await embedStored(photo);
  await updateQueryPhotoVector(id, towers.key, vector);
  return vector;
}

async function embedStored({
  storageKey,
  crop,
}: Pick<QueryPhoto, "storageKey" | "crop">): Promise<Float32Array> {
  const [towers, bytes] = await Promise.all([servingTowers(), readStoredPhoto(storageKey)]);
  if (!bytes) throw forgotten();
  const [vector] = await towers.embedImages([crop ? await cropPhoto(bytes, crop) : bytes]);
  return vector as Float32Array;
}

/**
 * Deletes the photos whose time is over.
 * @param signal ends it between two files; those that are left are collected with what nothing refers to
 */
export async function forgetExpiredPhotos(signal?: AbortSignal): Promise<void> {
  for (const storageKey of await deleteExpiredQueryPhotos()) {
    if (signal?.aborted) return;
    await deleteStoredPhoto(storageKey);
  }
}

function forgotten(): UserError {
  return new UserError(
    "photo-forgotten",
    "This photo is no longer kept. Upload it again to search with it.",
  );
}
