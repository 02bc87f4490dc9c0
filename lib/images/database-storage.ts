import type { PhotoStorage } from "@/lib/images/photo-storage";
import { deleteFiles, getFile, listFilesOlderThan, upsertFile } from "@/lib/images/queries";

/** Photos as rows, for hosts without a disk. */
export function createDatabaseStorage(): PhotoStorage {
  return {
    read: getFile,
    write: upsertFile,
    remove: deleteFiles,
    listOlderThan: listFilesOlderThan,
  };
}
