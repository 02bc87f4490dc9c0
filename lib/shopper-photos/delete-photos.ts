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
 * Deletes a shopper's photo at once: its file and what was made of it, and all parts that were cut from it. Whoever
 * holds its link may; links of others who sent the same bytes end too (docs/decisions/0016).
 * @param id the photo's, or that of a part of it
 * @returns whether there was such a photo
 */
export async function deleteQueryPhoto(id: string): Promise<boolean> {
  const storageKey = await getQueryPhotoKey(id);
  if (storageKey === null) return false;
  await deletePhotos([storageKey]);
  return true;
}

/**
 * Deletes the photos whose time is over.
 * @param signal ends it between two files; those that are left are collected with what nothing refers to
 */
export async function deleteExpiredPhotos(signal?: AbortSignal): Promise<void> {
  await deleteUnusedPhotos(await deleteExpiredQueryPhotos(), signal);
}

/** Deletes the photos that would expire next, until all of them take no more than SHOPPER_PHOTOS_MB. */
export async function keepWithinBudget(): Promise<void> {
  const budget = env().SHOPPER_PHOTOS_MB * MEGABYTE;
  for (;;) {
    const over = (await getQueryPhotoBytes()) - budget;
    const keys = over > 0 ? await listNextToExpire(over) : [];
    if (keys.length === 0) return;
    await deletePhotos(keys);
  }
}

/** A part that is being cut is committed before its photo's row goes, but may not be seen by the same statement. */
async function deletePhotos(storageKeys: string[]): Promise<void> {
  while ((await deleteQueryPhotosOf(storageKeys)) > 0);
  // Of before shoppers' files had names of their own, some may be a product's too.
  await deleteUnusedPhotos(storageKeys);
}
