import { availableParallelism } from "node:os";
import { sharp } from "@/lib/images/loaders";
import type { PhotoWidthPx } from "@/lib/images/photo-limits";
import { type PhotoStorage, photoStorage } from "@/lib/images/photo-storage";
import { type RenditionFormat, renditionName } from "@/lib/images/rendition-names";
import { createLimit } from "@/lib/towers/limit";

export type Rendition = { bytes: Buffer; format: RenditionFormat | "jpeg" };

/** Of one look; AVIF at effort 0 takes twice WebP's time for two thirds of its bytes. */
const ENCODINGS = {
  webp: { quality: 78, effort: 2 },
  avif: { quality: 52, effort: 0 },
} as const;
/** A photo that is kept in less is not worth encoding again. */
const SMALL_BYTES = 8 * 1024;

const limit = createLimit(Math.max(2, availableParallelism() - 1));
const inTheMaking = new Map<string, Promise<Rendition | null>>();

/**
 * A stored photo, at most `widthPx` wide. Made at the first request, then kept; requests that meet share one.
 * Never wider than the photo; one of a few kilobytes is answered as it is kept. Null when there is no such photo.
 */
export function getRendition(
  storageKey: string,
  widthPx: PhotoWidthPx | null,
  format: RenditionFormat,
): Promise<Rendition | null> {
  const storage = photoStorage();
  if (widthPx === null) return readMaster(storage, storageKey);
  const name = renditionName(storageKey, widthPx, format);
  const running = inTheMaking.get(name);
  if (running) return running;
  const made = readOrMake(storage, storageKey, widthPx, format).finally(() =>
    inTheMaking.delete(name),
  );
  inTheMaking.set(name, made);
  return made;
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
  const name = renditionName(storageKey, widthPx, format);
  const kept = await storage.read(name);
  if (kept) return { bytes: kept, format };
  const master = await readMaster(storage, storageKey);
  if (!master) return null;
  if (await isGoodEnough(master.bytes, widthPx)) return master;
  const bytes = await limit(() => encode(master.bytes, widthPx, format));
  await storage.write(name, bytes);
  return { bytes, format };
}

async function isGoodEnough(master: Buffer, widthPx: PhotoWidthPx): Promise<boolean> {
  return master.length < SMALL_BYTES && (await sharp(master).metadata()).width <= widthPx;
}

function encode(master: Buffer, widthPx: PhotoWidthPx, format: RenditionFormat): Promise<Buffer> {
  const photo = sharp(master).resize({ width: widthPx, withoutEnlargement: true });
  return photo[format](ENCODINGS[format]).toBuffer();
}
