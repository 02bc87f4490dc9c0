import type { Check, Context } from "@/scripts/check-abuse/check";
import { requireWebPid } from "@/scripts/check-abuse/photos";
import { watchMemory } from "@/scripts/load/memory-watch";
import { type Outcome, readOutcome, tellOutcomes } from "@/scripts/load/outcome";
import { probeVerdict, probeWhile } from "@/scripts/load/probe";
import { send } from "@/scripts/load/send";
import { atMost, type Verdict } from "@/scripts/load/verdicts";

const AT_ONCE = 20;
const WAVES = 4;
const OTHERS_MS = 1_000;
const PAGES = 8;
const PAGE_ROUNDS = 5;
const PAGES_MB = 250;
const OTHERS = "/api/search?q=linen+shirt&perPage=5";
const KINDS = ["dress", "coat", "boots", "skirt", "bag", "hat", "shirt", "jacket"];
const COLOURS = ["red", "navy", "black", "green", "white"];

export const facetSearches: Check = {
  name: "facet-searches",
  about: `${AT_ONCE} searches with facets at once, equal and different, ${WAVES} times`,
  async run(context: Context): Promise<Verdict[]> {
    const equal = await facets(context, () => "dress");
    const different = await facets(context, (index) => variedQuery(index));
    return [...equal.verdicts("equal"), ...different.verdicts("different")];
  },
};

export const pagesAtOnce: Check = {
  name: "pages-at-once",
  about: `${PAGES} search pages at once, ${PAGE_ROUNDS} times`,
  fresh: true,
  async run(context: Context): Promise<Verdict[]> {
    const { shop } = context;
    await send(`${shop.url}/search?q=dress`, { from: context.newClient() });
    const from = context.newClient();
    const { result, memory } = await watchMemory(await requireWebPid(context), () =>
      waves(PAGE_ROUNDS, PAGES, (index) =>
        send(`${shop.url}/search?q=${encodeURIComponent(variedQuery(index))}`, { from }),
      ),
    );
    return [
      answersVerdict(`${PAGES} search pages at once`, result),
      atMost(
        `${PAGES} search pages at once: web process's memory more than before`,
        memory.peakMb - memory.beforeMb,
        PAGES_MB,
        "MB",
      ),
    ];
  },
};

async function facets(context: Context, queryAt: (index: number) => string) {
  const { url } = context.shop;
  const from = context.newClient();
  const { result, probe } = await probeWhile(`${url}${OTHERS}`, context.newClient(), () =>
    waves(WAVES, AT_ONCE, (index) =>
      send(`${url}/api/search?facets=on&q=${encodeURIComponent(queryAt(index))}`, { from }),
    ),
  );
  return {
    verdicts: (name: string): Verdict[] => [
      answersVerdict(`${AT_ONCE} ${name} searches with facets`, result),
      probeVerdict(`${AT_ONCE} ${name} with facets: others' searches p95`, probe, OTHERS_MS),
    ],
  };
}

async function waves(
  rounds: number,
  atOnce: number,
  ask: (index: number) => ReturnType<typeof send>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round * atOnce;
    const answers = await Promise.all(
      Array.from({ length: atOnce }, (_, index) => ask(first + index)),
    );
    outcomes.push(...answers.map(readOutcome));
  }
  return outcomes;
}

function answersVerdict(what: string, outcomes: readonly Outcome[]): Verdict {
  return {
    what,
    measured: tellOutcomes(outcomes),
    bar: "answered, or told busy with when to come back",
    ok: outcomes.every(({ kind, saysWhen }) => kind === "taken" || (kind === "busy" && saysWhen)),
  };
}

function variedQuery(index: number): string {
  const kind = KINDS[index % KINDS.length];
  return `${COLOURS[index % COLOURS.length]} ${kind} number ${index}`;
}
