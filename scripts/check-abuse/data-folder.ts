import { spawnSync } from "node:child_process";
import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import type { Check, Context } from "@/scripts/check-abuse/check";
import type { Verdict } from "@/scripts/load/verdicts";

const SHOWN = 3;

export const dataFolder: Check = {
  name: "data-folder",
  about: "what another user of the machine can read, and whom the embedded database lets in",
  async run(context: Context): Promise<Verdict[]> {
    const { dataDir } = context.shop;
    const open = await openEntries(dataDir);
    const url = new URL(await context.databaseUrl());
    url.password = "";
    const withoutPassword = await tryDatabase(url.href);
    url.password = "wrong";
    const withWrongPassword = await tryDatabase(url.href);
    return [
      {
        what: "data folder: files and folders that others may enter, read or write",
        measured: open.length === 0 ? "0" : `${open.length}: ${open.slice(0, SHOWN).join(", ")}…`,
        bar: "0",
        ok: open.length === 0,
      },
      readableByNobody(dataDir),
      refused("embedded database without a password", withoutPassword),
      refused("embedded database with a wrong password", withWrongPassword),
    ];
  },
};

/** Files and folders with a mode bit for group or others, as path and mode. */
async function openEntries(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = [folder, ...entries.map((entry) => path.join(entry.parentPath, entry.name))];
  const open: string[] = [];
  for (const each of paths) {
    // Files of a running database come and go.
    const stat = await lstat(each).catch(() => null);
    if (!stat || stat.isSymbolicLink() || (stat.mode & 0o077) === 0) continue;
    open.push(`${path.relative(folder, each) || "."} ${(stat.mode & 0o777).toString(8)}`);
  }
  return open;
}

function readableByNobody(folder: string): Verdict {
  const what = "data folder: files that the user nobody can read";
  if (process.getuid?.() !== 0) return { what, measured: "root only", bar: "0", ok: null };
  const { stdout, error } = spawnSync(
    "runuser",
    ["-u", "nobody", "--", "find", folder, "-type", "f", "-readable"],
    { encoding: "utf8" },
  );
  if (error) return { what, measured: "no runuser here", bar: "0", ok: null };
  const count = stdout.split("\n").filter(Boolean).length;
  return { what, measured: String(count), bar: "0", ok: count === 0 };
}

/** What the database tells a stranger, or null if it lets them in. */
async function tryDatabase(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT count(*) FROM auth_user");
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refused(what: string, reason: string | null): Verdict {
  const measured = reason === null ? "let in" : `refused: ${reason.slice(0, 60)}`;
  return { what, measured, bar: "refused", ok: reason !== null };
}
