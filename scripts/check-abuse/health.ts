import { setTimeout as sleep } from "node:timers/promises";
import { median } from "@/scripts/bench/statistics";
import type { Check, Context } from "@/scripts/check-abuse/check";
import { send } from "@/scripts/load/send";
import { isEmbedded } from "@/scripts/load/start-shop";
import { atMost, type Verdict } from "@/scripts/load/verdicts";

const REQUESTS = 100;
/** Limits for medians, so that they measure the answer's cost and not what else the machine is doing. */
const LIVE_MS = 20;
const HEALTH_MS = 50;
const FORM = ["status", "model", "products", "embedded", "pending", "failed"];
/** Counts are cached for a few seconds. */
const THIN_PATIENCE_MS = 30_000;
const HEAL_PATIENCE_MS = 180_000;

export const health: Check = {
  name: "health",
  about: "what /api/live and /api/health cost, and what they say",
  async run(context: Context): Promise<Verdict[]> {
    const live = await askOften(context, "/api/live");
    const asked = await askOften(context, "/api/health");
    const missing = FORM.filter((name) => !(name in asked.body));
    return [
      {
        what: "/api/live",
        measured: live.statuses,
        bar: `200 × ${REQUESTS}`,
        ok: live.statuses === `200 × ${REQUESTS}`,
      },
      atMost("/api/live, one after the other: median", live.medianMs, LIVE_MS, "ms"),
      atMost("/api/health, one after the other: median", asked.medianMs, HEALTH_MS, "ms"),
      {
        what: "/api/health: form",
        measured: missing.length === 0 ? Object.keys(asked.body).join(", ") : `no ${missing}`,
        bar: FORM.join(", "),
        ok: missing.length === 0,
      },
    ];
  },
};

export const thinSearches: Check = {
  name: "thin-searches",
  about: "what /api/health says while two products of three cannot be searched",
  async run(context: Context): Promise<Verdict[]> {
    await context.query(`DELETE FROM product_embedding WHERE product_id IN (
      SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS at FROM product) p WHERE at % 3 > 0)`);
    const said: string[] = [];
    const startedAt = Date.now();
    while (Date.now() - startedAt < THIN_PATIENCE_MS && said.at(-1) !== "degraded") {
      const { status, body } = await send(`${context.shop.url}/api/health`);
      said.push(status === 200 ? String(JSON.parse(body).status) : String(status));
      await sleep(500);
    }
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const healed = await until(() => isEmbedded(context.shop), HEAL_PATIENCE_MS);
    return [
      {
        what: "/api/health while two products of three are not embedded",
        measured: `${[...new Set(said)].join(", then ")} (${seconds} s)`,
        bar: `degraded within ${THIN_PATIENCE_MS / 1000} s`,
        ok: said.at(-1) === "degraded",
      },
      {
        what: "vectors that went missing come back",
        measured: healed === null ? "not" : `after ${Math.round(healed / 1000)} s`,
        bar: `within ${HEAL_PATIENCE_MS / 1000} s`,
        ok: healed !== null,
      },
    ];
  },
};

async function askOften({ shop, newClient }: Context, path: string) {
  const from = newClient();
  const times: number[] = [];
  const statuses: number[] = [];
  let body: Record<string, unknown> = {};
  for (let index = 0; index < REQUESTS; index++) {
    const answer = await send(`${shop.url}${path}`, { from });
    times.push(answer.tookMs);
    statuses.push(answer.status);
    if (answer.status === 200 && answer.body.startsWith("{")) body = JSON.parse(answer.body);
  }
  const counted = [...new Set(statuses)].map(
    (status) => `${status} × ${statuses.filter((each) => each === status).length}`,
  );
  return { medianMs: median(times), statuses: counted.join(", "), body };
}

/** Milliseconds until `holds` returns true, or null if it did not in time. */
async function until(holds: () => Promise<boolean>, patienceMs: number): Promise<number | null> {
  const startedAt = Date.now();
  while (Date.now() - startedAt < patienceMs) {
    if (await holds()) return Date.now() - startedAt;
    await sleep(500);
  }
  return null;
}
