import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { buildTowerThread } from "@/scripts/build-tower-thread";

const run = promisify(execFile);

beforeAll(async () => {
  await buildTowerThread();
}, 60_000);

/** What a process that embeds one text leaves in its home and in its folder for temporary files. */
async function filesLeft(runner: string): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "silent-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  // The runtime keeps silent of itself where tests run: it must not take this for one.
  const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, XDG_CACHE_HOME: folder };
  await run(process.execPath, ["--import", "tsx", "tests/support/embed-once.ts", runner], {
    env: { ...env, NODE_ENV: "production" },
  });
  return (await readdir(folder)).filter((name) => !name.startsWith("tsx-"));
}

test.each(["inline", "thread"])(
  "the runtime leaves no identifier and no log of reports behind: %s",
  async (runner) => {
    expect(await filesLeft(runner)).toEqual([]);
  },
  30_000,
);
