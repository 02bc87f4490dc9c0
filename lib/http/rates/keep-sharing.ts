import { reportSometimes } from "@/lib/failures/report-unexpected";
import type { RateCounter, SharedCounts } from "@/lib/rate-limit/rate-counter";

/** What another process has let in, this one knows so much later. */
const SHARE_EVERY_MS = 2_000;
const SWEEP_EVERY_MS = 10 * 60_000;

/**
 * Brings the counts of this process and of the others together from now on, and clears away old ones. While the shared
 * counts cannot be had, each process goes on with its own.
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
