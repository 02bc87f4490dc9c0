import { randomUUID } from "node:crypto";
import { link, readFile, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataFolderModes } from "@/lib/data-folder-modes";

/**
 * A secret that is created once and kept in a file, closed to other accounts. Two processes that start together agree
 * on one.
 * @param make creates the secret if there is none yet
 * @throws a file system error when it can be neither read nor kept
 */
export async function keptSecret(file: string, make: () => string): Promise<string> {
  const stored = await readSecret(file);
  if (stored !== null) return stored;
  await writeOnce(file, make());
  const kept = await readSecret(file);
  if (kept === null) throw new Error(`${file} vanished while it was being made.`);
  return kept;
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Writes a draft and links it into place: readers always see a complete secret, and the first one wins. */
async function writeOnce(file: string, secret: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const { file: mode } = dataFolderModes(path.dirname(file));
    await writeFile(draft, `${secret}\n`, { mode });
    await link(draft, file).catch((error) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
