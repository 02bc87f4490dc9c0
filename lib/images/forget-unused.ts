import { photoStorage } from "@/lib/images/photo-storage";
import { listUnusedPhotoKeys } from "@/lib/images/queries";
import { storageKeyOfName } from "@/lib/images/rendition-names";
import { deleteStoredPhoto } from "@/lib/images/store-photo";

/** An upload that is still being written into a form must not vanish under it. */
const UNUSED_FOR_MS = 24 * 60 * 60 * 1000;
const LOOKED_AT_ONCE = 1000;

/**
 * Deletes photos that no product and no search has referred to for a day: those of deleted products, and uploads that
 * were never saved. Returns how many. Meant to be called now and then by one process.
 * @param signal ends it between two photos
 */
export async function forgetUnusedPhotos(signal?: AbortSignal): Promise<number> {
  const storage = photoStorage();
  const before = new Date(Date.now() - UNUSED_FOR_MS);
  let forgotten = 0;
  for await (const names of storage.listOlderThan(before, LOOKED_AT_ONCE)) {
    if (signal?.aborted) return forgotten;
    const keys = [...new Set(names.map(storageKeyOfName))];
    const unused = await listUnusedPhotoKeys(keys);
    for (const key of unused) {
      if (signal?.aborted) return forgotten;
      await deleteStoredPhoto(key);
      forgotten += 1;
    }
  }
  return forgotten;
}
