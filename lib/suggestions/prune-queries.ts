import { withLease } from "@/lib/leases/lease";
import { type PeriodicTask, startPeriodic } from "@/lib/leases/periodic";
import { pruneQueries } from "@/lib/suggestions/popular-queries";

const EVERY_MS = 60 * 60 * 1000;

/** Prunes the popular queries now and every hour, until stopped. */
export function startPruningQueries(): PeriodicTask {
  return startPeriodic("pruning queries", EVERY_MS, async (signal) => {
    const prune = async () => {
      await pruneQueries();
    };
    await withLease("prune-queries", prune, { signal });
  });
}
