import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDataFolder } from "@/lib/data-folder-modes";
import { processIdentity } from "@/lib/database/process-identity";
import { unusableFolder } from "@/lib/database/unusable-folder";
import { UserError } from "@/lib/errors";

/** Two processes on one embedded database would destroy it, so each data folder has one holder at a time. */
export type Lock = {
  /** Adds facts, such as a URL, that others can read while the lock is held. */
  publish(facts: Record<string, string>): void;
  release(): void;
};

export type LockHolder = {
  pid: number;
  identity: string;
  host: string;
  /** The folder it was created in: the lock in a copied folder holds nothing. */
  folder: string;
  command: string;
  facts: Record<string, string>;
};

const HEARTBEAT_MS = 3_000;
/**
 * A lock held on another machine (a shared volume, another container) counts as dead after this long without a
 * heartbeat.
 */
const FOREIGN_PATIENCE_MS = 10_000;
const TAKEOVER_PATIENCE_MS = 5_000;

/**
 * Takes the lock file, or refuses. Its facts may be secret, so other accounts cannot read it.
 * @param file inside the data folder that it guards, which is created if missing and closed to other accounts
 * @param command what the person ran, for the message to the next one
 * @throws UserError `data-folder-in-use`, naming the holder; `data-folder` when this account cannot use the folder
 */
export async function takeLock(file: string, command: string): Promise<Lock> {
  const folder = path.dirname(file);
  try {
    const { file: mode } = closeDataFolder(folder);
    const holder: LockHolder = {
      pid: process.pid,
      identity: processIdentity(process.pid) ?? "",
      host: hostname(),
      folder: realpathSync(folder),
      command,
      facts: {},
    };
    const draft = `${file}.${process.pid}`;
    try {
      write(draft, holder, mode);
      while (!link(draft, file)) await clearWay(file);
    } finally {
      rmSync(draft, { force: true });
    }
    return hold(file, holder, mode);
  } catch (cause) {
    throw unusableFolder(folder, cause) ?? cause;
  }
}

/** Who holds a lock file now; null if nobody does. */
export async function lockHolder(file: string): Promise<LockHolder | null> {
  const holder = read(file);
  return holder && (await isAlive(file, holder)) ? holder : null;
}

function hold(file: string, holder: LockHolder, mode: number): Lock {
  const beat = setInterval(() => touch(file), HEARTBEAT_MS);
  beat.unref();
  const release = () => {
    clearInterval(beat);
    process.off("exit", release);
    if (read(file)?.identity === holder.identity) rmSync(file, { force: true });
  };
  process.on("exit", release);
  return {
    publish(facts) {
      const draft = `${file}.${process.pid}`;
      write(draft, { ...holder, facts }, mode);
      renameSync(draft, file);
    },
    release,
  };
}

/** Removes a dead process's lock, one process at a time: a second process must not remove the new lock of the first. */
async function clearWay(file: string): Promise<void> {
  const seen = read(file);
  if (seen && (await isAlive(file, seen))) throw inUse(seen);
  const gate = `${file}.takeover`;
  if (!makeFolder(gate)) {
    if (Date.now() - touchedAt(gate) > TAKEOVER_PATIENCE_MS)
      rmSync(gate, { recursive: true, force: true });
    await sleep(50);
    return;
  }
  try {
    if (read(file)?.identity === seen?.identity) rmSync(file, { force: true });
  } finally {
    rmdirSync(gate);
  }
}

async function isAlive(file: string, holder: LockHolder): Promise<boolean> {
  if (holder.folder !== realpathSync(path.dirname(file))) return false;
  if (holder.host === hostname()) return processIdentity(holder.pid) === holder.identity;
  const lastBeat = touchedAt(file);
  if (Date.now() - lastBeat < FOREIGN_PATIENCE_MS) await sleep(FOREIGN_PATIENCE_MS);
  return touchedAt(file) > lastBeat;
}

function inUse(holder: LockHolder): UserError {
  const where = holder.host === hostname() ? "" : ` on ${holder.host}`;
  return new UserError(
    "data-folder-in-use",
    `${holder.folder} is in use by \`${holder.command}\` (process ${holder.pid}${where}). ` +
      "Use that one, stop it first (Ctrl-C in its terminal), or set DATA_DIR to another folder. Nothing was changed.",
  );
}

/** Sets the mode explicitly, in case an older draft exists with another one. */
function write(draft: string, holder: LockHolder, mode: number): void {
  writeFileSync(draft, `${JSON.stringify(holder, null, 2)}\n`, { mode });
  chmodSync(draft, mode);
}

/** Null when there is no lock, or only one left half-written by a power cut. */
function read(file: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function link(from: string, to: string): boolean {
  return unlessExists(() => linkSync(from, to));
}

function makeFolder(folder: string): boolean {
  return unlessExists(() => mkdirSync(folder));
}

function unlessExists(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder was deleted under a running shop; stopping will report that soon enough.
  }
}

/** Milliseconds since 1970; 0 when the file is gone. */
function touchedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
