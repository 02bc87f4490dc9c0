import { opendir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { PhotoFile, PhotoSource } from "@/lib/import/photo-source-types";

/** All files in a folder and its subfolders, except hidden files and links. */
export async function openFolderPhotos(folder: string): Promise<PhotoSource> {
  const files: PhotoFile[] = [];
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.push({
      name: path.relative(folder, file).split(path.sep).join("/"),
      byteSize: (await stat(file)).size,
      read: () => readFile(file),
    });
  }
  return { files, problems: [], close: async () => undefined };
}
