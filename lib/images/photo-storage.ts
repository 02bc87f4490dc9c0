import { env } from "@/lib/env";
import { createDatabaseStorage } from "@/lib/images/database-storage";
import { createFolderStorage } from "@/lib/images/folder-storage";
import type { PhotoStorage } from "@/lib/images/photo-storage-types";

/** The storage that PHOTO_STORAGE chooses. */
export function photoStorage(): PhotoStorage {
  const { PHOTO_STORAGE, dataDir } = env();
  return PHOTO_STORAGE === "database" ? createDatabaseStorage() : createFolderStorage(dataDir);
}
