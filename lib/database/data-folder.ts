import {
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
import { processIdentity } from "@/lib/database/process-identity";
import { UserError } from "@/lib/errors";

/** Two processes on one embedded database destroy it, so each data folder has one holder at a time. */
export type Lock = {
  /** Adds facts (an address, say) that others may read while the lock is held. */
  publish(facts: Record<string, string>): void;
  release(): void;
};

export type LockHolder = {
  pid: number;
  identity: string;
  host: string;
  /** The folder it was made in: a copied folder carries a lock that holds nothing. */
  folder: string;
  command: string;
  facts: Record<string, string>;
};

const HEARTBEAT_MS = 3_000;
/** A lock of another machine (a shared volume, another container) counts as dead after this long without a beat. */
const FOREIGN_PATIENCE_MS = 10_000;
const TAKEOVER_PATIENCE_MS = 5_000;

/**
 * Takes the lock file, or refuses.
 * @param file inside the folder that it guards; the folder is made when missing
 * @param command what the person ran, for the message that the next one gets
 * @throws UserError `data-folder-in-use` naming the holder
 */
export async function takeLock(file: string, command: string): Promise<Lock> {
  mkdirSync(path.dirname(file), { recursive: true });
  const holder: LockHolder = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? "",
    host: hostname(),
    folder: realpathSync(path.dirname(file)),
    command,
    facts: {},
  };
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, print(holder));
    while (!link(draft, file)) await clearWay(file);
  } finally {
    rmSync(draft, { force: true });
  }
  return hold(file, holder);
}

/** Who holds a lock file now; null when nobody does. */
export async function lockHolder(file: string): Promise<LockHolder | null> {
  const holder = read(file);
  return holder && (await isAlive(file, holder)) ? holder : null;
}

function hold(file: string, holder: LockHolder): Lock {
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
      writeFileSync(draft, print({ ...holder, facts }));
      renameSync(draft, file);
    },
    release,
  };
}

/** Removes what a dead process left, one process at a time: the second one must not remove the first one's new lock. */
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

function print(holder: LockHolder): string {
  return `${JSON.stringify(holder, null, 2)}\n`;
}

/** null when there is no lock, or one that a power cut left half written. */
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
    // The folder was deleted under a running shop; stopping says so soon enough.
  }
}

/** Milliseconds since 1970; 0 when the file is gone. */
function touchedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
