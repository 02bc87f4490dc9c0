import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "@/lib/database/process-identity";
import type { Check, Context } from "@/scripts/check-abuse/check";
import { requireWebPid } from "@/scripts/check-abuse/photos";
import { send } from "@/scripts/load/send";
import type { Verdict } from "@/scripts/load/verdicts";

const PATIENCE_MS = 60_000;

export const webKilled: Check = {
  name: "web-killed",
  about: "the web process is killed under npm start",
  async run(context: Context): Promise<Verdict[]> {
    const { shop } = context;
    const pid = await requireWebPid(context);
    const worker = await shop.workerPid();
    const workerBefore = worker && processIdentity(worker);
    process.kill(pid, "SIGKILL");
    const startedAt = Date.now();
    let serves = false;
    while (!serves && !shop.hasEnded() && Date.now() - startedAt < PATIENCE_MS) {
      await sleep(250);
      const answer = await send(`${shop.url}/api/search?q=dress&perPage=1`, { timeoutMs: 5_000 });
      serves = answer.status === 200;
    }
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const database = await context.query("SELECT 1").then(
      () => true,
      () => false,
    );
    const workerLives = worker !== null && processIdentity(worker) === workerBefore;
    return [
      {
        what: "web process killed: a search",
        measured: serves
          ? `answered after ${seconds} s`
          : shop.hasEnded()
            ? `the whole shop ended after ${seconds} s`
            : "not answered",
        bar: `within ${PATIENCE_MS / 1000} s`,
        ok: serves,
      },
      {
        what: "web process killed: worker and database",
        measured: `worker ${workerLives ? "lives" : "gone"}, database ${database ? "lives" : "gone"}`,
        bar: "both live",
        ok: workerLives && database,
      },
    ];
  },
};
