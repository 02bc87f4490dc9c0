import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { DatabaseReport } from "@/lib/database/embedded-process";
import { UserError } from "@/lib/errors";

export type EmbeddedDatabase = {
  url: string;
  /** Resolves when the process has ended, whether asked to or not. */
  exited: Promise<{ code: number | null; signal: string | null }>;
  stop(): Promise<void>;
};

const STOP_PATIENCE_MS = 10_000;

/**
 * Starts the embedded Postgres as a separate process and waits until it answers. It stops with this process, however
 * this process ends.
 * @param dataDir absolute; created if missing
 * @param command what the person ran, named to the next process that wants the folder
 * @throws UserError when another process has the folder, or this account cannot use it
 */
export async function startEmbeddedDatabase(
  dataDir: string,
  command: string,
): Promise<EmbeddedDatabase> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", path.resolve("lib/database/embedded-process.ts"), dataDir, command],
    // Its own process group: Ctrl-C reaches only the parent, which stops its children in order.
    { detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const exited = exitOf(child);
  const url = await firstReport(child);
  return { url, exited, stop: () => stop(child, exited) };
}

function exitOf(child: ChildProcess): EmbeddedDatabase["exited"] {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
}

function firstReport(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`The embedded database ended before it answered (${signal ?? code}).`)),
    );
    child.once("message", (report: DatabaseReport) => {
      if ("url" in report) resolve(report.url);
      else if (report.code !== null) reject(new UserError(report.code, report.failed));
      else reject(new Error(`The embedded database did not start: ${report.failed}`));
    });
  });
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
  await exited;
  clearTimeout(patience);
}
