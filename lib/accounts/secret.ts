import { randomBytes } from "node:crypto";
import path from "node:path";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { keptSecret } from "@/lib/kept-secret";

const minLength = 32;

/**
 * The secret that signs session cookies: AUTH_SECRET, or one generated once in `<DATA_DIR>/auth-secret` (closed to
 * other accounts). Throws UserError when neither is possible.
 */
export async function authSecret(): Promise<string> {
  const { AUTH_SECRET, dataDir } = env();
  if (AUTH_SECRET) return longEnough(AUTH_SECRET, "AUTH_SECRET");
  const file = path.join(dataDir, "auth-secret");
  const secret = await keptSecret(file, () => randomBytes(32).toString("base64url")).catch(
    (cause: unknown) => {
      throw cannotKeep(file, cause);
    },
  );
  return longEnough(secret, file);
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
