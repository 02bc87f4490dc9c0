import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureFirstAdmin } from "@/lib/accounts/create-admin";
import { takeLock } from "@/lib/database/data-folder";
import { startEmbeddedDatabase } from "@/lib/database/embedded";
import { migrate } from "@/lib/database/migrate";
import { closeDb } from "@/lib/db";
import { closeJobs } from "@/lib/embedding/jobs";
import { env, setDatabaseUrl } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { buildTowerThread } from "@/scripts/build-tower-thread";
import { fillDemoCatalogue, wantsDemoCatalogue } from "@/scripts/demo/fill-catalogue";
import { buildPrograms, buildWeb } from "@/scripts/start/build-shop";
import { requireFreePort } from "@/scripts/start/free-port";
import { note, step } from "@/scripts/start/progress";
import { getHealth, startWeb, waitUntilListening, waitUntilServing } from "@/scripts/start/web";
import { keepWorkerRunning } from "@/scripts/start/worker-process";

const dev = process.argv.includes("--dev");
const EMBEDDING_PATIENCE_MS = 60_000;
const LAST_LINE = "Press Ctrl-C to stop.";
const HOW_TO_FILL =
  "The catalogue is empty. Fill it with `npm run import -- products.csv`, or make an account for /admin with `npm run admin:create`.";
const stopping = new AbortController();
/** What to undo at the end, last started first. */
const undo: (() => unknown)[] = [];

async function start(): Promise<void> {
  const startedAt = performance.now();
  const { dataDir, DATABASE_URL, PORT } = env();
  const lock = await takeLock(path.join(dataDir, "shop.json"), dev ? "npm run dev" : "npm start");
  undo.push(() => lock.release());
  await requireFreePort(PORT);
  await prepare();

  const databaseUrl = DATABASE_URL ?? (await startDatabase(dataDir));
  await migrateDatabase(databaseUrl);
  setDatabaseUrl(databaseUrl);
  undo.push(closeDb, closeJobs);
  if ((await ensureFirstAdmin()) === "created") note("✓ Created the first admin account");

  const childEnv = settingsForChildren(databaseUrl);
  const worker = keepWorkerRunning(
    dev ? ["--import", "tsx", "scripts/worker.ts"] : ["dist/worker.mjs"],
    childEnv,
  );
  undo.push(() => worker.stop());
  const web = startWeb({ port: PORT, dev, env: childEnv });
  undo.push(() => web.stop());
  void web.exited.then((reason) => stopBecause(`The web server ended (${reason}).`));

  const filled = await fillEmptyCatalogue();
  await step("Waiting for the web server", async () => {
    await (dev ? waitUntilListening : waitUntilServing)(PORT, stopping.signal);
    return null;
  });
  if (filled) await watchEmbedding(PORT);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  lock.publish({ url: `http://localhost:${PORT}` });
  note(`\nReady in ${seconds} s:  http://localhost:${PORT}\n${await whatIsLeft(PORT)}`);
}

async function prepare(): Promise<void> {
  if (dev) {
    await buildTowerThread();
    return;
  }
  await step("Bundling the worker", async () =>
    (await buildPrograms()) ? "Bundled the worker" : null,
  );
  await step("Building the web server (a minute or so)", async () =>
    (await buildWeb()) ? "Built the web server" : null,
  );
}

async function startDatabase(dataDir: string): Promise<string> {
  let url = "";
  await step("Starting the embedded database", async () => {
    const database = await startEmbeddedDatabase(dataDir, "npm start");
    undo.push(() => database.stop());
    void database.exited.then(({ code, signal }) =>
      stopBecause(`The embedded database ended (${signal ?? `code ${code}`}).`),
    );
    url = database.url;
    return "Started the embedded database";
  });
  return url;
}

async function migrateDatabase(databaseUrl: string): Promise<void> {
  await step("Migrating the database", async () => {
    const names = await migrate(databaseUrl);
    return names.length > 0 ? `Applied ${names.length} migrations` : null;
  });
}

async function fillEmptyCatalogue(): Promise<boolean> {
  if (!(await wantsDemoCatalogue())) return false;
  await step("Drawing the demo catalogue:", async (report) => {
    const added = await fillDemoCatalogue({
      signal: stopping.signal,
      onProgress: (done, total) => report(`${done} of ${total} products`),
    });
    return `Drew ${added} demo products`;
  });
  return true;
}

/** Until everything is embedded, or nothing more comes of it. */
async function watchEmbedding(port: number): Promise<void> {
  await step("Embedding", async (report) => {
    let last = await getHealth(port);
    let movedAt = Date.now();
    while (last.pending > 0 && Date.now() - movedAt < EMBEDDING_PATIENCE_MS) {
      report(`${last.embedded} of ${last.products} products`);
      await sleep(500, undefined, { signal: stopping.signal });
      const now = await getHealth(port);
      if (now.pending !== last.pending) movedAt = Date.now();
      last = now;
    }
    return `Embedded ${last.embedded} products with ${last.model}`;
  });
}

async function whatIsLeft(port: number): Promise<string> {
  const { products, pending } = await getHealth(port);
  if (pending > 0)
    return `${pending} of ${products} products are still being embedded.\n${LAST_LINE}`;
  return products === 0 ? `${HOW_TO_FILL}\n${LAST_LINE}` : LAST_LINE;
}

/** The web server runs in the build's folder, so paths are handed on in full. */
function settingsForChildren(databaseUrl: string): Record<string, string> {
  const { dataDir, modelFolder } = env();
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    EMBEDDING_MODEL: modelFolder,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Something that the shop cannot do without is gone. */
function stopBecause(reason: string): void {
  if (stopping.signal.aborted) return;
  note(`${reason} Stopping; what was saved is kept, and \`npm start\` starts the shop again.`);
  void stop(1);
}

async function stop(exitCode: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  for (const each of undo.reverse()) {
    try {
      await each();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(exitCode);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) return;
    note("\nStopping…");
    void stop(0);
  });
}

start().catch((error: unknown) => {
  if (stopping.signal.aborted) return;
  console.error(error instanceof UserError ? `\n${error.message}` : error);
  void stop(1);
});
