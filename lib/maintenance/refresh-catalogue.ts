import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { type PeriodicTask, startPeriodic } from "@/lib/leases/periodic";
import { cutoffs, searchWords, statistics, vectorIndexes } from "@/lib/maintenance/derivations";
import { type Lane, type Outcome, refreshLane } from "@/lib/maintenance/refresh-lane";

const LOOK_EVERY_MS = 1_000;
/** Writing is over when nothing was written for so long. */
const QUIET_MS = 1_500;
/** Longer than another process is at an index of a million vectors. */
const WAIT_MS = 30 * 60_000;
/** What failed is tried again after a minute, and after twice as long each time. */
const RETRY_MS = { first: 60_000, longest: 60 * 60_000 };

/** Words do not wait for what takes minutes. */
const LANES: Lane[] = [
  { lease: "refresh-words", derivations: [searchWords] },
  { lease: "refresh-upkeep", derivations: [statistics, vectorIndexes, cutoffs] },
];

export type RefreshOptions = {
  signal?: AbortSignal | undefined;
  /** How long to wait for another process that is at it. */
  waitMs?: number;
};

/**
 * Makes anew, at once, whatever is derived from the catalogue and no longer fits it: for those that wrote much and see it
 * through. A worker does so by itself.
 * @returns what failed, which did not keep the rest from being made
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

/** As refreshCatalogue, with what failed in the log alone. */
export async function refreshCatalogueAndReport(options?: RefreshOptions): Promise<void> {
  for (const { name, error } of await refreshCatalogue(options)) {
    reportUnexpected(error, { doing: `refreshing ${name}` });
  }
}

/** Sees to it, until stopped, that what is derived from the catalogue follows within seconds of the last write. */
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
