import { reportSometimes } from "@/lib/failures/report-unexpected";
import type { RateCounter, SharedCounts } from "@/lib/rate-limit/rate-counter";

/** How late this process learns what another has counted. */
const SHARE_EVERY_MS = 2_000;
const SWEEP_EVERY_MS = 10 * 60_000;

/**
 * From now on, merges the counts of this process with those of the others, and deletes old ones. While the shared
 * counts are unavailable, each process continues with its own.
 */
export function keepSharing(
  rates: RateCounter,
  shared: SharedCounts,
  everyMs = SHARE_EVERY_MS,
): { stop(): void } {
  let sweepAtMs = Date.now() + everyMs;
  let sharing = false;

  async function shareOnce(): Promise<void> {
    await rates.share(shared);
    if (Date.now() < sweepAtMs) return;
    sweepAtMs = Date.now() + SWEEP_EVERY_MS;
    await shared.sweep(Date.now());
  }

  const timer = setInterval(() => {
    if (sharing) return;
    sharing = true;
    shareOnce()
      .catch((error: unknown) => reportSometimes("sharing counts of requests", error))
      .finally(() => {
        sharing = false;
      });
  }, everyMs).unref();
  return { stop: () => clearInterval(timer) };
}
