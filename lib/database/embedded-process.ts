import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { vector } from "@electric-sql/pglite-pgvector";
import { takeLock } from "@/lib/database/data-folder";
import { WireServer } from "@/lib/database/wire-server";
import { failureText, knownFailure } from "@/lib/report-failure";

/** Run by startEmbeddedDatabase as a process of its own: argv is the data folder and the command to name. */
const [dataDir = "", command = "npm start"] = process.argv.slice(2);

export type DatabaseReport = { url: string } | { failed: string; expected: boolean };

async function serve(): Promise<void> {
  const lock = await takeLock(path.join(dataDir, "database.json"), command);
  const db = await PGlite.create({
    dataDir: path.join(dataDir, "postgres"),
    extensions: { vector, pg_trgm },
  });
  const server = new WireServer(db, {
    onCrash(error) {
      console.error(`The embedded database failed. ${failureText(error)}`);
      process.exit(70);
    },
  });
  const port = await server.listen();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
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

function report(message: DatabaseReport): void {
  process.send?.(message);
}

serve().catch((error: unknown) => {
  const known = knownFailure(error);
  if (known === null) console.error(failureText(error));
  report({ failed: known ?? String(error), expected: known !== null });
  process.exitCode = 1;
  process.disconnect?.();
});
