import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddingCounts } from "@/lib/embedding/queries";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { refreshCatalogue } from "@/lib/maintenance/refresh-catalogue";
import { deleteStalePhotos } from "@/lib/shopper-photos/delete-expired-photos";
import { pruneQueries } from "@/lib/suggestions/popular-queries";

/** Together these stay below a serverless function's time limit, with room for the current batch to finish. */
const EMBED_MS = 35_000;
const REFRESH_MS = 12_000;
const PHOTOS_MS = 5_000;

export type Problem = { task: string; message: string };
export type ScheduledOutcome = {
  /** Null if embedding failed as a whole. */
  counts: EmbeddingCounts | null;
  /** Tasks that failed or were not finished. */
  problems: Problem[];
  /** Whether every task failed. */
  allFailed: boolean;
};

/**
 * Does a worker's tasks once, for hosts that run no worker. Tasks are independent, so a failure does not stop the
 * others, and each has its own time limit, so a long one leaves time for the others.
 */
export async function performScheduledTasks(): Promise<ScheduledOutcome> {
  const problems: Problem[] = [];
  let counts: EmbeddingCounts | null = null;
  let failed = 0;

  function report(task: string, error: unknown): void {
    const id = reportUnexpected(asUnavailable(error) ?? error, { doing: task });
    problems.push({ task, message: `It failed; the log has it as ${id}.` });
  }

  const tasks: [name: string, perform: () => Promise<void>][] = [
    [
      "embedding",
      async () => {
        counts = await embedPending(EMBED_MS, { refresh: false });
      },
    ],
    [
      "refreshing",
      async () => {
        const failures = await within(REFRESH_MS, refreshCatalogue({ waitMs: 0 }));
        for (const { name, error } of failures ?? []) report(`refreshing ${name}`, error);
        if (failures && failures.length > 0) failed += 1;
        if (failures) return;
        // The database finishes an index that it has begun, whether anyone waits for it or not.
        problems.push({
          task: "refreshing",
          message: "It is not finished; the next call goes on.",
        });
      },
    ],
    ["pruning queries", pruneQueriesOnce],
    ["deleting photos", () => deleteStalePhotos(AbortSignal.timeout(PHOTOS_MS))],
  ];
  for (const [name, perform] of tasks) {
    await perform().catch((error: unknown) => {
      failed += 1;
      report(name, error);
    });
  }
  return { counts, problems, allFailed: failed === tasks.length };
}

async function pruneQueriesOnce(): Promise<void> {
  await pruneQueries();
}

/** Null if the time is up first. */
async function within<T>(budgetMs: number, work: Promise<T>): Promise<T | null> {
  const done = new AbortController();
  const timeUp = sleep(budgetMs, null, { signal: done.signal }).catch(() => null);
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    done.abort();
    // A later failure must not end the process, even if nobody awaits it.
    work.catch(() => undefined);
  }
}
