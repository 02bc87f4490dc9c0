import { availableParallelism } from "node:os";
import { sharp } from "@/lib/images/loaders";
import type { PhotoWidthPx } from "@/lib/images/photo-limits";
import { type PhotoStorage, photoStorage } from "@/lib/images/photo-storage";
import { type RenditionFormat, renditionName } from "@/lib/images/rendition-names";
import { createLimit } from "@/lib/towers/limit";

export type Rendition = { bytes: Buffer; format: RenditionFormat };

/** Of one look; AVIF at effort 0 takes twice WebP's time for two thirds of its bytes. */
const ENCODINGS = {
  webp: { quality: 78, effort: 2 },
  avif: { quality: 52, effort: 0 },
} as const;

const limit = createLimit(Math.max(2, availableParallelism() - 1));
const inTheMaking = new Map<string, Promise<Rendition | null>>();

/**
 * A stored photo, at most `widthPx` wide. Made at the first request, then kept; requests that meet share one.
 * A photo that is not wider is answered as it is kept, as WebP. Null when there is no such photo.
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
  return bytes && { bytes, format: "webp" };
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
  const bytes = await limit(() => shrink(master.bytes, widthPx, format));
  if (!bytes) return master;
  await storage.write(name, bytes);
  return { bytes, format };
}

/** Null when the photo is not wider than asked for. */
async function shrink(
  master: Buffer,
  widthPx: PhotoWidthPx,
  format: RenditionFormat,
): Promise<Buffer | null> {
  const photo = sharp(master);
  const { width } = await photo.metadata();
  if (width <= widthPx) return null;
  const smaller = photo.resize({ width: widthPx });
  return format === "avif"
    ? smaller.avif(ENCODINGS.avif).toBuffer()
    : smaller.webp(ENCODINGS.webp).toBuffer();
}
