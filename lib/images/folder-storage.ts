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
/** Of a photo that is about to be removed, or put back. */
const ASIDE = ".aside";

/** Photos as files under DATA_DIR/photos, in 256 folders by the first two characters of the name; closed to other accounts. */
export function createFolderStorage(dataDir: string): PhotoStorage {
  const root = path.join(/* turbopackIgnore: true */ dataDir, "photos");
  const fileOf = (name: string) =>
    path.join(/* turbopackIgnore: true */ root, name.slice(0, 2), name);

  /** One that is aside may be put back between two looks. */
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
     * Takes the file aside first: from then on whoever renews it learns that it is gone and writes it again, and what
     * is aside cannot become younger while its age is looked at.
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
        // Whoever took it aside was interrupted: what becomes of it is decided anew.
        if (name.endsWith(ASIDE)) await putBack(file, file.slice(0, -ASIDE.length));
      }
    },
  };
}

async function isOlder(file: string, moment: Date): Promise<boolean> {
  const found = await orNull(stat(file));
  return found !== null && found.mtime < moment;
}
