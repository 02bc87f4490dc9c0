import { quantile } from "@/scripts/bench/statistics";
import { KINDS, type Kind } from "@/scripts/check-stress/mix";

export type Exchange = {
  kind: Kind;
  startedAtMs: number;
  tookMs: number;
  /** 0 if there was no answer. */
  status: number;
  /** What was wrong with the answer; null for a good answer and for one that says to come back later (429). */
  problem: string | null;
};

/** The start and end of a fault; `untilMs` is null while it lasts. */
export type FaultWindow = { fromMs: number; untilMs: number | null };

/** How long after a fault connections may still be re-established and queues worked off. */
export const GRACE_MS = 10_000;

export class Tally {
  readonly exchanges: Exchange[] = [];

  add(exchange: Exchange): void {
    this.exchanges.push(exchange);
  }

  of(kind: Kind): Exchange[] {
    return this.exchanges.filter((exchange) => exchange.kind === kind);
  }
}

/** Whether an exchange took place, at least in part, during a fault. */
export function isDuring(exchange: Exchange, windows: readonly FaultWindow[]): boolean {
  const endedAtMs = exchange.startedAtMs + exchange.tookMs;
  return windows.some(
    ({ fromMs, untilMs }) =>
      endedAtMs >= fromMs &&
      exchange.startedAtMs <= (untilMs ?? Number.POSITIVE_INFINITY) + GRACE_MS,
  );
}

export type KindSummary = {
  kind: Kind;
  count: number;
  /** Without those during faults. */
  errors: number;
  excused: number;
  tooMany: number;
  p50Ms: number;
  p95Ms: number;
};

export function summarise(tally: Tally, windows: readonly FaultWindow[]): KindSummary[] {
  return KINDS.map((kind) => {
    const all = tally.of(kind);
    const problems = all.filter(({ problem }) => problem !== null);
    const excused = problems.filter((exchange) => isDuring(exchange, windows)).length;
    const times = all.filter(({ problem }) => problem === null).map(({ tookMs }) => tookMs);
    return {
      kind,
      count: all.length,
      errors: problems.length - excused,
      excused,
      tooMany: all.filter(({ status }) => status === 429).length,
      p50Ms: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
    };
  });
}

/** Counts each problem, the most frequent first. */
export function countProblems(exchanges: readonly Exchange[]): [problem: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { kind, problem } of exchanges) {
    if (problem === null) continue;
    const name = `${kind}: ${problem}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
