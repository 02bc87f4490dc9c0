import { readdir, readFile, readlink } from "node:fs/promises";

/** Read from /proc, so Linux only. */
export type ProcessFacts = { pid: number; parent: number; bytes: number; command: string };

/** A process and all its descendants. */
export async function familyOf(root: number): Promise<ProcessFacts[]> {
  const names = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(names.map(readProcess));
  const family = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of all) {
      if (family.has(parent) && !family.has(pid)) grown = Boolean(family.add(pid));
    }
  }
  return all.filter(({ pid }) => family.has(pid));
}

/** VmRSS in bytes; 0 if the process is gone. */
export async function residentBytes(pid: number): Promise<number> {
  return (await readProcess(String(pid))).bytes;
}

/** The one of these processes that listens on a TCP port; null if none does. */
export async function listenerOn(port: number, pids: readonly number[]): Promise<number | null> {
  const tables = await Promise.all(
    ["/proc/net/tcp", "/proc/net/tcp6"].map((file) => readFile(file, "utf8").catch(() => "")),
  );
  const sockets = new Set(listeningInodes(tables.join("\n"), port).map((id) => `socket:[${id}]`));
  for (const pid of pids) {
    const open = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const targets = await Promise.all(
      open.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => "")),
    );
    if (targets.some((target) => sockets.has(target))) return pid;
  }
  return null;
}

/** Inodes of the sockets that listen on a port, from tables in the format of /proc/net/tcp. */
export function listeningInodes(table: string, port: number): string[] {
  const end = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return table
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(end) && fields[3] === "0A")
    .map((fields) => fields[9] ?? "");
}

async function readProcess(pid: string): Promise<ProcessFacts> {
  const [status, command] = await Promise.all(
    ["status", "cmdline"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "")),
  );
  const field = (name: string) =>
    Number(status?.match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))?.[1] ?? 0);
  return {
    pid: Number(pid),
    parent: field("PPid"),
    bytes: field("VmRSS") * 1024,
    command: (command ?? "").split("\0").join(" "),
  };
}
