import { env } from "@/lib/env";
import { deleteUnusedPhotos } from "@/lib/images/store-photo";
import {
  deleteExpiredQueryPhotos,
  deleteQueryPhotosOf,
  getQueryPhotoBytes,
  getQueryPhotoKey,
  listNextToExpire,
} from "@/lib/shopper-photos/deletion-queries";

const MEGABYTE = 1024 * 1024;

/**
 * Deletes a shopper's photo at once: its file, everything made from it, and all parts cut from it. Anyone with its link
 * may do so; links of others who sent the same bytes stop working too (docs/decisions/0016).
 * @param id of the photo, or of a part of it
 * @returns whether there was such a photo
 */
export async function deleteQueryPhoto(id: string): Promise<boolean> {
  const storageKey = await getQueryPhotoKey(id);
  if (storageKey === null) return false;
  await deletePhotos([storageKey]);
  return true;
}

/**
 * Deletes the expired photos.
 * @param signal ends it between two files; the rest is deleted with the photos that nothing refers to
 */
export async function deleteExpiredPhotos(signal?: AbortSignal): Promise<void> {
  await deleteUnusedPhotos(await deleteExpiredQueryPhotos(), signal);
}

/** Deletes the photos that would expire next, until all of them fit into SHOPPER_PHOTOS_MB. */
export async function keepWithinBudget(): Promise<void> {
  const budget = env().SHOPPER_PHOTOS_MB * MEGABYTE;
  for (;;) {
    const over = (await getQueryPhotoBytes()) - budget;
    const keys = over > 0 ? await listNextToExpire(over) : [];
    if (keys.length === 0) return;
    await deletePhotos(keys);
  }
}

/**
 * Repeats the deletion: a part being cut is committed before its photo's row is deleted, but the same statement may not
 * see it.
 */
async function deletePhotos(storageKeys: string[]): Promise<void> {
  while ((await deleteQueryPhotosOf(storageKeys)) > 0);
  // Some files from before shoppers' photos had names of their own may also belong to a product.
  await deleteUnusedPhotos(storageKeys);
}
