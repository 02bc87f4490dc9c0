import path from "node:path";
import { closeDataFolderIfAny } from "@/lib/data-folder-modes";
import { lockHolder } from "@/lib/database/data-folder";
import { closeDb } from "@/lib/database/db";
import { startEmbeddedDatabase } from "@/lib/database/embedded";
import { migrate } from "@/lib/database/migrate";
import { env, setDatabaseUrl } from "@/lib/env";

/**
 * Runs the body of a command-line script with `db()` ready for use. It connects to the database that DATABASE_URL
 * names, otherwise to the running shop's embedded one, and otherwise starts that one for the duration of the body.
 * Missing migrations are applied first, and an existing data folder is closed to other accounts.
 */
export async function withDatabase<T>(body: () => Promise<T>): Promise<T> {
  const { DATABASE_URL, dataDir } = env();
  const command = path.relative("", process.argv[1] ?? "");
  closeDataFolderIfAny(dataDir);
  const running = DATABASE_URL ?? (await runningDatabaseUrl(dataDir));
  const own = running ? null : await startEmbeddedDatabase(dataDir, command);
  const url = running ?? own?.url ?? "";
  try {
    await migrate(url);
    setDatabaseUrl(url);
    return await body();
  } finally {
    await closeDb();
    setDatabaseUrl(DATABASE_URL);
    await own?.stop();
  }
}

/** URL of the embedded database that a process has open on this data folder; null if none has. */
export async function runningDatabaseUrl(dataDir: string): Promise<string | null> {
  const holder = await lockHolder(path.join(dataDir, "database.json"));
  return holder?.facts.url ?? null;
}
