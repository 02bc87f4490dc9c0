import { readdir } from "node:fs/promises";
import path from "node:path";
import { UserError } from "@/lib/errors";

/** All files in a folder and its subfolders, as absolute paths in a stable order. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new UserError("dataset", `${folder} is not a folder that can be read.`, { cause });
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.resolve(entry.parentPath, entry.name))
    .sort();
}

const PHOTO = /\.(jpe?g|png|webp|avif|gif)$/i;

export function isPhoto(file: string): boolean {
  return PHOTO.test(file);
}
