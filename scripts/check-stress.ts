import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { UserError } from "@/lib/errors";
import { makeOwnDatabase } from "@/scripts/bench/own-database";
import { readOptions, type StressOptions, USAGE } from "@/scripts/check-stress/options";
import { runStress } from "@/scripts/check-stress/run-stress";
import { startShops } from "@/scripts/check-stress/shops";
import { readActionIds } from "@/scripts/load/action-ids";
import { stopOnSignal } from "@/scripts/load/stop-on-signal";
import { printVerdicts } from "@/scripts/load/verdicts";
import { actionsKey } from "@/scripts/start/actions-key";
import { findFreePort } from "@/scripts/start/free-port";
import { runTool } from "@/scripts/start/run-tool";

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    throw new UserError(
      "no-postgres",
      `Name a Postgres with pgvector, where a database can be made and dropped.\n\n${USAGE}`,
    );
  }
  if (process.platform !== "linux") {
    throw new UserError("platform", "npm run check:stress reads /proc: run it on Linux.");
  }
  console.error("Building the shop, unless it is built…");
  await runTool("scripts/run.mjs", ["build"], {});
  const actions = await readActionIds();
  /** What to undo at the end, in reverse order. */
  const undo: (() => Promise<unknown>)[] = [];
  const cleanUp = async () => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  stopOnSignal(cleanUp);
  try {
    const folder = await mkdtemp(path.join(tmpdir(), "shop-stress-"));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const database = await makeOwnDatabase(server, `shop_stress_${process.pid}`);
    undo.push(database.drop);
    console.error("Starting two shops…");
    const shops = await startShops(
      {
        databaseUrl: database.url,
        folder,
        ports: await portsOf(options),
        products: options.products,
        actionsKey: await actionsKey(),
      },
      (shop) => undo.push(shop.stop),
    );
    console.error(`${options.clients} clients for ${options.minutes} min…`);
    const verdicts = await runStress(shops, database.url, actions, options);
    if (options.json) console.log(JSON.stringify(verdicts, null, 2));
    else printVerdicts(heading(options), verdicts);
    if (verdicts.some(({ ok }) => ok === false)) process.exitCode = 1;
  } finally {
    await cleanUp();
  }
}

async function portsOf({ port }: StressOptions): Promise<[number, number]> {
  if (port !== null) return [port, port + 1];
  return [await findFreePort(), await findFreePort()];
}

function heading({ minutes, clients, products, faults, seed }: StressOptions): string {
  const trouble = faults ? ", with faults" : "";
  return `Two shops on one Postgres, ${products} products, ${clients} clients, ${minutes} min${trouble}, seed ${seed}`;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  },
);
