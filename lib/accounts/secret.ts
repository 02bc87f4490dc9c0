import { randomBytes, randomUUID } from "node:crypto";
import { link, readFile, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataFolderModes } from "@/lib/data-folder-modes";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";

const minLength = 32;

/**
 * The secret that signs session cookies: AUTH_SECRET, else one generated once into `<DATA_DIR>/auth-secret`
 * (closed to other accounts). Throws UserError when neither is possible.
 */
export async function authSecret(): Promise<string> {
  const { AUTH_SECRET, dataDir } = env();
  if (AUTH_SECRET) return longEnough(AUTH_SECRET, "AUTH_SECRET");
  const file = path.join(dataDir, "auth-secret");
  const stored = await readSecret(file);
  return longEnough(stored ?? (await generateSecret(file)), file);
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw cannotKeep(file, error);
  }
}

/** Writes aside and links into place, so that two starting processes agree on one whole secret. */
async function generateSecret(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const { file: mode } = dataFolderModes(path.dirname(file));
    await writeFile(draft, `${randomBytes(32).toString("base64url")}\n`, { mode });
    await link(draft, file).catch((error) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  } catch (error) {
    throw cannotKeep(file, error);
  } finally {
    await unlink(draft).catch(() => undefined);
  }
  const stored = await readSecret(file);
  if (stored === null) throw new Error(`${file} vanished while it was being made.`);
  return stored;
}

function longEnough(secret: string, source: string): string {
  if (secret.length >= minLength) return secret;
  throw new UserError(
    "auth-secret",
    `${source} is too short to sign sessions with. Use at least ${minLength} random characters, for example from \`openssl rand -base64 32\`.`,
  );
}

function cannotKeep(file: string, cause: unknown): UserError {
  return new UserError(
    "auth-secret",
    `The secret that signs sessions cannot be kept in ${file}. Set AUTH_SECRET to at least ${minLength} random characters, for example from \`openssl rand -base64 32\`, or make the folder writable.`,
    { cause },
  );
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
