import { photoStorage } from "@/lib/images/photo-storage";
import { listUnusedPhotoKeys } from "@/lib/images/queries";
import { renditionNames, storageKeyOfName } from "@/lib/images/rendition-names";

/** An upload must not disappear while its form is still being filled in. */
const UNUSED_FOR_MS = 24 * 60 * 60 * 1000;
/** No photo takes this long to write. */
const UNFINISHED_FOR_MS = 60 * 60 * 1000;
const LOOKED_AT_ONCE = 1000;

/**
 * Deletes photos that no product or search refers to and that nobody has stored for a day: those of deleted products,
 * and uploads that were never saved. Also deletes what interrupted writers left behind. Returns the number of photos.
 * Call it from time to time; a photo stored again meanwhile stays.
 * @param signal ends it between two photos
 */
export async function deleteUnusedPhotos(signal?: AbortSignal): Promise<number> {
  const storage = photoStorage();
  const before = new Date(Date.now() - UNUSED_FOR_MS);
  await storage.removeUnfinished(new Date(Date.now() - UNFINISHED_FOR_MS));
  let forgotten = 0;
  for await (const names of storage.listOlderThan(before, LOOKED_AT_ONCE)) {
    if (signal?.aborted) return forgotten;
    const keys = [...new Set(names.map(storageKeyOfName))];
    for (const key of await listUnusedPhotoKeys(keys)) {
      if (signal?.aborted) return forgotten;
      if (!(await storage.removeUnused(key, before))) continue;
      await storage.remove(renditionNames(key));
      forgotten += 1;
    }
  }
  return forgotten;
}
