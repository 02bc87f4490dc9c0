import { stat } from "node:fs/promises";
import { UserError } from "@/lib/errors";
import { openFolderPhotos } from "@/lib/import/photo-folder";
import type { PhotoSource } from "@/lib/import/photo-source-types";
import { openZipPhotos } from "@/lib/import/photo-zip";

/**
 * The photos of an import: a zip archive, read in place, or a folder with its subfolders.
 * @throws UserError `import-photos`
 */
export async function openPhotoSource(where: string): Promise<PhotoSource> {
  const found = await stat(where).catch(() => null);
  if (!found) {
    throw new UserError("import-photos", `There is no ${where}. --photos names a zip or a folder.`);
  }
  return found.isDirectory() ? openFolderPhotos(where) : openZipPhotos(where);
}
