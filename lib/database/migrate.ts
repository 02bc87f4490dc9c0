import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { requirePgvector } from "@/lib/database/pgvector";
import { UserError } from "@/lib/errors";

/** Table and columns of Prisma's own engine, so that `prisma migrate deploy` agrees with this runner. */
const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** The key that Prisma's engine locks with. */
const ADVISORY_LOCK = 72_707_369;
/** A server that stopped takes connections and answers none. */
const CONNECT_MS = 10_000;

export type Migration = { name: string; sql: string; checksum: string };

/**
 * Applies what is missing from `prisma/migrations`, each migration in a transaction of its own.
 * @returns the names of those applied now
 * @throws UserError when the database has no usable pgvector, or was migrated by other files than these
 */
export async function migrate(
  databaseUrl: string,
  folder = path.resolve("prisma/migrations"),
): Promise<string[]> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_MS,
  });
  await client.connect().catch((cause: Error) => {
    throw new UserError("database-unreachable", unreachable(databaseUrl, cause), { cause });
  });
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await requirePgvector(client);
    await client.query(CREATE_HISTORY);
    const applied = await appliedChecksums(client);
    const names: string[] = [];
    for (const migration of await readMigrations(folder)) {
      const checksum = applied.get(migration.name);
      if (checksum === undefined) {
        await apply(client, migration);
        names.push(migration.name);
      } else if (checksum !== migration.checksum) {
        throw edited(migration.name);
      }
    }
    return names;
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function appliedChecksums(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** A simple query runs as one transaction, so a migration that fails leaves nothing behind. */
async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const record = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES ('${randomUUID()}', '${checksum}', ${client.escapeLiteral(name)}, now(), 1)`;
  await client.query(`BEGIN;\n${sql}\n;${record};\nCOMMIT`).catch((cause: Error) => {
    throw new Error(`Migration ${name} failed: ${cause.message}`, { cause });
  });
}

function unreachable(databaseUrl: string, cause: Error): string {
  const { host, pathname } = new URL(databaseUrl);
  return `The database ${pathname.slice(1)} at ${host} does not answer (${cause.message || "no connection"}). Check DATABASE_URL, or unset it to use the embedded database.`;
}

function edited(name: string): UserError {
  return new UserError(
    "migration-edited",
    `prisma/migrations/${name}/migration.sql is not what was applied to this database: an applied migration never changes. Restore the file (\`git checkout\` it) and write a new migration; or, for an embedded database that you can lose, delete the data folder.`,
  );
}
