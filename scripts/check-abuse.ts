import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { UserError } from "@/lib/errors";
import { OWNER } from "@/scripts/check-abuse/check";
import { CHECKS } from "@/scripts/check-abuse/checks";
import { readOptions, usage } from "@/scripts/check-abuse/options";
import { runChecks } from "@/scripts/check-abuse/run-checks";
import { readActionIds } from "@/scripts/load/action-ids";
import { type StartedShop, startShop } from "@/scripts/load/start-shop";
import { stopOnSignal } from "@/scripts/load/stop-on-signal";
import { printVerdicts } from "@/scripts/load/verdicts";
import { actionsKey } from "@/scripts/start/actions-key";
import { findFreePort } from "@/scripts/start/free-port";
import { runTool } from "@/scripts/start/run-tool";

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), CHECKS);
  if (options.help) return console.log(usage(CHECKS));
  if (options.list) return console.log(CHECKS.map(({ name }) => name).join("\n"));
  if (process.platform !== "linux") {
    throw new UserError("platform", "npm run check:abuse reads /proc: run it on Linux.");
  }
  console.error("Building the shop, unless it is built…");
  await runTool("scripts/run.mjs", ["build"], {});
  const actions = await readActionIds();
  const key = await actionsKey();
  // The usual default: the shop must protect its files itself, whatever the user's umask allows.
  process.umask(0o022);
  const folder = await mkdtemp(path.join(tmpdir(), "shop-abuse-"));
  await chmod(folder, 0o755);
  const started: StartedShop[] = [];
  const cleanUp = async () => {
    for (const shop of started.splice(0)) await shop.stop();
    await rm(folder, { recursive: true, force: true });
  };
  stopOnSignal(cleanUp);
  try {
    const port = options.port ?? (await findFreePort());
    const rows = await runChecks(
      options.checks,
      async () => {
        const shop = await startShop({
          port,
          dataDir: path.join(folder, "data"),
          env: {
            // The ids of the actions are those of the build that is there.
            NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
            DEMO_CATALOGUE: "on",
            DEMO_PRODUCTS: String(options.products),
            ADMIN_EMAIL: OWNER.email,
            ADMIN_PASSWORD: OWNER.password,
          },
        });
        started.push(shop);
        return shop;
      },
      actions,
    );
    if (options.json) console.log(JSON.stringify(rows, null, 2));
    else printVerdicts("What strangers can do to the shop", rows);
    if (rows.some(({ ok }) => ok === false)) process.exitCode = 1;
  } finally {
    await cleanUp();
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  },
);
