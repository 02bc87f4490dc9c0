import { forgetUnusedPhotos } from "@/lib/images/delete-unused";
import { withLease } from "@/lib/leases/lease";
import { type PeriodicTask, startPeriodic } from "@/lib/leases/periodic";
import { forgetExpiredPhotos } from "@/lib/shopper-photos/delete-photos";

const EVERY_MS = 60 * 60 * 1000;

/**
 * Deletes shoppers' photos whose time is over, and photos that nothing refers to any more. Does nothing while another
 * process is at it.
 * @param signal ends it between two photos; what is left is found the next time
 */
export async function forgetPhotos(signal?: AbortSignal): Promise<void> {
  const forget = async (holding: AbortSignal) => {
    await forgetExpiredPhotos(holding);
    await forgetUnusedPhotos(holding);
  };
  await withLease("forget-photos", forget, { signal });
}

/** Forgets photos now and every hour, until stopped. */
export function startForgettingPhotos(): PeriodicTask {
  return startPeriodic("forgetting photos", EVERY_MS, forgetPhotos);
}
