import { env } from "@/lib/env";
import { reportSometimes } from "@/lib/failures/report-unexpected";
import { clientAddress } from "@/lib/http/client-address";
import { frontDoor } from "@/lib/http/front-door-presence";
import { processRates, tooManyRequests } from "@/lib/http/rates/rate-limit";
import { sharedCounts } from "@/lib/http/rates/share-counts";
import type { RateTierName } from "@/lib/rate-limit/tiers";

/**
 * Counts a request where the platform stands in front of the shop; the shop's own front door would already have counted
 * it. Counts in memory and shares new counts with the other processes afterwards.
 * @param afterwards runs a task once the answer has been sent, such as Next's `after`
 * @throws UserError `too-many-requests` with `retryAfterS`
 */
export function requireRequestRate(
  tierName: RateTierName,
  headers: Headers,
  afterwards: (task: () => Promise<void>) => void,
): void {
  if (frontDoor() || env().trustedProxies !== "platform") return;
  const rates = processRates();
  const retryAfterS = rates.count(tierName, clientAddress(headers));
  afterwards(async () => {
    try {
      await rates.share(sharedCounts);
    } catch (error) {
      reportSometimes("sharing counts of requests", error);
    }
  });
  if (retryAfterS !== null) throw tooManyRequests(retryAfterS);
}
