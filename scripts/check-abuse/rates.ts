import type { Check, Context } from "@/scripts/check-abuse/check";
import { readOutcome } from "@/scripts/load/outcome";
import { type Answer, send } from "@/scripts/load/send";
import type { Verdict } from "@/scripts/load/verdicts";

const AT_ONCE = 8;
const MOST = 2_500;
/** Invalid requests, which are refused, so that they cost no more than being counted. */
const ASKS = [
  ["searches", "/api/search?photo=x"],
  ["suggestions", `/api/suggest?q=${"x".repeat(500)}`],
  ["products", "/api/products?handles=%00"],
] as const;

export const rates: Check = {
  name: "rates",
  about: `one address that asks up to ${MOST.toLocaleString("en")} times as fast as it can`,
  async run(context: Context): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (const [name, path] of ASKS) verdicts.push(await verdictOn(context, name, path));
    return verdicts;
  },
};

async function verdictOn(
  { shop, newClient }: Context,
  name: string,
  path: string,
): Promise<Verdict> {
  const from = newClient();
  const startedAt = performance.now();
  let asked = 0;
  let limited: Answer | null = null;
  const ask = async () => {
    while (asked < MOST && !limited) {
      asked += 1;
      const answer = await send(`${shop.url}${path}`, { from });
      if (answer.status === 429) limited = answer;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const other = await send(`${shop.url}/api/search?q=dress&perPage=1`, { from: newClient() });
  const told = limited ? `told to wait after ${asked}` : `${asked} answered`;
  const says = limited !== null && readOutcome(limited).saysWhen;
  return {
    what: `${name} from one address, ${AT_ONCE} at a time`,
    measured: `${told} in ${seconds} s; another's search: ${other.status}`,
    bar: "429 that says when to come back; another's search: 200",
    ok: says && other.status === 200,
  };
}
