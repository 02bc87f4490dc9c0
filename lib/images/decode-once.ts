import { LRUCache } from "lru-cache";
import { createShare } from "@/lib/concurrency/share";
import { UserError } from "@/lib/errors";
import type { DecodedImage } from "@/lib/towers/preprocess";

const KEPT_BYTES = 32 * 1024 * 1024;
const KEPT_MS = 60_000;
const REFUSAL_BYTES = 2048;

const share = createShare<DecodedImage>();
/** What came of the last photos. The purge gives the memory back though nobody asks again. */
const outcomes = new LRUCache<string, DecodedImage | UserError>({
  maxSize: KEPT_BYTES,
  sizeCalculation: (outcome) =>
    outcome instanceof UserError ? REFUSAL_BYTES : Math.max(1, outcome.data.length),
  ttl: KEPT_MS,
  ttlAutopurge: true,
});

/**
 * Decodes the same bytes once, however often and at once they are sent: requests that meet share what comes of it, and
 * so do those of the next minute. That the shop was busy is not remembered.
 * @param contentHash names the bytes
 * @param caller tells those apart who may not share a refusal
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
