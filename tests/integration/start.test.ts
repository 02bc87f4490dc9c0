import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "@/lib/database/data-folder";
import { findFreePort } from "@/scripts/start/free-port";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "start-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(settings: Record<string, string>) {
  return spawnSync(process.execPath, ["scripts/run.mjs", "start"], {
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, DATABASE_URL: "", DATABASE_HOST: "", DATA_DIR: folder, ...settings },
  });
}

test("a second start on the same folder is refused, says who has it, and touches nothing", async () => {
  const lock = await takeLock(path.join(folder, "shop.json"), "npm start");
  const { status, stderr } = start({ PORT: String(await findFreePort()) });
  lock.release();
  expect(status).toBe(1);
  expect(stderr).toContain(`in use by \`npm start\` (process ${process.pid})`);
  expect(readdirSync(folder)).toEqual([]);
});

test("a port that another program has is named before anything is built", async () => {
  const port = await findFreePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, "0.0.0.0", resolve));
  const { status, stderr } = start({ PORT: String(port) });
  await new Promise((resolve) => other.close(resolve));
  expect(status).toBe(1);
  expect(stderr).toContain(`Port ${port} is taken by another program`);
  expect(readdirSync(folder)).toEqual([]);
});

test("settings that do not fit are all named", () => {
  const { status, stderr } = start({
    PORT: "eighty",
    DEMO_CATALOGUE: "maybe",
    SHOP_URL: "shop.example",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("PORT");
  expect(stderr).toContain("DEMO_CATALOGUE");
  expect(stderr).toContain('SHOP_URL: "shop.example" is not a web address');
  expect(stderr).not.toContain("    at ");
});
