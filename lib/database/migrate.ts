import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { inLockedTransaction, type WaitOptions } from "@/lib/database/migration-lock";
import { requirePgvector } from "@/lib/database/pgvector";
import { UserError } from "@/lib/errors";

/** The table and columns of Prisma's own engine, so that `prisma migrate deploy` agrees with this runner. */
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

const WAIT: WaitOptions = {
  onWait: (notice) => console.error(notice),
  noticeMs: 4_000,
  patienceMs: 15 * 60_000,
};
/** A stopped server may accept connections without answering. */
const CONNECT_MS = 10_000;

export type Migration = { name: string; sql: string; checksum: string };

/**
 * Applies the missing migrations of `prisma/migrations`, each in its own transaction. If several processes migrate at
 * once, even through a transaction pooler, they take turns.
 * @param wait what to do while another process is in the way; by default a notice goes to stderr every few seconds
 * @returns the names of the migrations applied now
 * @throws UserError when the database has no usable pgvector, was migrated with different files, or stayed locked
 */
export async function migrate(
  databaseUrl: string,
  folder = path.resolve("prisma/migrations"),
  wait: Partial<WaitOptions> = {},
): Promise<string[]> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: "shop migrations",
    connectionTimeoutMillis: CONNECT_MS,
  });
  await client.connect().catch((cause: Error) => {
    throw new UserError("database-unreachable", unreachable(client, cause), { cause });
  });
  const locked = <T>(body: () => Promise<T>) =>
    inLockedTransaction(client, body, { ...WAIT, ...wait });
  try {
    const migrations = await readMigrations(folder);
    const missing = await locked(async () => {
      await requirePgvector(client);
      await client.query(CREATE_HISTORY);
      return listMissing(client, migrations);
    });
    const names: string[] = [];
    for (const migration of missing) {
      // Another process may have applied it in between.
      const applied = await locked(async () => {
        const [still] = await listMissing(client, [migration]);
        if (still) await apply(client, still);
        return still !== undefined;
      });
      if (applied) names.push(migration.name);
    }
    return names;
  } finally {
    await client.end();
  }
}

/** @throws UserError when an applied migration differs from its file */
async function listMissing(client: Client, migrations: Migration[]): Promise<Migration[]> {
  const applied = await appliedChecksums(client);
  return migrations.filter(({ name, checksum }) => {
    const known = applied.get(name);
    if (known !== undefined && known !== checksum) throw edited(name);
    return known === undefined;
  });
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

/** Runs in the caller's transaction, so a failed migration leaves nothing behind. */
async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql).catch((cause: Error) => {
    throw new Error(`Migration ${name} failed: ${cause.message}`, { cause });
  });
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}

function unreachable({ host, port, database }: Client, cause: Error): string {
  return `The database ${database} at ${host}:${port} does not answer (${cause.message || "no connection"}). Check DATABASE_URL, or unset it to use the embedded database.`;
}

function edited(name: string): UserError {
  return new UserError(
    "migration-edited",
    `prisma/migrations/${name}/migration.sql is not what was applied to this database: an applied migration never changes. Restore the file (\`git checkout\` it) and write a new migration; or, for an embedded database that you can lose, delete the data folder.`,
  );
}
