import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { releaseLease, renewLease, takeLease } from "@/lib/leases/lease-queries";

/** If the holder's process dies, the lease is free after this time; it is renewed three times within it. */
const EXPIRES_MS = 30_000;
const WAIT_STEP_MS = 250;

export type LeaseOptions = {
  signal?: AbortSignal;
  /** How long to wait for another holder to finish; by default not at all. */
  waitMs?: number;
  expiresMs?: number;
};

/**
 * Runs a task that only one process may run at a time, on either engine: a database row says who holds the lease and
 * until when. The task's signal is aborted with the caller's, or if the lease is lost because the process stalled for
 * so long that another took over.
 * @returns whether it ran; false while another process holds the lease
 */
export async function withLease(
  name: string,
  task: (signal: AbortSignal) => Promise<void>,
  { signal, waitMs = 0, expiresMs = EXPIRES_MS }: LeaseOptions = {},
): Promise<boolean> {
  const holder = randomUUID();
  const waitUntil = Date.now() + waitMs;
  while (!(await takeLease(name, holder, expiresMs))) {
    if (signal?.aborted || Date.now() >= waitUntil) return false;
    await sleep(WAIT_STEP_MS);
  }
  const lost = new AbortController();
  const renewing = setInterval(() => {
    renewLease(name, holder, expiresMs).then(
      (ours) => {
        if (!ours) lost.abort();
      },
      // The database is unavailable: the next renewal may succeed, or the task will notice.
      () => undefined,
    );
  }, expiresMs / 3);
  try {
    await task(signal ? AbortSignal.any([signal, lost.signal]) : lost.signal);
    return true;
  } finally {
    clearInterval(renewing);
    // A lease that cannot be released expires.
    await releaseLease(name, holder).catch(() => undefined);
  }
}
