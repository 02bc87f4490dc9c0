import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { MEMORY_SETTINGS } from "@/scripts/start/memory-settings";

export type Child = {
  pid: number | undefined;
  /** Resolves when the process has ended, whether or not it was asked to. */
  exited: Promise<string>;
  stop(): Promise<void>;
};

export type ChildOptions = {
  cwd?: string;
  env?: Record<string, string>;
  onLine(line: string): void;
};

const STOP_PATIENCE_MS = 15_000;
const preload = path.resolve("scripts/start/exit-with-parent.mjs");

/**
 * Starts a Node program in its own process group. Ctrl-C then reaches only the parent, which stops its children in
 * order; stopping one also stops what it started.
 */
export function startChild(args: string[], { cwd, env, onLine }: ChildOptions): Child {
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd,
    env: { ...MEMORY_SETTINGS, ...process.env, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (child.stdout) forwardLines(child.stdout, onLine);
  if (child.stderr) forwardLines(child.stderr, onLine);
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { pid: child.pid, exited, stop: () => stop(child.pid, exited) };
}

async function stop(pid: number | undefined, exited: Promise<string>): Promise<void> {
  if (pid === undefined) return;
  signal(pid, "SIGTERM");
  const patience = setTimeout(() => signal(-pid, "SIGKILL"), STOP_PATIENCE_MS);
  await exited;
  clearTimeout(patience);
  signal(-pid, "SIGKILL");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

function forwardLines(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on("line", onLine);
}
