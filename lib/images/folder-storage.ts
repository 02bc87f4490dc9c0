import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataFolderModes, type Modes } from "@/lib/data-folder-modes";
import type { PhotoStorage } from "@/lib/images/photo-storage";

/** Photos as files under DATA_DIR/photos, in 256 folders by the first two characters of the name; closed to other accounts. */
export function createFolderStorage(dataDir: string): PhotoStorage {
  const root = path.join(/* turbopackIgnore: true */ dataDir, "photos");
  const fileOf = (name: string) =>
    path.join(/* turbopackIgnore: true */ root, name.slice(0, 2), name);

  return {
    async read(name) {
      try {
        return await readFile(fileOf(name));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async write(name, bytes) {
      const file = fileOf(name);
      const unfinished = `${file}.${randomUUID().slice(0, 8)}.tmp`;
      await writeInFolder(unfinished, bytes, dataFolderModes(dataDir));
      await rename(unfinished, file);
    },

    async remove(names) {
      await Promise.all(names.map((name) => rm(fileOf(name), { force: true })));
    },

    async *listOlderThan(moment, atOnce) {
      let names: string[] = [];
      for (const shard of await list(root)) {
        for (const name of await list(path.join(root, shard))) {
          const found = await stat(path.join(root, shard, name)).catch(() => null);
          if (found && found.mtime < moment) names.push(name);
          if (names.length < atOnce) continue;
          yield names;
          names = [];
        }
      }
      if (names.length > 0) yield names;
    },
  };
}

/** Nearly always the folder is there already, so it is made only when writing fails. */
async function writeInFolder(file: string, bytes: Buffer, modes: Modes): Promise<void> {
  try {
    await writeFile(file, bytes, { mode: modes.file });
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(path.dirname(file), { recursive: true, mode: modes.folder });
    await writeFile(file, bytes, { mode: modes.file });
  }
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
