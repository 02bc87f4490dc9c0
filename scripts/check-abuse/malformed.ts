import { setTimeout as sleep } from "node:timers/promises";
import type { Check, Context } from "@/scripts/check-abuse/check";
import { malformedActions } from "@/scripts/check-abuse/malformed-actions";
import { malformedAddresses } from "@/scripts/check-abuse/malformed-addresses";
import { isRight, type Malformed, tellExpected } from "@/scripts/check-abuse/malformed-request";
import { hasStack } from "@/scripts/load/log";
import { type RawAnswer, rawHeader, sendRaw } from "@/scripts/load/raw-request";
import type { Verdict } from "@/scripts/load/verdicts";

const TIMEOUT_MS = 10_000;
/** A log line may appear a moment after the answer. */
const LOG_MS = 250;

export const malformedRequests: Check = {
  name: "malformed",
  about: "addresses, methods, headers and action bodies that no browser sends",
  async run(context: Context): Promise<Verdict[]> {
    const [photo] = await context.query<{ key: string }>(
      "SELECT storage_key AS key FROM product_photo ORDER BY product_id, position LIMIT 1",
    );
    const verdicts: Verdict[] = [];
    for (const request of [
      ...malformedAddresses(photo?.key ?? ""),
      ...malformedActions(context.actions.idOf("searchByPhotoAction")),
    ]) {
      verdicts.push(await verdictOn(context, request));
    }
    return verdicts;
  },
};

async function verdictOn(context: Context, request: Malformed): Promise<Verdict> {
  const { shop, newClient } = context;
  await sleep(LOG_MS);
  const askedAt = Date.now();
  const answer = await ask(Number(new URL(shop.url).port), request, newClient());
  await sleep(LOG_MS);
  const lines = shop.log.since(askedAt).filter((line) => !line.startsWith("worker:"));
  const stack = lines.some(hasStack);
  const timedOut = answer.status === null && answer.tookMs >= TIMEOUT_MS;
  const told = timedOut ? "no answer" : String(answer.status ?? "closed");
  const logged = lines.length === 0 ? "" : `, ${lines.length} log lines`;
  return {
    what: request.name,
    measured: `${told}${logged}${stack ? " of a stack" : ""}`,
    bar: `${tellExpected(request.expected)}; ≤ 1 log line`,
    ok: !timedOut && isRight(answer, request.expected) && lines.length <= 1 && !stack,
  };
}

async function ask(port: number, { parts, again }: Malformed, from: string): Promise<RawAnswer> {
  const answer = await sendRaw(port, parts, { from, timeoutMs: TIMEOUT_MS });
  const location = rawHeader(answer, "location");
  if (!again || location === null) return answer;
  const { pathname, search } = new URL(location, `http://127.0.0.1:${port}`);
  return sendRaw(port, [again(pathname + search)], { from, timeoutMs: TIMEOUT_MS });
}
