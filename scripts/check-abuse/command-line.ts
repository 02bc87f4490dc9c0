import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Check, Context } from "@/scripts/check-abuse/check";
import type { Verdict } from "@/scripts/load/verdicts";

/** Colours text, clears the screen, renames the window, rings the bell and moves back; the last one is a C1 control. */
const HOSTILE = "\x1b[31m\x1b[2J\x1b]0;owned\x07\b\b\x7f\u009b1mred";
const TIMEOUT_MS = 120_000;

export const commandLine: Check = {
  name: "command-line",
  about: "what the import prints of a file that is full of control characters",
  async run(context: Context): Promise<Verdict[]> {
    const folder = await mkdtemp(path.join(tmpdir(), "shop-import-"));
    try {
      const file = async (name: string, text: string) => {
        await writeFile(path.join(folder, name), text);
        return path.join(folder, name);
      };
      const dryRun = (...args: string[]) => runImport(context, [...args, "--dry-run"]);
      const report = path.join(folder, "report.csv");
      const photos = ["--photos", folder];
      const printed = dryRun(await file("a.csv", hostileCsv()), ...photos, "--report", report);
      const written = await readFile(report, "utf8").catch(() => "");
      const columns = dryRun(await file("b.csv", `title,${HOSTILE}\nDress,x\n`));
      const quotation = dryRun(await file("c.csv", `handle,title\n"${HOSTILE} never closed`));
      const missing = dryRun(path.join(folder, `${HOSTILE}.csv`));
      return [
        verdict("import of hostile rows: what it prints", printed),
        verdict("import of hostile rows: its report", written),
        verdict("import of unknown columns: what it prints", columns),
        verdict("import of an unclosed quotation: what it prints", quotation),
        verdict("import of a file of a hostile name: what it prints", missing),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Control characters in a column's name, and in each field that a message may quote. */
export function hostileCsv(): string {
  const columns = "handle,title,broad_category,fine_category,price,currency,stock,colour,photos";
  const rows = [
    `x${HOSTILE},Dress ${HOSTILE},Dresses,Midi dress,10,EUR,1,Red,,y`,
    `a-1,Dress,Dresses,Midi dress,${HOSTILE},EUR,1,Red,,y`,
    `a-2,Dress,Dresses,Midi dress,10,${HOSTILE},1,Red,,y`,
    `a-3,Dress,Dresses,Midi dress,10,EUR,${HOSTILE},Red,,y`,
    `a-4,${HOSTILE},${HOSTILE},${HOSTILE},10,EUR,1,${HOSTILE},${HOSTILE}.jpg,y`,
    `a-1,Dress,Dresses,Midi dress,10,EUR,1,Red,${HOSTILE}.jpg,y`,
  ];
  return `${columns},left${HOSTILE}\n${rows.join("\n")}\n`;
}

function runImport({ shop }: Context, args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "import", ...args], {
    encoding: "utf8",
    timeout: TIMEOUT_MS,
    env: { ...process.env, DATA_DIR: shop.dataDir, DATABASE_URL: "", INIT_CWD: process.cwd() },
  });
  return stdout + stderr;
}

function verdict(what: string, text: string): Verdict {
  const found = controlCharacters(text);
  const names = [...new Set(found)].map((character) => `U+${hex(character)}`);
  return {
    what,
    measured: text === "" ? "nothing" : `${found.length} controls ${names.join(" ")}`.trim(),
    bar: "no control character",
    ok: text !== "" && found.length === 0,
  };
}

/** The C0 and C1 control characters in a text, other than tabs and line ends. */
export function controlCharacters(text: string): string[] {
  return [...text].filter((each) => /\p{Cc}/u.test(each) && !/[\t\r\n]/.test(each));
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
