import { orDiskTrouble } from "@/lib/images/disk-trouble";
import type { PhotoStorage } from "@/lib/images/photo-storage-types";
import {
  deleteFiles,
  deleteUnusedFile,
  getFile,
  getFileSize,
  listFilesOlderThan,
  renewFile,
  upsertFile,
} from "@/lib/images/queries";

/** Stores photos as rows, for hosts without a disk. */
export function createDatabaseStorage(): PhotoStorage {
  return {
    read: getFile,
    sizeOf: getFileSize,
    write: (name, bytes) => orDiskTrouble(upsertFile(name, bytes)),
    renew: renewFile,
    remove: deleteFiles,
    async removeUnused(storageKey, since) {
      await deleteUnusedFile(storageKey, since);
      return (await getFileSize(storageKey)) === null;
    },
    listOlderThan: listFilesOlderThan,
    // A row is never written partially.
    removeUnfinished: async () => undefined,
  };
}
