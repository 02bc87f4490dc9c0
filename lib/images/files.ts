import { link, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Modes } from "@/lib/data-folder-modes";

/** Null when the file does not exist. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** False when the file does not exist. */
export async function isDone(change: Promise<void>): Promise<boolean> {
  return (await orNull(change.then(() => true))) ?? false;
}

/** Writes the file completely or not at all; removes what a failed write leaves behind. */
export async function writeWhole(
  file: string,
  bytes: Buffer,
  unfinished: string,
  modes: Modes,
): Promise<void> {
  try {
    await writeInFolder(unfinished, bytes, modes);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The folder nearly always exists, so it is created only if writing fails. */
async function writeInFolder(file: string, bytes: Buffer, modes: Modes): Promise<void> {
  try {
    await writeFile(file, bytes, { mode: modes.file });
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    await mkdir(path.dirname(file), { recursive: true, mode: modes.folder });
    await writeFile(file, bytes, { mode: modes.file });
  }
}

/** Gives a file its name back, unless there is a new one by now. Not every disk supports links. */
export async function putBack(aside: string, file: string): Promise<void> {
  try {
    await link(aside, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") {
      await isDone(rename(aside, file));
      return;
    }
  }
  await rm(aside, { force: true });
}

/** The files in a folder's subfolders; the folder may be missing. */
export async function* listFiles(root: string): AsyncGenerator<{ name: string; file: string }> {
  for (const folder of (await orNull(readdir(root))) ?? []) {
    const within = path.join(/* turbopackIgnore: true */ root, folder);
    for (const name of (await orNull(readdir(within))) ?? []) {
      yield { name, file: path.join(/* turbopackIgnore: true */ within, name) };
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
