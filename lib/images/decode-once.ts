import { LRUCache } from "lru-cache";
import { createShare } from "@/lib/concurrency/share";
import { UserError } from "@/lib/errors";
import type { DecodedImage } from "@/lib/towers/preprocess";

const KEPT_BYTES = 32 * 1024 * 1024;
const KEPT_MS = 60_000;
const REFUSAL_BYTES = 2048;

const share = createShare<DecodedImage>();
/** The latest photos' outcomes. Autopurge frees the memory even if nobody asks for them again. */
const outcomes = new LRUCache<string, DecodedImage | UserError>({
  maxSize: KEPT_BYTES,
  sizeCalculation: (outcome) =>
    outcome instanceof UserError ? REFUSAL_BYTES : Math.max(1, outcome.data.length),
  ttl: KEPT_MS,
  ttlAutopurge: true,
});

/**
 * Decodes identical bytes only once: simultaneous requests share the outcome, as do those of the next minute. A refusal
 * because the shop is busy is not cached.
 * @param contentHash identifies the bytes
 * @param caller keeps apart callers that must not share a refusal
 */
export async function decodeOnce(
  contentHash: string,
  caller: string,
  decode: () => Promise<DecodedImage>,
): Promise<DecodedImage> {
  const known = outcomes.get(contentHash);
  if (known instanceof UserError) throw known;
  if (known) return known;
  return share(`${caller} ${contentHash}`, () => remember(contentHash, decode));
}

async function remember(
  contentHash: string,
  decode: () => Promise<DecodedImage>,
): Promise<DecodedImage> {
  try {
    const image = await decode();
    outcomes.set(contentHash, image);
    return image;
  } catch (error) {
    if (error instanceof UserError && error.retryAfterS === null) outcomes.set(contentHash, error);
    throw error;
  }
}
