import type { Client } from "pg";
import { UserError } from "@/lib/errors";

type Version = readonly [major: number, minor: number, patch: number];

/** The first with iterative index scans, which continue until enough rows pass the filters. */
const OLDEST: Version = [0, 8, 0];
/** Versions 0.8.2 to 0.8.4 fixed the faults named below. */
const SOUND: Version = [0, 8, 4];
let isWarned = false;

/**
 * Ensures that a database has a pgvector that the shop can use. If it has known faults, warns on stderr once per
 * process.
 * @throws UserError when there is none, or one that is too old
 */
export async function requirePgvector(client: Client): Promise<void> {
  const { rows } = await client.query<{ installed: string | null; library: string }>(
    `SELECT installed_version AS installed, default_version AS library
       FROM pg_available_extensions WHERE name = 'vector'`,
  );
  const [found] = rows;
  if (!found) {
    throw new UserError(
      "pgvector-missing",
      "This Postgres has no pgvector. Install it (Debian: `apt install postgresql-17-pgvector`, Docker: the image `pgvector/pgvector:pg17`), or unset DATABASE_URL to use the embedded database.",
    );
  }
  const usable = found.installed ?? found.library;
  if (isOlder(usable, OLDEST)) {
    throw new UserError(
      "pgvector-too-old",
      `This Postgres has pgvector ${usable}; ${SOUND.join(".")} or newer is asked for, and below ${OLDEST.join(".")} nothing works. Update the package, then run \`ALTER EXTENSION vector UPDATE\` in the database.`,
    );
  }
  const warning = pgvectorWarning(found.library);
  if (warning && !isWarned) console.error(warning);
  isWarned ||= warning !== null;
}

/** The warning about a library version, or null. Its fixes work without updating the extension. */
export function pgvectorWarning(version: string): string | null {
  if (!isOlder(version, SOUND)) return null;
  return `This Postgres has pgvector ${version}. Versions 0.8.2 to 0.8.4 repaired a buffer overflow in parallel index builds and indexes that vacuum corrupted: update the package to ${SOUND.join(".")} or newer, then run \`REINDEX TABLE product_embedding\`.`;
}

function isOlder(version: string, than: Version): boolean {
  const parts = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  for (const [index, wanted] of than.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
