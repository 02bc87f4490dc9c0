import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { vector } from "@electric-sql/pglite-pgvector";
import { closeTree, dataFolderModes, findForeign } from "@/lib/data-folder-modes";
import { takeLock } from "@/lib/database/data-folder";
import { databasePassword } from "@/lib/database/database-password";
import { watchEngine } from "@/lib/database/engine-watch";
import { foreignFile } from "@/lib/database/unusable-folder";
import { WireServer } from "@/lib/database/wire-server";
import { UserError } from "@/lib/errors";
import { failureText, knownFailure } from "@/lib/failures/report-failure";
import { printPlainly } from "@/lib/plain-console";

/** startEmbeddedDatabase runs this file as a separate process: argv holds the data folder and the command to name. */
const [dataDir = "", command = "npm start"] = process.argv.slice(2);

printPlainly();

/** `code` if somebody can fix the failure; null for a defect. */
export type DatabaseReport = { url: string } | { failed: string; code: string | null };

async function serve(): Promise<void> {
  const lock = await takeLock(path.join(dataDir, "database.json"), command);
  const folder = path.join(dataDir, "postgres");
  const foreign = findForeign(folder);
  if (foreign !== null) throw foreignFile(dataDir, foreign);
  const modes = dataFolderModes(dataDir);
  process.umask(modes.umask);
  const db = await PGlite.create({ dataDir: folder, extensions: { vector, pg_trgm } });
  // The first files of a new database are created with modes of their own.
  closeTree(folder, modes);
  const onCrash = (error: unknown) => {
    console.error(`The embedded database failed. ${failureText(error)}`);
    process.exit(70);
  };
  watchEngine(db, onCrash);
  const password = databasePassword(dataDir);
  const server = new WireServer(db, { password, onCrash });
  const port = await server.listen();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
  lock.publish({ url });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close();
    await db.close();
    lock.release();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("disconnect", stop);
  report({ url });
}

function codeOf(error: unknown): string {
  return error instanceof UserError ? error.code : "database-not-started";
}

function report(message: DatabaseReport): void {
  process.send?.(message);
}

serve().catch((error: unknown) => {
  const known = knownFailure(error);
  if (known === null) console.error(failureText(error));
  report({ failed: known ?? String(error), code: known === null ? null : codeOf(error) });
  process.exitCode = 1;
  process.disconnect?.();
});
