import { deleteUnusedPhotos } from "@/lib/images/delete-unused";
import { withLease } from "@/lib/leases/lease";
import { type PeriodicTask, startPeriodic } from "@/lib/leases/periodic";
import { deleteExpiredPhotos } from "@/lib/shopper-photos/delete-photos";

const EVERY_MS = 60 * 60 * 1000;

/**
 * Deletes shoppers' expired photos, and photos that nothing refers to any more. Does nothing while another process is
 * doing so.
 * @param signal ends it between two photos; the next call finds the rest
 */
export async function deleteStalePhotos(signal?: AbortSignal): Promise<void> {
  const deleteAll = async (holding: AbortSignal) => {
    await deleteExpiredPhotos(holding);
    await deleteUnusedPhotos(holding);
  };
  await withLease("delete-photos", deleteAll, { signal });
}

/** Deletes expired and unused photos now and every hour, until stopped. */
export function startDeletingPhotos(): PeriodicTask {
  return startPeriodic("deleting photos", EVERY_MS, deleteStalePhotos);
}
