import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { dataFolderModes } from "@/lib/data-folder-modes";
import { orDiskTrouble } from "@/lib/images/disk-trouble";
import { isDone, listFiles, orNull, putBack, writeWhole } from "@/lib/images/files";
import type { PhotoStorage } from "@/lib/images/photo-storage-types";
import { listUnusedPhotoKeys } from "@/lib/images/queries";
import { isStoredName } from "@/lib/images/rendition-names";

const UNFINISHED = ".tmp";
/** Suffix of a photo that is about to be removed or put back. */
const ASIDE = ".aside";

/**
 * Stores photos as files under DATA_DIR/photos, in 256 folders named by the first two characters of the file name,
 * closed to other accounts.
 */
export function createFolderStorage(dataDir: string): PhotoStorage {
  const root = path.join(/* turbopackIgnore: true */ dataDir, "photos");
  const fileOf = (name: string) =>
    path.join(/* turbopackIgnore: true */ root, name.slice(0, 2), name);

  /** Looks again at the file itself, since one set aside may be put back between two looks. */
  async function find<T>(name: string, look: (file: string) => Promise<T>): Promise<T | null> {
    const file = fileOf(name);
    return (
      (await orNull(look(file))) ?? (await orNull(look(file + ASIDE))) ?? (await orNull(look(file)))
    );
  }

  return {
    read: (name) => find(name, (file) => readFile(file)),

    sizeOf: async (name) => (await find(name, (file) => stat(file)))?.size ?? null,

    async write(name, bytes) {
      const file = fileOf(name);
      const unfinished = `${file}.${randomUUID().slice(0, 8)}${UNFINISHED}`;
      await orDiskTrouble(writeWhole(file, bytes, unfinished, dataFolderModes(dataDir)));
    },

    async renew(name) {
      const now = new Date();
      return isDone(utimes(fileOf(name), now, now));
    },

    async remove(names) {
      const files = names.map(fileOf).flatMap((file) => [file, file + ASIDE]);
      await Promise.all(files.map((file) => rm(file, { force: true })));
    },

    /**
     * Sets the file aside first. From then on, a renewal finds it gone and writes it again, and its age cannot change
     * while it is checked.
     */
    async removeUnused(storageKey, since) {
      const file = fileOf(storageKey);
      if (!(await isDone(rename(file, file + ASIDE)))) return true;
      const aside = await orNull(stat(file + ASIDE));
      if (!aside) return false;
      if (aside.mtime >= since || (await listUnusedPhotoKeys([storageKey])).length === 0) {
        await putBack(file + ASIDE, file);
        return false;
      }
      await rm(file + ASIDE, { force: true });
      return true;
    },

    async *listOlderThan(moment, atOnce) {
      let names: string[] = [];
      for await (const { name, file } of listFiles(root)) {
        if (!isStoredName(name) || !(await isOlder(file, moment))) continue;
        names.push(name);
        if (names.length < atOnce) continue;
        yield names;
        names = [];
      }
      if (names.length > 0) yield names;
    },

    async removeUnfinished(moment) {
      for await (const { name, file } of listFiles(root)) {
        if (name.endsWith(UNFINISHED) && (await isOlder(file, moment))) {
          await rm(file, { force: true });
        }
        // The process that set it aside was interrupted, so the decision will be made again.
        if (name.endsWith(ASIDE)) await putBack(file, file.slice(0, -ASIDE.length));
      }
    },
  };
}

async function isOlder(file: string, moment: Date): Promise<boolean> {
  const found = await orNull(stat(file));
  return found !== null && found.mtime < moment;
}
