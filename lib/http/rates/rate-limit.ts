import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { reportSometimes } from "@/lib/failures/report-unexpected";
import { frontDoor } from "@/lib/http/front-door-presence";
import { countUnderKeys } from "@/lib/rate-limit/queries";
import { RateCounter, type SharedCount } from "@/lib/rate-limit/rate-counter";
import { RATE_TIERS, type RateTierName } from "@/lib/rate-limit/tiers";

/** A database that takes longer than this to count is treated as unavailable. */
const PATIENCE_MS = 1_000;

const globalForRates = globalThis as typeof globalThis & { shopRates?: RateCounter };

/** The counts of this process: the front door's or, without one, its own. */
export function processRates(): RateCounter {
  const door = frontDoor();
  if (door) return door.rates;
  globalForRates.shopRates ??= new RateCounter(env().rateFactor);
  return globalForRates.shopRates;
}

/**
 * Counts a client's request in a tier exactly: all processes share the count, at the cost of one statement per call.
 * For requests that cost far more than that. While the database is unavailable, this process counts alone.
 * @param client what identifies the client: `clientAddress(headers)`
 * @throws UserError `too-many-requests` with `retryAfterS`, once the client has used up the tier's window
 */
export async function requireWithinRate(
  tierName: RateTierName,
  client: string,
  { cost = 1, nowMs = Date.now() } = {},
): Promise<void> {
  if (env().rateFactor === 0) return;
  const rates = processRates();
  const refusedHere = rates.countUnshared(tierName, client, cost, nowMs);
  if (refusedHere !== null) throw tooManyRequests(refusedHere);
  const windowMs = RATE_TIERS[tierName].windowS * 1000;
  const seen = await countOrNull(`${tierName}:${client}`, cost, windowMs, nowMs);
  if (seen === null) return;
  // Adopt the shared count, so that the front door refuses the next request before its body is sent.
  const refused = rates.takeOver(tierName, client, seen, nowMs);
  if (refused !== null) throw tooManyRequests(refused);
}

async function countOrNull(
  key: string,
  cost: number,
  windowMs: number,
  nowMs: number,
): Promise<SharedCount | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not count in time.")), PATIENCE_MS);
  });
  try {
    const counting = countUnderKeys([key], windowMs, nowMs, cost);
    const [seen] = await Promise.race([counting, patience]);
    return seen ?? null;
  } catch (error) {
    reportSometimes("counting requests", error);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export function tooManyRequests(retryAfterS: number): UserError {
  return new UserError(
    "too-many-requests",
    `Too many requests from your network. Please wait ${inWords(retryAfterS)} and try again.`,
    { retryAfterS },
  );
}

function inWords(seconds: number): string {
  if (seconds === 1) return "a second";
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
