import { availableParallelism } from "node:os";
import { createLane } from "@/lib/concurrency/lane";
import { createShare } from "@/lib/concurrency/share";
import { UserError } from "@/lib/errors";
import { sharp } from "@/lib/images/loaders";
import type { PhotoWidthPx } from "@/lib/images/photo-limits";
import { photoStorage } from "@/lib/images/photo-storage";
import type { PhotoStorage } from "@/lib/images/photo-storage-types";
import { addToQueryPhotoSize } from "@/lib/images/queries";
import { shopBusy } from "@/lib/images/refusals";
import { type RenditionFormat, renditionName } from "@/lib/images/rendition-names";

export type Rendition = { bytes: Buffer; format: RenditionFormat | "jpeg" };

/** These look alike; AVIF at effort 0 takes twice WebP's time for two thirds of its bytes. */
const ENCODINGS = {
  webp: { quality: 78, effort: 2 },
  avif: { quality: 52, effort: 0 },
} as const;
/** A photo smaller than this is not worth encoding again. */
const SMALL_BYTES = 8 * 1024;

/** A page of forty cards asks for forty at once when it is first shown. */
const lane = createLane({
  atOnce: Math.min(4, Math.max(2, availableParallelism() - 1)),
  maxWaiting: 200,
  busy: shopBusy,
});
const share = createShare<Rendition | null>();

/**
 * A stored photo, at most `widthPx` wide and never wider than the original. Made at the first request, then stored;
 * simultaneous requests share one. A photo of a few kilobytes is returned as it is. Null when there is no such photo.
 * @throws UserError `busy` when many are being made
 */
export function getRendition(
  storageKey: string,
  widthPx: PhotoWidthPx | null,
  format: RenditionFormat,
): Promise<Rendition | null> {
  const storage = photoStorage();
  if (widthPx === null) return readMaster(storage, storageKey);
  const name = renditionName(storageKey, widthPx, format);
  return share(name, () => readOrMake(storage, storageKey, widthPx, format));
}

async function readMaster(storage: PhotoStorage, storageKey: string): Promise<Rendition | null> {
  const bytes = await storage.read(storageKey);
  return bytes && { bytes, format: "jpeg" };
}

async function readOrMake(
  storage: PhotoStorage,
  storageKey: string,
  widthPx: PhotoWidthPx,
  format: RenditionFormat,
): Promise<Rendition | null> {
  const kept = await storage.read(renditionName(storageKey, widthPx, format));
  if (kept) return { bytes: kept, format };
  const size = await storage.sizeOf(storageKey);
  if (size === null) return null;
  if (size < SMALL_BYTES) {
    const master = await readMaster(storage, storageKey);
    if (!master || (await sharp(master.bytes).metadata()).width <= widthPx) return master;
  }
  // Photos are read when it is their turn, so those that wait hold no memory.
  return lane(() => make(storage, storageKey, widthPx, format), "refuse");
}

async function make(
  storage: PhotoStorage,
  storageKey: string,
  widthPx: PhotoWidthPx,
  format: RenditionFormat,
): Promise<Rendition | null> {
  const master = await readMaster(storage, storageKey);
  if (!master) return null;
  const photo = sharp(master.bytes).resize({ width: widthPx, withoutEnlargement: true });
  const bytes = await photo[format](ENCODINGS[format]).toBuffer();
  const name = renditionName(storageKey, widthPx, format);
  try {
    await storage.write(name, bytes);
    await addToQueryPhotoSize(storageKey, bytes.length);
  } catch (error) {
    // The full disk has been logged; the photo can still be shown.
    if (!(error instanceof UserError)) throw error;
    return { bytes, format };
  }
  // A deletion removes the photo first, then its renditions; this rendition may have been written after that.
  if ((await storage.sizeOf(storageKey)) !== null) return { bytes, format };
  await storage.remove([name]);
  return null;
}
