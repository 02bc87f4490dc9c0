import { createLane, type Lane } from "@/lib/concurrency/lane";
import { UserError } from "@/lib/errors";

/** When a place may be free again; checking a password takes a tenth of a second. */
const RETRY_S = 5;

function createPasswordLane(atOnce: number, maxWaiting: number): Lane {
  return createLane({
    atOnce,
    maxWaiting,
    busy: () =>
      new UserError(
        "busy",
        `Many people are signing in at the moment. Please try again in ${RETRY_S} seconds.`,
        { retryAfterS: RETRY_S },
      ),
  });
}

type Lanes = { strangers: Lane; devices: Lane };

const globalForLanes = globalThis as typeof globalThis & { shopPasswordLanes?: Lanes };

/**
 * Checking a password takes a core and 32 MB for a tenth of a second, even for an account that does not exist. This
 * process therefore checks two at a time for strangers, and one more for devices that have signed in before, which
 * strangers can never keep waiting.
 */
export function passwordLanes(): Lanes {
  globalForLanes.shopPasswordLanes ??= {
    strangers: createPasswordLane(2, 20),
    devices: createPasswordLane(1, 5),
  };
  return globalForLanes.shopPasswordLanes;
}
