import { stat } from "node:fs/promises";
import { openFolderPhotos } from "@/lib/catalogue/import/photo-folder";
import { openZipPhotos } from "@/lib/catalogue/import/photo-zip";
import { UserError } from "@/lib/errors";

/** A file in the zip or folder, not yet read. */
export type PhotoFile = {
  /** Its path inside, with "/" between folders. */
  name: string;
  byteSize: number;
  read(): Promise<Buffer>;
};

export type PhotoSource = {
  files: PhotoFile[];
  /** What is wrong with the source itself, a sentence each: files of it that nothing can be had from, say. */
  problems: string[];
  close(): Promise<void>;
};

/**
 * The photos of an import: a zip archive, read in place, or a folder with everything in it.
 * @throws UserError `import-photos`
 */
export async function openPhotoSource(where: string): Promise<PhotoSource> {
  const found = await stat(where).catch(() => null);
  if (!found) {
    throw new UserError("import-photos", `There is no ${where}. --photos names a zip or a folder.`);
  }
  return found.isDirectory() ? openFolderPhotos(where) : openZipPhotos(where);
}
