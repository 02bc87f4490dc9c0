import { Client } from "pg";
import { demoCatalogue } from "@/demo/catalogue";
import { runClient } from "@/scripts/check-stress/clients";
import { causeFaults, type Faults, planFaults } from "@/scripts/check-stress/faults";
import { checkFinalState } from "@/scripts/check-stress/final-state";
import { Ledger } from "@/scripts/check-stress/ledger";
import { sampleMemory } from "@/scripts/check-stress/memory-sampler";
import type { Vocabulary } from "@/scripts/check-stress/mix";
import type { StressOptions } from "@/scripts/check-stress/options";
import {
  awayVerdicts,
  faultVerdict,
  kindVerdicts,
  logVerdicts,
  memoryVerdicts,
} from "@/scripts/check-stress/report";
import { OWNER } from "@/scripts/check-stress/shops";
import { countProblems, isDuring, Tally } from "@/scripts/check-stress/tally";
import type { ActionIds } from "@/scripts/load/action-ids";
import { phoneJpeg, smallJpeg } from "@/scripts/load/pictures";
import { signIn } from "@/scripts/load/sign-in";
import type { StartedShop } from "@/scripts/load/start-shop";
import type { Verdict } from "@/scripts/load/verdicts";

const NO_FAULTS: Faults = { windows: [], kills: 0, restarts: 0, problems: [] };
const SHOWN_PROBLEMS = 10;

/** Runs the clients against the shops and judges the outcome. */
export async function runStress(
  shops: StartedShop[],
  databaseUrl: string,
  actions: ActionIds,
  options: StressOptions,
): Promise<Verdict[]> {
  const shopUrls = shops.map(({ url }) => url);
  const { cookies, kind, code } = await signIn(shopUrls[0] ?? "", actions, OWNER);
  if (kind !== "taken") throw new Error(`The owner cannot sign in: ${kind} (${code})`);
  const durationMs = options.minutes * 60_000;
  const [photos, productIds] = await Promise.all([drawPhotos(), listProductIds(databaseUrl)]);
  const over = new AbortController();
  const plan = options.faults ? planFaults(durationMs) : [];
  const memory = sampleMemory(shops);
  const load = {
    ...{ shopUrls, actions, photos, productIds, cookies, seed: options.seed },
    words: vocabulary(options.products),
    ledger: new Ledger(),
    tally: new Tally(),
    endsAtMs: Date.now() + durationMs,
    signal: over.signal,
  };
  const progress = setInterval(() => tellProgress(load.tally, load.endsAtMs), 30_000);
  const causing = options.faults
    ? causeFaults(
        plan,
        { shops, databaseUrl, restartPostgres: options.restartPostgres ?? "" },
        over.signal,
      )
    : Promise.resolve(NO_FAULTS);
  await Promise.all(Array.from({ length: options.clients }, (_, index) => runClient(index, load)));
  over.abort();
  clearInterval(progress);
  const faults = await causing;
  memory.stop();

  const outside = load.tally.exchanges.filter((exchange) => !isDuring(exchange, faults.windows));
  for (const [problem, count] of countProblems(outside).slice(0, SHOWN_PROBLEMS)) {
    console.error(`  ${count} × ${problem}`);
  }
  return [
    ...kindVerdicts(load.tally, faults.windows),
    ...(options.faults ? [faultVerdict(faults, plan.length)] : []),
    ...awayVerdicts(load.tally, faults.windows),
    ...memoryVerdicts(memory.series, faults.kills > 0),
    ...(await checkFinalState(databaseUrl, load.ledger)),
    ...logVerdicts(shops, faults.kills),
  ];
}

function tellProgress(tally: Tally, endsAtMs: number): void {
  const problems = tally.exchanges.filter(({ problem }) => problem !== null).length;
  const leftS = Math.max(0, Math.round((endsAtMs - Date.now()) / 1000));
  console.error(`  ${tally.exchanges.length} asked, ${problems} problems, ${leftS} s to go`);
}

/** Mostly photos of the size that browsers send after shrinking them, and now and then one straight from the phone. */
async function drawPhotos(): Promise<Buffer[]> {
  const small = Array.from({ length: 9 }, (_, index) => smallJpeg(7_000 + index, 1_200, 1_600));
  return Promise.all([...small, phoneJpeg(7_100)]);
}

async function listProductIds(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client
    .query<{ id: string }>("SELECT id::text FROM product ORDER BY handle")
    .finally(() => client.end());
  return rows.map(({ id }) => id);
}

function vocabulary(count: number): Vocabulary {
  const products = demoCatalogue({ count });
  const distinct = (values: string[]) => [...new Set(values)].sort();
  return {
    colours: distinct(products.map(({ colour }) => colour)),
    broads: distinct(products.map(({ broadCategory }) => broadCategory)),
    fines: distinct(products.map(({ fineCategory }) => fineCategory)),
    brands: distinct(products.map(({ brand }) => brand)),
    tags: distinct(products.flatMap(({ tags }) => tags)),
    handles: products.map(({ handle }) => handle),
  };
}
