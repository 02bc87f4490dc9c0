import { randomUUID } from "node:crypto";
import { servingTowers } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import { decodePhoto } from "@/lib/images/decode";
import { deleteStoredPhoto, readStoredPhoto, storeDecodedPhoto } from "@/lib/images/store-photo";
import {
  deleteExpiredQueryPhotos,
  getQueryPhotoVector,
  insertQueryPhoto,
  type QueryPhoto,
  updateQueryPhotoVector,
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
    modelKey: towers.key,
    vector: vector as Float32Array,
    expiresAt: new Date(Date.now() + KEPT_MS),
  });
  return { id };
}

/** Null when the link is unknown or older than photos are kept. */
export async function getQueryPhoto(id: string): Promise<QueryPhoto | null> {
  const photo = await getQueryPhotoVector(id);
  if (!photo) return null;
  const { storageKey, widthPx, heightPx } = photo;
  return { id, storageKey, widthPx, heightPx };
}

/**
 * The image vector of a shopper's photo by the serving towers; after a model switch it is embedded anew.
 * @throws UserError when the photo is no longer kept
 */
export async function queryPhotoVector(id: string): Promise<Float32Array> {
  const [photo, towers] = await Promise.all([getQueryPhotoVector(id), servingTowers()]);
  if (!photo) throw forgotten();
  if (photo.modelKey === towers.key) return photo.vector;
  const bytes = await readStoredPhoto(photo.storageKey);
  if (!bytes) throw forgotten();
  const [vector] = await towers.embedImages([bytes]);
  await updateQueryPhotoVector(id, towers.key, vector as Float32Array);
  return vector as Float32Array;
}

/** Deletes the photos whose time is over. */
export async function forgetExpiredPhotos(): Promise<void> {
  for (const storageKey of await deleteExpiredQueryPhotos()) await deleteStoredPhoto(storageKey);
}

function forgotten(): UserError {
  return new UserError(
    "photo-forgotten",
    "This photo is no longer kept. Upload it again to search with it.",
  );
}
