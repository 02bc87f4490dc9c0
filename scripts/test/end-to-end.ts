import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort } from "@/scripts/start/free-port";
import { runVisibly } from "@/scripts/start/run-visibly";
import { findChromium } from "@/scripts/test/chromium";
import { type Counts, countedRun } from "@/scripts/test/counts";

const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";
const NO_BROWSER =
  "no Chromium found: install one with `apt install chromium` or `npx playwright install chromium`, or name yours in CHROMIUM_PATH";

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
};

/** Runs the end-to-end tests against a separate shop; without a browser they count as skipped. */
export async function runEndToEnd(): Promise<Counts> {
  const browser = findChromium();
  if (!browser) {
    const skipped = countTests();
    console.log(`Skipped ${skipped} end-to-end tests: ${NO_BROWSER}.`);
    const required = process.env.REQUIRE_BROWSER === "1";
    return { passed: 0, failed: required ? 1 : 0, skipped, note: NO_BROWSER };
  }
  console.log(`With ${browser}`);
  const dataDir = await mkdtemp(path.join(tmpdir(), "shop-e2e-"));
  try {
    return await countedRun(
      async (file) =>
        runVisibly(PLAYWRIGHT, ["test", "--reporter=list,json"], {
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
          CHROMIUM_PATH: browser,
          E2E_DATA_DIR: dataDir,
          E2E_PORT: String(await findFreePort()),
        }),
      (report) => {
        const { expected, unexpected, flaky, skipped } = (report as PlaywrightReport).stats;
        return { passed: expected + flaky, failed: unexpected, skipped };
      },
    );
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function countTests(): number {
  const { stdout } = spawnSync(
    process.execPath,
    [PLAYWRIGHT, "test", "--list", "--reporter=list"],
    {
      encoding: "utf8",
    },
  );
  return Number(stdout.match(/Total: (\d+) tests?/)?.[1] ?? 0);
}
