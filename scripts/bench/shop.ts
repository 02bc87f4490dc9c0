import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runningDatabaseUrl } from "@/lib/database/connect";
import { closeDb } from "@/lib/database/db";
import { closeServingTowers } from "@/lib/embedding/models";
import { setDatabaseUrl } from "@/lib/env";
import { closeJobs } from "@/lib/queue/jobs";
import { familyOf } from "@/scripts/load/processes";
import { findFreePort } from "@/scripts/start/free-port";

export type BenchShop = {
  url: string;
  dataDir: string;
  /** Resident memory of the whole shop, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
};

const PATIENCE_MS = 300_000;

/**
 * Starts a separate shop, empty or with the demo catalogue, the way `npm start` does, and connects this process to its
 * database.
 * @param databaseUrl the address of an empty database; null for an embedded one
 */
export async function startBenchShop(
  databaseUrl: string | null = null,
  demoCatalogue: "on" | "off" = "off",
): Promise<BenchShop> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "shop-bench-"));
  process.env.DATA_DIR = dataDir;
  const port = await findFreePort();
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      DEMO_CATALOGUE: demoCatalogue,
      DATABASE_URL: databaseUrl ?? "",
      DATABASE_HOST: "",
      // All requests come from one client.
      RATE_LIMITS: "off",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(child, "exit");
  const url = `http://localhost:${port}`;
  const isFilled = ({ products, pending }: Health) =>
    demoCatalogue === "off" || (products > 0 && pending === 0);
  await waitUntilHealthy(url, () => child.exitCode !== null, isFilled);
  setDatabaseUrl(databaseUrl ?? (await runningDatabaseUrl(dataDir)));
  return {
    url,
    dataDir,
    async memory() {
      const family = await familyOf(child.pid as number);
      return family.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    async stop() {
      await closeJobs();
      await closeServingTowers();
      await closeDb();
      child.kill("SIGTERM");
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Health = { products: number; pending: number };

async function waitUntilHealthy(
  url: string,
  hasEnded: () => boolean,
  isFilled: (health: Health) => boolean,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && !hasEnded()) {
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.ok && isFilled((await response.json()) as Health)) return;
    await sleep(250);
  }
  throw new Error("The shop did not start. Run `npm start` to see why.");
}
