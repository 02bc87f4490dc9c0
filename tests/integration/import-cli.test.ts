import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundlePrograms } from "@/scripts/bundle";
import { zipOf } from "@/tests/support/zip";

/** What a terminal obeys instead of showing, and what reorders text. */
const STEERING = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/u;
const WINDOW = "\x1b]0;owned\x07";
const CLEAR = "\x9b2J";
const BACKWARDS = "\u202e";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "import-cli-"));
  await bundlePrograms({ import: "scripts/import.ts" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string[], args: string[]) {
  const result = spawnSync(process.execPath, [...program, ...args], {
    encoding: "utf8",
    timeout: 60_000,
    env: process.env,
  });
  return { ...result, printed: result.stdout + result.stderr };
}

const PROGRAMS = [
  ["npm run import", ["scripts/run.mjs", "import"]],
  ["the image's program", ["dist/import.mjs"]],
] as const;

test.each(PROGRAMS)("%s prints and reports nothing that steers a terminal", (_, program) => {
  const csv = path.join(folder, `evil${WINDOW.replaceAll("/", "")}.csv`);
  const zip = path.join(folder, `photos${CLEAR}.zip`);
  writeFileSync(
    csv,
    [
      `handle,title,broad_category,photos,${BACKWARDS}extra${WINDOW}`,
      `${CLEAR}日本,Title,Tops,,`,
      `one${WINDOW},${BACKWARDS}${WINDOW.repeat(50)},,a${CLEAR}.jpg,x`,
      `two,"Two\n  Line 9: forged",Tops,"gone${WINDOW}.jpg|bad${BACKWARDS}.jpg",x`,
      `two,Again${CLEAR},Tops,,x`,
      `short${WINDOW}`,
      `three,"never closed${WINDOW}`,
    ].join("\n"),
  );
  writeFileSync(
    zip,
    zipOf({ [`../bad${BACKWARDS}.jpg`]: Buffer.from("x"), "b.jpg": Buffer.from("y") }),
  );
  const report = path.join(folder, "report.csv");
  const { printed, status } = run(
    [...program],
    [csv, "--photos", zip, "--dry-run", "--report", report],
  );
  expect(status).toBe(2);
  expect(printed).toContain("\\x1b]0;owned\\x07");
  expect(printed).toContain("\\x9b2J");
  expect(printed).toContain("\\u202e");
  expect(printed).not.toMatch(STEERING);
  expect(printed).not.toMatch(/^\s*Line 9: forged/m);
  const listed = readFileSync(report, "utf8").replaceAll("\r\n", "\n");
  expect(listed).toContain("\\x1b]0;owned");
  expect(listed).not.toMatch(STEERING);
});

test.each(PROGRAMS)(
  "%s says of headers, options and missing files in plain words",
  (_, program) => {
    const csv = path.join(folder, "headers.csv");
    writeFileSync(csv, `${WINDOW},${BACKWARDS}\nx,y\n`);
    for (const args of [
      [csv],
      [`/nowhere/${CLEAR}.csv`],
      [`--${WINDOW}`],
      [csv, "--map", `title=${CLEAR}`],
    ]) {
      const { printed, status } = run([...program], args);
      expect(status).toBe(1);
      expect(printed).not.toMatch(STEERING);
      expect(printed).not.toContain("    at ");
    }
  },
);

test.runIf(existsSync("/dev/full"))(
  "a report that does not fit on its disk is said in a sentence, and the import goes on",
  () => {
    const csv = path.join(folder, "full.csv");
    writeFileSync(csv, "handle,title,broad_category\na,,Tops\nb,B,Tops\n");
    const { stdout, stderr, status } = run(
      ["scripts/run.mjs", "import"],
      [csv, "--dry-run", "--report", "/dev/full"],
    );
    expect(stdout).toContain("2 rows: 1 would be created");
    expect(stderr).toContain("the disk is full");
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(1);
  },
);

test("an import's report has the mode of any file, and nothing that it left in the data folder is open", () => {
  const csv = path.join(folder, "modes.csv");
  writeFileSync(csv, "handle,title,broad_category\na,,Tops\nhat,Hat,Accessories\n");
  const { status } = run(["scripts/run.mjs", "import"], [csv, "--no-embed"]);
  expect(status).toBe(2);
  const mode = statSync(path.join(folder, "modes.import-report.csv")).mode & 0o777;
  expect(mode).toBe(0o666 & ~process.umask());
  const dataDir = process.env.DATA_DIR ?? "";
  const left = existsSync(dataDir)
    ? readdirSync(dataDir, { recursive: true, encoding: "utf8" })
    : [];
  for (const name of left) expect(statSync(path.join(dataDir, name)).mode & 0o077).toBe(0);
});
