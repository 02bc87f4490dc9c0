import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/lib/database/embedded";
import { failureText } from "@/lib/failures/report-failure";
import { note } from "@/scripts/start/progress";

const PAUSE_MS = 1_000;
/** A database that ends sooner than this has failed to start. */
const AT_ONCE_MS = 10_000;
const TRIES = 3;

export type KeptDatabase = { url: string; stop(): Promise<void> };

/**
 * Starts the embedded database, and restarts it when it ends: every acknowledged transaction is on disk. After a
 * restart it has a new address.
 * @param onRestart called with the new address
 * @param onGivenUp called with the reason if it keeps ending at once
 */
export async function keepDatabaseRunning(
  dataDir: string,
  { onRestart, onGivenUp }: { onRestart(url: string): void; onGivenUp(reason: string): void },
): Promise<KeptDatabase> {
  const stopping = new AbortController();
  let database: EmbeddedDatabase = await startEmbeddedDatabase(dataDir, "npm start");
  const { url } = database;

  async function watch(): Promise<void> {
    let startedAt = performance.now();
    for (let ends = 0; ; ) {
      const { code, signal } = await database.exited;
      if (stopping.signal.aborted) return;
      const reason = signal ?? `code ${code}`;
      ends = performance.now() - startedAt < AT_ONCE_MS ? ends + 1 : 1;
      if (ends >= TRIES) return onGivenUp(reason);
      note(`The embedded database ended (${reason}); it starts again. What was saved is kept.`);
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      startedAt = performance.now();
      database = await startEmbeddedDatabase(dataDir, "npm start");
      onRestart(database.url);
    }
  }
  const watched = watch().catch((error: unknown) => onGivenUp(failureText(error)));

  return {
    url,
    async stop() {
      stopping.abort();
      await database.stop();
      await watched;
    },
  };
}
