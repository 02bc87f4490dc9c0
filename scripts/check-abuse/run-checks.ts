import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { runningDatabaseUrl } from "@/lib/database/connect";
import type { Check, Context } from "@/scripts/check-abuse/check";
import type { ActionIds } from "@/scripts/load/action-ids";
import { send } from "@/scripts/load/send";
import type { StartedShop } from "@/scripts/load/start-shop";
import type { Verdict } from "@/scripts/load/verdicts";

const CHECK_PATIENCE_MS = 480_000;
const WELL_WITHIN_MS = 5_000;

export type CheckedRow = Verdict & { check: string };

/**
 * Runs checks one after the other. The shop is restarted before checks that ask for it and whenever an earlier check
 * left it broken.
 */
export async function runChecks(
  checks: readonly Check[],
  start: () => Promise<StartedShop>,
  actions: ActionIds,
): Promise<CheckedRow[]> {
  const rows: CheckedRow[] = [];
  let shop: StartedShop | null = null;
  let clients = 0;
  try {
    for (const check of checks) {
      if (shop && (check.fresh || !(await isWell(shop)))) {
        await shop.stop();
        shop = null;
      }
      shop ??= await start();
      console.error(`· ${check.name}: ${check.about}`);
      const verdicts = await runCheck(
        check,
        contextOf(shop, actions, () => nthClient(++clients)),
      );
      rows.push(...verdicts.map((verdict) => ({ check: check.name, ...verdict })));
    }
  } finally {
    await shop?.stop();
  }
  return rows;
}

async function runCheck(check: Check, context: Context): Promise<Verdict[]> {
  const over = new AbortController();
  const late = sleep(CHECK_PATIENCE_MS, undefined, { signal: over.signal }).then(() => {
    throw new Error(`not over after ${CHECK_PATIENCE_MS / 1000} s`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([check.run(context), late]);
  } catch (error) {
    const measured = error instanceof Error ? error.message : String(error);
    return [{ what: check.about, measured, bar: "can be measured", ok: false }];
  } finally {
    over.abort();
  }
}

function contextOf(shop: StartedShop, actions: ActionIds, newClient: () => string): Context {
  const databaseUrl = async () => {
    const url = await runningDatabaseUrl(shop.dataDir);
    if (url) return url;
    throw new Error("The shop's embedded database does not run.");
  };
  return {
    shop,
    actions,
    newClient,
    databaseUrl,
    query: async (statement, values) => query(await databaseUrl(), statement, values),
  };
}

async function query<Row extends object>(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** Each client has its own network, in case a shop counts by network. */
function nthClient(index: number): string {
  return `127.${20 + Math.floor(index / 250)}.${index % 250}.1`;
}

async function isWell(shop: StartedShop): Promise<boolean> {
  if (shop.hasEnded()) return false;
  const { status } = await send(`${shop.url}/api/health`, { timeoutMs: WELL_WITHIN_MS });
  return status === 200;
}
