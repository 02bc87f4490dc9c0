import path from "node:path";
import { ensureFirstAdmin } from "@/lib/accounts/create-admin";
import { takeLock } from "@/lib/database/data-folder";
import { closeDb } from "@/lib/database/db";
import { migrate } from "@/lib/database/migrate";
import { env, setDatabaseUrl } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { failureText } from "@/lib/failures/report-failure";
import { warnOfLittleMemory } from "@/lib/memory-check";
import { closeJobs } from "@/lib/queue/jobs";
import { buildTowerThread } from "@/scripts/build-tower-thread";
import { bundlePrograms } from "@/scripts/bundle";
import { wantsDemoCatalogue } from "@/scripts/demo/wants-demo";
import { startChild } from "@/scripts/start/child";
import { requireFreePort } from "@/scripts/start/free-port";
import { keepDatabaseRunning } from "@/scripts/start/kept-database";
import { type KeepOptions, type KeptProcess, keepRunning } from "@/scripts/start/kept-process";
import { note, step } from "@/scripts/start/progress";
import { runVisibly } from "@/scripts/start/run-visibly";
import {
  getHealth,
  localOrigin,
  startWeb,
  waitUntilListening,
  waitUntilServing,
} from "@/scripts/start/web";

const dev = process.argv.includes("--dev");
const HOW_TO_FILL =
  "The catalogue is empty. Fill it with `npm run import -- products.csv`, or make an account for /admin with `npm run admin:create`.";
const EMBEDDED_TIMEOUT_MS = "20000";
let isEmbedded = false;
const stopping = new AbortController();
/** What to undo at the end, in reverse order. */
const undo: (() => unknown)[] = [];
/** Processes to restart when the database's address changes. */
const kept: KeptProcess[] = [];

async function start(): Promise<void> {
  const startedAt = performance.now();
  const { dataDir, DATABASE_URL, PORT, HOSTNAME } = env();
  const lock = await takeLock(path.join(dataDir, "shop.json"), dev ? "npm run dev" : "npm start");
  undo.push(() => lock.release());
  const hostname = await requireFreePort(PORT, HOSTNAME);
  warnOfLittleMemory("shop");
  await build();

  isEmbedded = !DATABASE_URL;
  const databaseUrl = DATABASE_URL ?? (await startDatabase(dataDir));
  await migrateDatabase(databaseUrl);
  setDatabaseUrl(databaseUrl);
  undo.push(closeDb, closeJobs);
  if ((await ensureFirstAdmin()) === "created") note("✓ Created the first admin account");

  const program = dev ? ["--import", "tsx", "scripts/worker.ts"] : ["dist/worker.mjs"];
  const onWorkerLine = (line: string) => note(`worker: ${line}`);
  keep({
    name: "The worker",
    start: () => startChild(program, { env: settingsForChildren(), onLine: onWorkerLine }),
    mayGiveUp: false,
  });
  const web = keep({
    name: "The web server",
    start: (onLine) => startWeb({ port: PORT, hostname, dev, env: settingsForChildren(), onLine }),
    mayGiveUp: true,
  });
  void web.givenUp.then((reason) => stopBecause(`The web server does not start (${reason}).`));

  if (await wantsDemoCatalogue()) {
    await runScript("seed-demo", settingsForChildren(), "The demo catalogue could not be drawn.");
  }
  const origin = localOrigin(PORT, hostname);
  await step("Waiting for the web server", async () => {
    await (dev ? waitUntilListening : waitUntilServing)(origin, stopping.signal);
    return null;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const shown = HOSTNAME ? origin : `http://localhost:${PORT}`;
  lock.publish({ url: shown });
  const left = await whatIsLeft(origin).catch(() => "");
  note(`\nReady in ${seconds} s:  ${shown}\n${left}Press Ctrl-C to stop.`);
}

function keep(options: KeepOptions): KeptProcess {
  const process = keepRunning(options);
  undo.push(() => process.stop());
  kept.push(process);
  return process;
}

/** Runs in a separate process, as does filling the catalogue, so that its memory is freed afterwards. */
async function build(): Promise<void> {
  if (dev)
    await Promise.all([
      buildTowerThread(),
      bundlePrograms({ "front-door": "scripts/front-door.ts" }),
    ]);
  else await runScript("build", {}, "The build failed: what it says is above.");
}

async function runScript(name: string, env: Record<string, string>, failure: string) {
  const exitCode = await runVisibly("scripts/run.mjs", [name], env, {
    signal: stopping.signal,
  });
  stopping.signal.throwIfAborted();
  if (exitCode !== 0) throw new UserError("script-failed", failure);
}

async function startDatabase(dataDir: string): Promise<string> {
  let url = "";
  await step("Starting the embedded database", async () => {
    const database = await keepDatabaseRunning(dataDir, {
      onRestart: (newUrl) => void useDatabase(newUrl).catch((error) => note(failureText(error))),
      onGivenUp: (reason) => stopBecause(`The embedded database ended (${reason}).`),
    });
    undo.push(() => database.stop());
    url = database.url;
    return "Started the embedded database";
  });
  return url;
}

/** A restarted database has a new address, so everything that uses it must switch. */
async function useDatabase(url: string): Promise<void> {
  await Promise.all([closeJobs(), closeDb()]);
  setDatabaseUrl(url);
  await Promise.all(kept.map((process) => process.restart()));
}

async function migrateDatabase(databaseUrl: string): Promise<void> {
  await step("Migrating the database", async () => {
    const names = await migrate(databaseUrl, undefined, { onWait: note });
    return names.length > 0 ? `Applied ${names.length} migrations` : null;
  });
}

async function whatIsLeft(origin: string): Promise<string> {
  const { products, pending } = await getHealth(origin);
  if (pending > 0) return `${pending} of ${products} products are still being embedded.\n`;
  return products === 0 ? `${HOW_TO_FILL}\n` : "";
}

/**
 * The web server runs in the build's folder, so it is given absolute paths. The embedded engine has a single session:
 * something that waits a long time is usually not lost but queued.
 */
function settingsForChildren(): Record<string, string> {
  const { dataDir, modelFolder, DATABASE_URL } = env();
  const { DATABASE_TIMEOUT_MS } = process.env;
  return {
    ...(isEmbedded && { DATABASE_TIMEOUT_MS: DATABASE_TIMEOUT_MS || EMBEDDED_TIMEOUT_MS }),
    DATABASE_URL: DATABASE_URL ?? "",
    DATA_DIR: dataDir,
    EMBEDDING_MODEL: modelFolder,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Called when something is gone that the shop cannot do without. */
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
      console.error(failureText(error));
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

// When npm is ended from outside, it does not tell the program that it runs.
const { npm_lifecycle_event: startedByNpm } = process.env;
const parent = process.ppid;
if (startedByNpm) {
  setInterval(() => {
    if (process.ppid !== parent) void stop(0);
  }, 1_000).unref();
}

start().catch((error: unknown) => {
  if (stopping.signal.aborted) return;
  console.error(`\n${failureText(error)}`);
  void stop(1);
});
