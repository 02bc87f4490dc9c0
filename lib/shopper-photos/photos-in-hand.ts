import { UserError } from "@/lib/errors";
import { shopBusy } from "@/lib/images/refusals";

/** Shoppers' photos being read, decoded, embedded or stored, or waiting for that. */
const MAX_PHOTOS = 16;
const MAX_BYTES = 96 * 1024 * 1024;
/** Per client, so that one cannot take all the places. */
const MAX_OF_CLIENT = 4;

type InHand = { photos: number; bytes: number; ofClient: Map<string, number> };

/** Shared by the process, because the bundler may load a module several times. */
const globalForPhotos = globalThis as typeof globalThis & { shopPhotosInHand?: InHand };

/**
 * Runs a task that handles a shopper's photo, or refuses it at once. Call it before the photo's bytes are copied from
 * the request.
 * @param client identifies the client: `clientAddress(headers)`
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
