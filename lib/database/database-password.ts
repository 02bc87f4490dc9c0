import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolderModes } from "@/lib/data-folder-modes";

/** 256 bits: too many to try, however fast the server answers. */
const PASSWORD = /^[\w-]{43}$/;

/**
 * The password of a data folder's embedded database, created at its first start. Only the database process calls this,
 * and it holds the folder's lock, so no two create one at once. A file left half-written by a power cut is replaced.
 */
export function databasePassword(dataDir: string): string {
  const file = path.join(dataDir, "database-password");
  const kept = read(file);
  if (PASSWORD.test(kept)) return kept;
  const made = randomBytes(32).toString("base64url");
  const { file: mode } = dataFolderModes(dataDir);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${made}\n`, { mode });
  chmodSync(draft, mode);
  renameSync(draft, file);
  return made;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
