import { MASTER_SIDE_PX } from "@/lib/images/photo-limits";

export type SizePx = { width: number; height: number };

/** Smaller files are sent as they are: reading them would take longer than sending them. */
const SMALL_BYTES = 256 * 1024;
/** Larger files are not read either: decoded, they might exceed the tab's memory. */
const MOST_BYTES = 100 * 1024 * 1024;
/** 400 MB when decoded; a phone's browser may allow a tab no more. */
const MOST_PIXELS = 100_000_000;

/** Whether reading a file here may pay off, judging by its metadata: some kind of image, neither small nor huge. */
export function mayShrink({ name, type, size }: Pick<File, "name" | "type" | "size">): boolean {
  if (size <= SMALL_BYTES || size > MOST_BYTES) return false;
  return type === "" ? /\.(jpe?g|png|webp|avif|gif|hei[cf])$/i.test(name) : /^image\//.test(type);
}

/**
 * The size to draw a photo at, with its long side no longer than the shop keeps. Null if the photo is too large to
 * draw.
 */
export function shrunkSize({ width, height }: SizePx): SizePx | null {
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) return null;
  const factor = Math.min(1, MASTER_SIDE_PX / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

/** The file to send: the shrunk one if it exists and is smaller, otherwise the chosen one. */
export function smallerOf(chosen: File, shrunk: Blob | null): File {
  if (shrunk?.type !== "image/jpeg" || shrunk.size === 0 || shrunk.size >= chosen.size) {
    return chosen;
  }
  const name = chosen.name.replace(/\.\w{1,5}$/, "");
  return new File([shrunk], `${name || "photo"}.jpg`, { type: shrunk.type });
}
