import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Distinguishes a process from a later one with the same pid, by the boot and the time it started.
 * @returns null when no such process runs (a zombie does not run)
 */
export function processIdentity(pid: number): string | null {
  if (!isRunning(pid)) return null;
  return process.platform === "linux" ? linuxIdentity(pid) : portableIdentity(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Fields of /proc/<pid>/stat after the name: the state is the first, the start time in clock ticks the 20th. */
function linuxIdentity(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return null;
    const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${bootId}/${fields[19]}`;
  } catch {
    return null;
  }
}

function portableIdentity(pid: number): string | null {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return `pid ${pid}`;
  }
}
