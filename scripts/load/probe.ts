import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "@/scripts/bench/statistics";
import { type Answer, send } from "@/scripts/load/send";
import { atMost, type Verdict } from "@/scripts/load/verdicts";

const INTERVAL_MS = 250;
const TIMEOUT_MS = 30_000;

export type Probe = { times: number[]; bad: Answer[] };

/**
 * Requests an address four times a second while something else happens, without waiting for earlier answers: waiting
 * would make the fewest requests while the shop is slowest. No answer within 30 s counts as 30 s.
 */
export async function probeWhile<T>(
  url: string,
  from: string,
  body: () => Promise<T>,
): Promise<{ result: T; probe: Probe }> {
  const over = new AbortController();
  const asked: Promise<Answer>[] = [];
  const asking = (async () => {
    while (!over.signal.aborted) {
      asked.push(send(url, { from, timeoutMs: TIMEOUT_MS }));
      await sleep(INTERVAL_MS, undefined, { signal: over.signal }).catch(() => undefined);
    }
  })();
  try {
    const result = await body();
    return { result, probe: await finish() };
  } finally {
    over.abort();
  }

  async function finish(): Promise<Probe> {
    over.abort();
    await asking;
    const answers = await Promise.all(asked);
    return {
      times: answers.map(({ tookMs }) => tookMs),
      bad: answers.filter(({ status, failure }) => status !== 200 || failure !== null),
    };
  }
}

/** Judges a probe: 19 of 20 answers must come within `mostMs`, and all must be good. */
export function probeVerdict(what: string, { times, bad }: Probe, mostMs: number): Verdict {
  const verdict = atMost(what, quantile(times, 0.95), mostMs, "ms");
  const codes = [...new Set(bad.map(({ status, failure }) => failure ?? status))].join(", ");
  const noted = bad.length > 0 ? `, ${bad.length} of ${times.length} not 200 (${codes})` : "";
  return {
    ...verdict,
    measured: `${verdict.measured}${noted}`,
    bar: `${verdict.bar}, all 200`,
    ok: verdict.ok === true && bad.length === 0,
  };
}
