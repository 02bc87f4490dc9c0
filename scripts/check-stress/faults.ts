import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { FaultWindow } from "@/scripts/check-stress/tally";
import type { StartedShop } from "@/scripts/load/start-shop";

const COMMAND_PATIENCE_MS = 60_000;
const RESTARTS = [1 / 3, 2 / 3];

export type Fault =
  | { atMs: number; kind: "kill-worker"; shop: number }
  | { atMs: number; kind: "restart-postgres" };

/**
 * A worker is killed each minute, alternating between the two shops; Postgres is restarted after one third and two
 * thirds of the time.
 */
export function planFaults(durationMs: number): Fault[] {
  const kills: Fault[] = [];
  for (let atMs = 20_000; atMs < durationMs; atMs += 60_000) {
    kills.push({ atMs, kind: "kill-worker", shop: kills.length % 2 });
  }
  const restarts = RESTARTS.map(
    (share): Fault => ({ atMs: share * durationMs, kind: "restart-postgres" }),
  );
  return [...kills, ...restarts].sort((a, b) => a.atMs - b.atMs);
}

export type Faults = {
  windows: FaultWindow[];
  kills: number;
  restarts: number;
  /** Faults that could not be caused. */
  problems: string[];
};

/** Causes the planned faults on time, until told to stop. */
export async function causeFaults(
  plan: readonly Fault[],
  settings: { shops: StartedShop[]; databaseUrl: string; restartPostgres: string },
  signal: AbortSignal,
): Promise<Faults> {
  const faults: Faults = { windows: [], kills: 0, restarts: 0, problems: [] };
  const startedAt = Date.now();
  for (const fault of plan) {
    const waitMs = Math.max(0, startedAt + fault.atMs - Date.now());
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    if (fault.kind === "kill-worker") {
      const pid = await settings.shops[fault.shop]?.workerPid();
      if (pid) process.kill(pid, "SIGKILL");
      if (pid) faults.kills += 1;
      else faults.problems.push("there was no worker to kill");
      continue;
    }
    const window: FaultWindow = { fromMs: Date.now(), untilMs: null };
    faults.windows.push(window);
    const problem = await runCommand(settings.restartPostgres);
    if (problem) faults.problems.push(problem);
    else faults.restarts += 1;
    await untilAnswering(settings.databaseUrl);
    window.untilMs = Date.now();
  }
  return faults;
}

/** Null if it ended with exit code 0. */
function runCommand(command: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ["ignore", "ignore", "inherit"],
      timeout: COMMAND_PATIENCE_MS,
    });
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(code === 0 ? null : `the restart ended with ${signal ?? code}`),
    );
  });
}

async function untilAnswering(databaseUrl: string): Promise<void> {
  const deadline = Date.now() + COMMAND_PATIENCE_MS;
  while (Date.now() < deadline) {
    const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    const answered = await client
      .connect()
      .then(() => client.query("SELECT 1"))
      .then(
        () => true,
        () => false,
      );
    await client.end().catch(() => undefined);
    if (answered) return;
    await sleep(200);
  }
}
