import {
  type CatalogueState,
  foldChanges,
  getCatalogueState,
  noteDerived,
} from "@/lib/catalogue/state-queries";
import { asUnavailable } from "@/lib/database/unavailable";
import {
  type Derivation,
  floors,
  searchWords,
  statistics,
  vectorIndexes,
} from "@/lib/maintenance/derivations";
import { withLease } from "@/lib/maintenance/lease";
import { type PeriodicTask, startPeriodic } from "@/lib/maintenance/periodic";
import { reportUnexpected } from "@/lib/report-unexpected";

const LOOK_EVERY_MS = 1_000;
/** Writing is over when nothing was written for so long. */
const QUIET_MS = 1_500;
/** Longer than another process is at an index of a million vectors. */
const WAIT_MS = 30 * 60_000;
/** What failed is tried again after a minute, and after twice as long each time. */
const RETRY_MS = { first: 60_000, longest: 60 * 60_000 };

/** What one process at a time makes, one after the other. Words do not wait for what takes minutes. */
const LANES = [
  { lease: "refresh-words", derivations: [searchWords] },
  { lease: "refresh-upkeep", derivations: [statistics, vectorIndexes, floors] },
];
type Lane = (typeof LANES)[number];

export type RefreshOptions = {
  signal?: AbortSignal | undefined;
  /** How long to wait for another process that is at it. */
  waitMs?: number;
};
export type RefreshFailure = { name: string; error: unknown };

/**
 * Makes anew, at once, whatever is derived from the catalogue and no longer fits it: for those that wrote much and see it
 * through. A worker does so by itself.
 * @returns what failed, which did not keep the rest from being made
 */
export async function refreshCatalogue({
  signal,
  waitMs = WAIT_MS,
}: RefreshOptions = {}): Promise<RefreshFailure[]> {
  const failures: RefreshFailure[] = [];
  for (const lane of LANES) {
    const refresher = createRefresher(lane, (name, error) => failures.push({ name, error }));
    await refresher({ isTime: () => true, waitMs, signal });
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
  const refresh = createRefresher(lane, (name, error) => {
    reportUnexpected(error, { doing: `refreshing ${name}` });
    const pauseMs = Math.min(
      2 * (failed.get(name)?.pauseMs ?? RETRY_MS.first / 2),
      RETRY_MS.longest,
    );
    failed.set(name, { notBefore: Date.now() + pauseMs, pauseMs });
  });
  return startPeriodic(lane.lease, LOOK_EVERY_MS, (signal) =>
    refresh({
      signal,
      waitMs: 0,
      isTime: ({ name, atLatestMs }, quietMs, ageMs) =>
        (failed.get(name)?.notBefore ?? 0) <= Date.now() &&
        (quietMs >= QUIET_MS || ageMs >= atLatestMs),
    }),
  );
}

type Turn = {
  /** Whether something that is due is made in this turn. */
  isTime(derivation: Derivation, quietMs: number, ageMs: number): boolean;
  waitMs: number;
  signal?: AbortSignal | undefined;
};

/** Gives what makes anew those things of a lane that are due, in one process at a time. */
function createRefresher(lane: Lane, onFailure: (name: string, error: unknown) => void) {
  return async function refresh({ isTime, waitMs, signal }: Turn): Promise<void> {
    async function isNeeded(derivation: Derivation, state: CatalogueState): Promise<boolean> {
      const made = state.derived.get(await derivation.thing());
      const ageMs = made?.ageMs ?? Number.POSITIVE_INFINITY;
      return isTime(derivation, state.quietMs, ageMs) && (await derivation.isDue(state, made));
    }

    async function make(derivation: Derivation, holding: AbortSignal): Promise<void> {
      // Read anew: another process may have made it. What changes from here on is for the next time.
      const state = await getCatalogueState();
      if (!(await isNeeded(derivation, state))) return;
      const products = await derivation.make(holding);
      if (products !== null) await noteDerived(await derivation.thing(), state, products);
    }

    async function isolated<T>({ name }: Derivation, body: () => Promise<T>): Promise<T | null> {
      return body().catch((error: unknown) => {
        // Nobody's failure: all of it is tried again as soon as the database is back.
        if (asUnavailable(error)) throw error;
        onFailure(name, error);
        return null;
      });
    }

    const state = await getCatalogueState();
    const needed: Derivation[] = [];
    for (const each of lane.derivations) {
      if (await isolated(each, () => isNeeded(each, state))) needed.push(each);
    }
    if (needed.length === 0) return;
    const task = async (holding: AbortSignal) => {
      await foldChanges();
      for (const each of needed) {
        if (!holding.aborted) await isolated(each, () => make(each, holding));
      }
    };
    await withLease(lane.lease, task, { signal, waitMs });
  };
}
