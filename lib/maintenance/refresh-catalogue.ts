import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { type PeriodicTask, startPeriodic } from "@/lib/leases/periodic";
import { cutoffs, searchWords, statistics, vectorIndexes } from "@/lib/maintenance/derivations";
import { type Lane, type Outcome, refreshLane } from "@/lib/maintenance/refresh-lane";

const LOOK_EVERY_MS = 1_000;
/** Writing counts as finished after this long without a write. */
const QUIET_MS = 1_500;
/** Longer than another process takes to index a million vectors. */
const WAIT_MS = 30 * 60_000;
/** A failed derivation is tried again after a minute, then after twice as long each time. */
const RETRY_MS = { first: 60_000, longest: 60 * 60_000 };

/** Words do not wait for derivations that take minutes. */
const LANES: Lane[] = [
  { lease: "refresh-words", derivations: [searchWords] },
  { lease: "refresh-upkeep", derivations: [statistics, vectorIndexes, cutoffs] },
];

export type RefreshOptions = {
  signal?: AbortSignal | undefined;
  /** How long to wait for another process that is refreshing. */
  waitMs?: number;
};

/**
 * Rebuilds all outdated derived data at once, for callers that wrote a lot and want to see it finished. A worker does
 * this by itself.
 * @returns the failures, none of which stopped the rest
 */
export async function refreshCatalogue({
  signal,
  waitMs = WAIT_MS,
}: RefreshOptions = {}): Promise<Outcome[]> {
  const failures: Outcome[] = [];
  for (const lane of LANES) {
    const outcomes = await refreshLane(lane, { isTime: () => true, waitMs, signal });
    failures.push(...outcomes.filter(({ error }) => error !== null));
  }
  return failures;
}

/** Like refreshCatalogue, but logs the failures. */
export async function refreshCatalogueAndReport(options?: RefreshOptions): Promise<void> {
  for (const { name, error } of await refreshCatalogue(options)) {
    reportUnexpected(error, { doing: `refreshing ${name}` });
  }
}

/** Keeps the derived data up to date, within seconds of the last write, until stopped. */
export function startRefreshing(): PeriodicTask {
  const tasks = LANES.map(startRefreshingLane);
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.stop()));
    },
  };
}

function startRefreshingLane(lane: Lane): PeriodicTask {
  const failed = new Map<string, { notBefore: number; pauseMs: number }>();

  function note({ name, error }: Outcome): void {
    const before = failed.get(name);
    failed.delete(name);
    if (error === null) return;
    reportUnexpected(error, { doing: `refreshing ${name}` });
    const pauseMs = Math.min(before ? 2 * before.pauseMs : RETRY_MS.first, RETRY_MS.longest);
    failed.set(name, { notBefore: Date.now() + pauseMs, pauseMs });
  }

  return startPeriodic(lane.lease, LOOK_EVERY_MS, async (signal) => {
    const outcomes = await refreshLane(lane, {
      signal,
      waitMs: 0,
      isTime: ({ name, atLatestMs }, quietMs, ageMs) =>
        (failed.get(name)?.notBefore ?? 0) <= Date.now() &&
        (quietMs >= QUIET_MS || ageMs >= atLatestMs),
    });
    outcomes.forEach(note);
  });
}
