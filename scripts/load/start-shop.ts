import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "@/lib/database/process-identity";
import { Log } from "@/scripts/load/log";
import { familyOf, listenerOn, type ProcessFacts } from "@/scripts/load/processes";
import { send } from "@/scripts/load/send";

export type StartedShop = {
  url: string;
  dataDir: string;
  log: Log;
  /** `npm start` itself and all its descendants. */
  family(): Promise<ProcessFacts[]>;
  /** The process that currently listens on the shop's port; null if none does. */
  webPid(): Promise<number | null>;
  workerPid(): Promise<number | null>;
  hasEnded(): boolean;
  stop(): Promise<void>;
};

export type ShopSettings = {
  port: number;
  dataDir: string;
  env: Record<string, string>;
  /** The Node executable to run it with; by default this process's own. */
  node?: string;
};

const READY_PATIENCE_MS = 420_000;
const STOP_PATIENCE_MS = 45_000;

/** Keeps this user's own settings from reaching the measured shop. */
const UNSET = [
  ...["DATABASE_URL", "SHOP_URL", "SHOP_NAME", "AUTH_SECRET", "CRON_SECRET", "TRUST_PROXY"],
  ...["ADMIN_EMAIL", "ADMIN_PASSWORD", "PHOTO_STORAGE", "TOWER_RUNNER", "EMBEDDING_MODEL"],
];

/** Starts a shop the way `npm start` does and waits until it serves requests and every product is embedded. */
export async function startShop({
  port,
  dataDir,
  env,
  node = process.execPath,
}: ShopSettings): Promise<StartedShop> {
  const log = new Log();
  const child = spawn(node, ["scripts/run.mjs", "start"], {
    env: {
      ...process.env,
      ...Object.fromEntries(UNSET.map((name) => [name, ""])),
      // As npm sets it, so that the shop stops when this process is gone.
      npm_lifecycle_event: "start",
      DATA_DIR: dataDir,
      PORT: String(port),
      ...env,
    },
    // In its own process group: Ctrl-C reaches only this process, which then stops the shop.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  log.follow(child.stdout);
  log.follow(child.stderr);
  const shop = startedShop(child, log, port, dataDir);
  try {
    await untilReady(shop);
    return shop;
  } catch (error) {
    await shop.stop();
    throw error;
  }
}

function startedShop(child: ChildProcess, log: Log, port: number, dataDir: string): StartedShop {
  const root = child.pid as number;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  /** All processes that ever belonged to it: once `npm start` is gone, nothing tells which were its children. */
  const identities = new Map<number, string | null>();
  const family = async () => {
    const members = await familyOf(root);
    for (const { pid } of members) identities.set(pid, processIdentity(pid));
    return members;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    log,
    family,
    webPid: async () =>
      listenerOn(
        port,
        (await family()).map(({ pid }) => pid),
      ),
    workerPid: async () =>
      (await family()).find(({ command }) => command.includes("worker.mjs"))?.pid ?? null,
    hasEnded,
    async stop() {
      await family();
      await stop(child, hasEnded, [...identities]);
    },
  };
}

async function untilReady(shop: StartedShop): Promise<void> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < deadline && !shop.hasEnded()) {
    if (shop.log.lines.some(({ text }) => text.includes("Ready in")) && (await isEmbedded(shop))) {
      return;
    }
    await sleep(250);
  }
  const last = shop.log.lines.slice(-15).map(({ text }) => text);
  throw new Error(`The shop did not start. The last that it said:\n${last.join("\n")}`);
}

/** Whether nothing is waiting to be embedded. */
export async function isEmbedded(shop: Pick<StartedShop, "url">): Promise<boolean> {
  const { status, body } = await send(`${shop.url}/api/health`, { timeoutMs: 5_000 });
  return status === 200 && JSON.parse(body).pending === 0;
}

type Identity = [pid: number, identity: string | null];

/** Ends `npm start`, then any of its processes that are still there. */
async function stop(child: ChildProcess, hasEnded: () => boolean, members: Identity[]) {
  if (!hasEnded()) {
    child.kill("SIGTERM");
    const patience = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
    await once(child, "exit");
    clearTimeout(patience);
  }
  // Processes that notice by themselves that their parent is gone.
  for (let waited = 0; waited < 40 && members.some(isStillThere); waited++) await sleep(250);
  for (const [pid] of members.filter(isStillThere)) process.kill(pid, "SIGKILL");
}

function isStillThere([pid, identity]: Identity): boolean {
  return identity !== null && processIdentity(pid) === identity;
}
