import { quantile } from "@/scripts/bench/statistics";
import type { Faults } from "@/scripts/check-stress/faults";
import { memoryVerdict, type Sample } from "@/scripts/check-stress/memory-series";
import {
  type Exchange,
  type FaultWindow,
  isDuring,
  summarise,
  type Tally,
} from "@/scripts/check-stress/tally";
import { defectMessage, hasStack, isUncaught } from "@/scripts/load/log";
import type { StartedShop } from "@/scripts/load/start-shop";
import type { Verdict } from "@/scripts/load/verdicts";

/** "503 in 5 s", plus what the network adds on a machine that runs everything at once. */
const AWAY_MS = 10_000;

export function kindVerdicts(tally: Tally, windows: readonly FaultWindow[]): Verdict[] {
  return summarise(tally, windows).map(
    ({ kind, count, errors, excused, tooMany, p50Ms, p95Ms }) => {
      const during = excused > 0 ? `, ${excused} during faults` : "";
      const limited = tooMany > 0 ? `, ${tooMany} × 429` : "";
      const times = `p50 ${Math.round(p50Ms)}, p95 ${Math.round(p95Ms)} ms`;
      return {
        what: kind,
        measured: `${count} asked, ${errors} errors${during}${limited}; ${times}`,
        bar: "0 errors, some answered",
        ok: errors === 0 && count > excused + tooMany,
      };
    },
  );
}

/** How requests were answered while Postgres was away. */
export function awayVerdicts(tally: Tally, windows: readonly FaultWindow[]): Verdict[] {
  if (windows.length === 0) return [];
  const during = tally.exchanges.filter((exchange) => isDuring(exchange, windows));
  const failed = during.filter(({ problem }) => problem !== null);
  const others = failed.filter(({ status }) => status !== 503);
  const slowest = Math.max(0, ...during.map(({ tookMs }) => tookMs));
  return [
    {
      what: "while Postgres was away: failures",
      measured: `${failed.length}, ${others.length} of them other than 503${listed(others)}`,
      bar: "503 only",
      ok: others.length === 0,
    },
    {
      what: "while Postgres was away: slowest answer",
      measured: `${(slowest / 1000).toFixed(1)} s, p95 ${(quantile([0, ...during.map(({ tookMs }) => tookMs)], 0.95) / 1000).toFixed(1)} s`,
      bar: `≤ ${AWAY_MS / 1000} s`,
      ok: slowest <= AWAY_MS,
    },
  ];
}

function listed(exchanges: readonly Exchange[]): string {
  const problems = [...new Set(exchanges.map(({ kind, problem }) => `${kind}: ${problem}`))];
  return problems.length === 0 ? "" : ` (${problems.slice(0, 4).join("; ")})`;
}

export function faultVerdict({ kills, restarts, problems }: Faults, planned: number): Verdict {
  const done = kills + restarts;
  const trouble = problems.length > 0 ? `; ${problems.join("; ")}` : "";
  return {
    what: "faults: workers killed, Postgres restarted",
    measured: `${kills} and ${restarts}${trouble}`,
    bar: `${planned} in all`,
    ok: done === planned,
  };
}

export function memoryVerdicts(
  series: ReadonlyMap<string, readonly Sample[]>,
  workersWereKilled: boolean,
): Verdict[] {
  return [...series].map(([name, samples]) => {
    const verdict = memoryVerdict(`memory of ${name}`, samples);
    // A killed worker starts again from nothing.
    return workersWereKilled && name.includes("worker") ? { ...verdict, ok: null } : verdict;
  });
}

/** What the shops' logs report. */
export function logVerdicts(shops: readonly StartedShop[], workersKilled: number): Verdict[] {
  const lines = shops.flatMap(({ log }) => log.lines.map(({ text }) => text));
  const uncaught = lines.filter(isUncaught);
  const workersEnded = lines.filter((line) => /The worker ended/.test(line)).length;
  const ended = shops.filter((shop) => shop.hasEnded()).length;
  return [
    {
      what: "errors in the logs that nothing caught",
      measured: `${uncaught.length}; ${lines.filter(hasStack).length} lines of stacks in all`,
      bar: "0",
      ok: uncaught.length === 0,
    },
    {
      what: "defects in the logs",
      measured: tellDefects(lines),
      bar: "0",
      ok: lines.every((line) => defectMessage(line) === null),
    },
    {
      what: "workers that ended by themselves, shops that did",
      measured: `${Math.max(0, workersEnded - workersKilled)} and ${ended}`,
      bar: "0 and 0",
      ok: workersEnded <= workersKilled && ended === 0,
    },
  ];
}

const SHOWN_DEFECTS = 3;

/** How many lines log a defect, and the commonest messages. */
function tellDefects(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const message of lines.map(defectMessage)) {
    if (message !== null) counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  const all = [...counts].sort(([, a], [, b]) => b - a);
  const total = all.reduce((sum, [, count]) => sum + count, 0);
  const shown = all.slice(0, SHOWN_DEFECTS).map(([message, count]) => `${count} × ${message}`);
  return [String(total), ...shown].join("; ");
}
