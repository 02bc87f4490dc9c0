import { env } from "@/lib/env";
import { createDatabaseStorage } from "@/lib/images/database-storage";
import { createFolderStorage } from "@/lib/images/folder-storage";

/**
 * Where photos are kept. A name is made by us alone, of lower-case letters, digits, "-" and ".";
 * what is written under a name never changes.
 */
export type PhotoStorage = {
  /** Null when nothing is kept under this name. */
  read(name: string): Promise<Buffer | null>;
  /** Whole or not at all; writing a name again renews its age. */
  write(name: string, bytes: Buffer): Promise<void>;
  /** Names that are not there are passed over. */
  remove(names: string[]): Promise<void>;
  /** Names last written before a moment, some at a time. */
  listOlderThan(moment: Date, atOnce: number): AsyncGenerator<string[]>;
};

/** The storage that PHOTO_STORAGE chooses. */
export function photoStorage(): PhotoStorage {
  const { PHOTO_STORAGE, dataDir } = env();
  return PHOTO_STORAGE === "database" ? createDatabaseStorage() : createFolderStorage(dataDir);
}
