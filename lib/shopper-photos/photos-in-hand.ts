import { UserError } from "@/lib/errors";
import { shopBusy } from "@/lib/images/refusals";

/** Shoppers' photos that are read, decoded, embedded and kept, or wait for any of it. */
const MAX_PHOTOS = 16;
const MAX_BYTES = 96 * 1024 * 1024;
/** Of one client, so that one cannot take all of the places. */
const MAX_OF_CLIENT = 4;

type InHand = { photos: number; bytes: number; ofClient: Map<string, number> };

/** Of the process: the bundler makes several of one module. */
const globalForPhotos = globalThis as typeof globalThis & { shopPhotosInHand?: InHand };

/**
 * Takes a shopper's photo in hand, or refuses it at once: to be asked before its bytes are copied from the request.
 * @param client what tells clients apart: `clientAddress(headers)`
 * @throws UserError `busy`
 */
export async function withPhotoInHand<T>(
  client: string,
  byteLength: number,
  task: () => Promise<T>,
): Promise<T> {
  globalForPhotos.shopPhotosInHand ??= { photos: 0, bytes: 0, ofClient: new Map() };
  const inHand = globalForPhotos.shopPhotosInHand;
  const own = inHand.ofClient.get(client) ?? 0;
  if (own >= MAX_OF_CLIENT) throw sendingSeveral();
  if (inHand.photos >= MAX_PHOTOS || inHand.bytes + byteLength > MAX_BYTES) throw shopBusy();
  inHand.photos += 1;
  inHand.bytes += byteLength;
  inHand.ofClient.set(client, own + 1);
  try {
    return await task();
  } finally {
    inHand.photos -= 1;
    inHand.bytes -= byteLength;
    const left = (inHand.ofClient.get(client) ?? 1) - 1;
    if (left > 0) inHand.ofClient.set(client, left);
    else inHand.ofClient.delete(client);
  }
}

function sendingSeveral(): UserError {
  return new UserError(
    "busy",
    `The shop is still reading ${MAX_OF_CLIENT} photos from your network. Please try again in a moment.`,
    { retryAfterS: 5 },
  );
}
