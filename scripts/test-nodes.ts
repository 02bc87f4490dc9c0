import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";
import { type StartedShop, startShop } from "@/scripts/load/start-shop";
import { stopOnSignal } from "@/scripts/load/stop-on-signal";
import { findFreePort } from "@/scripts/start/free-port";
import { runVisibly } from "@/scripts/start/run-visibly";

const USAGE = `npm run test:nodes -- [22 24 26] [--unit]

Starts the shop under each of these releases of Node with twenty demo products, searches, and stops it. --unit runs the
unit tests under each as well. The npm packages node-<system>-<processor> bring the releases. Linux only.`;
const RELEASES = ["22", "24", "26"];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { unit: { type: "boolean", default: false }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(USAGE);
  if (process.platform !== "linux") throw new UserError("platform", "It reads /proc: use Linux.");
  const releases = positionals.length > 0 ? positionals : RELEASES;
  if (!releases.every((release) => /^\d+$/.test(release))) throw new UserError("usage", USAGE);
  for (const release of releases) {
    const node = fetchNode(release);
    const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
    console.log(`\n── Node ${version} ──`);
    await tryShop(node);
    if (values.unit && (await runUnitTests(node)) !== 0) process.exitCode = 1;
  }
}

/** The executable of a Node release, which npm keeps in its own cache. */
function fetchNode(release: string): string {
  const name = `node-${process.platform}-${process.arch}@${release}`;
  const args = ["exec", "--yes", `--package=${name}`, "--", "node", "-p", "process.execPath"];
  return execFileSync("npm", args, { encoding: "utf8" }).trim();
}

async function tryShop(node: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "shop-node-"));
  let shop: StartedShop | null = null;
  const cleanUp = async () => {
    await shop?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  stopOnSignal(cleanUp);
  try {
    const startedAt = performance.now();
    shop = await startShop({
      node,
      port: await findFreePort(),
      dataDir: path.join(folder, "data"),
      env: { DEMO_CATALOGUE: "on", DEMO_PRODUCTS: "20" },
    });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const answer = await fetch(`${shop.url}/api/search?q=dress&view=varied&facets=on`);
    const body = (await answer.json()) as { total?: number };
    const page = await fetch(`${shop.url}/search?q=dress`);
    if (!answer.ok || !page.ok || !body.total) {
      throw new Error(`It answers ${answer.status} and ${page.status}: ${JSON.stringify(body)}`);
    }
    console.log(`The shop starts in ${seconds} s and finds ${body.total} products for “dress”.`);
  } finally {
    await cleanUp();
  }
}

function runUnitTests(node: string): Promise<number> {
  return runVisibly("node_modules/vitest/vitest.mjs", ["run", "--project", "unit"], {}, { node });
}

main().then(() => process.exit(), reportFailure);
