import { UserError } from "@/lib/errors";
import { countUnderKeys } from "@/lib/rate-limit/queries";
import { RATE_TIERS, type RateTier, type RateTierName } from "@/lib/rate-limit/tiers";

/**
 * Counts a request of a client in a tier; all processes of the shop share the count.
 * @param client what tells clients apart: `clientAddress(headers)`
 * @throws UserError `too-many-requests` with `retryAfterS`, once the client has used up the tier's window
 */
export async function requireWithinRate(
  tierName: RateTierName,
  client: string,
  { cost = 1, nowMs = Date.now() } = {},
): Promise<void> {
  const tier: RateTier = RATE_TIERS[tierName];
  const windowMs = tier.windowS * 1000;
  const [seen] = await countUnderKeys([`${tierName}:${client}`], windowMs, nowMs, cost);
  if (!seen || seen.count <= tier.limit) return;
  const retryAfterS = Math.max(1, Math.ceil((seen.windowStartMs + windowMs - nowMs) / 1000));
  throw new UserError(
    "too-many-requests",
    `Too many requests from your network. Please wait ${inWords(retryAfterS)} and try again.`,
    { retryAfterS },
  );
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
