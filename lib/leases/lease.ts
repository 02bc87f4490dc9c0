import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { releaseLease, renewLease, takeLease } from "@/lib/leases/lease-queries";

/** After which a task whose process died is free for another; renewed three times meanwhile. */
const EXPIRES_MS = 30_000;
const WAIT_STEP_MS = 250;

export type LeaseOptions = {
  signal?: AbortSignal;
  /** How long to wait for another holder to end; by default not at all. */
  waitMs?: number;
  expiresMs?: number;
};

/**
 * Runs a task that only one process may be at, on either engine: a row says whose it is and until when. Its signal is
 * aborted when the caller's is, or when the lease was lost: the process stood still for so long that another began.
 * @returns whether it ran; false while another process has it
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
      // The database is away: the next time may do, or the task notices by itself.
      () => undefined,
    );
  }, expiresMs / 3);
  try {
    await task(signal ? AbortSignal.any([signal, lost.signal]) : lost.signal);
    return true;
  } finally {
    clearInterval(renewing);
    // One that cannot be released expires.
    await releaseLease(name, holder).catch(() => undefined);
  }
}
