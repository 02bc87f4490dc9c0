import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockHolder, takeLock } from "@/lib/database/data-folder";
import { processIdentity } from "@/lib/database/process-identity";
import { unusableFolder } from "@/lib/database/unusable-folder";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lock-"));
  file = path.join(folder, "shop.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A lock as a process left it that ended without releasing it. */
function leaveLock(changes: Record<string, unknown>): void {
  const holder = {
    pid: process.pid,
    identity: processIdentity(process.pid),
    host: JSON.parse(readFileSync(file, "utf8")).host,
    folder,
    command: "npm start",
    facts: {},
  };
  writeFileSync(file, JSON.stringify({ ...holder, ...changes }));
}

test("a second holder is refused with the first one's command and process", async () => {
  const lock = await takeLock(file, "npm start");
  await expect(takeLock(file, "npm run dev")).rejects.toMatchObject({
    code: "data-folder-in-use",
    message: expect.stringMatching(
      new RegExp(`in use by \`npm start\` \\(process ${process.pid}\\)`),
    ),
  });
  lock.release();
  (await takeLock(file, "npm run dev")).release();
  expect(existsSync(file)).toBe(false);
});

test("what the holder publishes can be read, and only while it holds", async () => {
  const lock = await takeLock(file, "npm start");
  lock.publish({ url: "postgres://somewhere" });
  expect((await lockHolder(file))?.facts).toEqual({ url: "postgres://somewhere" });
  lock.release();
  expect(await lockHolder(file)).toBeNull();
});

test("the lock of a dead process is taken over", async () => {
  (await takeLock(file, "npm start")).publish({});
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  leaveLock({ pid: dead, identity: "of a process that ended" });
  (await takeLock(file, "npm start")).release();
});

test("the lock of a dead process whose number another one has now is taken over", async () => {
  (await takeLock(file, "npm start")).publish({});
  leaveLock({ identity: "another boot/12345" });
  (await takeLock(file, "npm start")).release();
});

test("a copied folder carries a lock that holds nothing", async () => {
  const lock = await takeLock(file, "npm start");
  const copy = `${folder}-copy`;
  cpSync(folder, copy, { recursive: true });
  (await takeLock(path.join(copy, "shop.json"), "npm start")).release();
  rmSync(copy, { recursive: true });
  lock.release();
});

test("a lock that was written half is taken over", async () => {
  writeFileSync(file, '{"pid": 1');
  (await takeLock(file, "npm start")).release();
});

test("a folder that cannot be used is refused in a sentence that says what to do", async () => {
  writeFileSync(path.join(folder, "file"), "");
  await expect(takeLock(path.join(folder, "file", "data", "x"), "npm start")).rejects.toMatchObject(
    { code: "data-folder", message: expect.stringContaining("Set DATA_DIR to a folder.") },
  );
  for (const code of ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"]) {
    const failure = unusableFolder("/srv/shop", Object.assign(new Error("raw"), { code }));
    expect(failure?.message).toMatch(/^The data folder \/srv\/shop cannot be used: .*DATA_DIR/);
    expect(failure?.message).not.toContain("raw");
  }
  expect(unusableFolder("/srv/shop", new Error("a defect"))).toBeNull();
});

test("of many processes that want a folder with a stale lock at once, one gets it", async () => {
  (await takeLock(file, "npm start")).publish({});
  leaveLock({ identity: "another boot/12345" });
  const script = path.join(folder, "take.ts");
  const module = path.resolve("lib/database/data-folder.ts");
  writeFileSync(
    script,
    `import { takeLock } from ${JSON.stringify(module)};
     takeLock(${JSON.stringify(file)}, "race").then(
       () => { console.log("taken"); setTimeout(() => {}, 6000); },
       () => process.exit(3));`,
  );
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] }),
  );
  const outcomes = await Promise.all(
    children.map((child) =>
      Promise.race([
        once(child.stdout, "data").then(() => "taken"),
        once(child, "exit").then(([code]) => (code === 3 ? "refused" : `code ${code}`)),
      ]),
    ),
  );
  for (const child of children) child.kill("SIGKILL");
  expect(outcomes.toSorted()).toEqual([...Array(5).fill("refused"), "taken"]);
}, 60_000);
