import { forgetUnusedPhotos } from "@/lib/images/forget-unused";
import { forgetExpiredPhotos } from "@/lib/search/delete-query-photos";

const EVERY_MS = 60 * 60 * 1000;

/** Deletes shoppers' photos whose time is over, and photos that nothing refers to any more. */
export async function forgetPhotos(): Promise<void> {
  await forgetExpiredPhotos();
  await forgetUnusedPhotos();
}

/** Forgets photos now and every hour, until stopped. */
export function startForgettingPhotos(): { stop(): void } {
  const forget = () => {
    forgetPhotos().catch((error: unknown) => console.error("Forgetting photos failed:", error));
  };
  forget();
  const timer = setInterval(forget, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
