import { median } from "@/scripts/bench/statistics";
import type { Verdict } from "@/scripts/load/verdicts";

export type Sample = { atMs: number; mb: number };

const WARM_UP_MS = 120_000;
const MINUTE_MS = 60_000;
const MOST_GROWTH = 1.1;

/**
 * Whether memory grows: compares the median of each whole minute after the third with that of the third. Single samples
 * say little, because garbage collection may lag by seconds.
 */
export function memoryVerdict(what: string, samples: readonly Sample[]): Verdict {
  const minutes: number[][] = [];
  for (const { atMs, mb } of samples.filter((sample) => sample.atMs >= WARM_UP_MS)) {
    const minute = Math.floor((atMs - WARM_UP_MS) / MINUTE_MS);
    minutes[minute] ??= [];
    minutes[minute]?.push(mb);
  }
  const medians = minutes.filter((values) => values && values.length > 2).map(median);
  const [first, ...later] = medians;
  const bar = `≤ ${Math.round((MOST_GROWTH - 1) * 100)} % over the third minute's`;
  if (first === undefined || later.length === 0) {
    const seen = samples.map(({ mb }) => Math.round(mb));
    const told = seen.length > 0 ? `${seen[0]} → ${seen.at(-1)} MB` : "no sample";
    return { what, measured: `${told}; needs 4 minutes`, bar, ok: null };
  }
  const largest = Math.max(...later);
  const growth = Math.round(100 * (largest / first - 1));
  const sign = growth >= 0 ? "+" : "−";
  return {
    what,
    measured: `${Math.round(first)} → ${Math.round(largest)} MB (${sign}${Math.abs(growth)} %)`,
    bar,
    ok: largest <= MOST_GROWTH * first,
  };
}
