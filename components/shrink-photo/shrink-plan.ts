import { MASTER_SIDE_PX } from "@/lib/images/photo-limits";

export type SizePx = { width: number; height: number };

/** A file of less is sent as it is: reading it would take longer than sending it. */
const SMALL_BYTES = 256 * 1024;
/** A file of more is not read either: decoded, it could be more than the tab may hold. */
const MOST_BYTES = 100 * 1024 * 1024;
/** Decoded, 400 MB: a phone's browser may have no more for a tab. */
const MOST_PIXELS = 100_000_000;

/** Whether it may pay to read a file here, by what is known of it before: some sort of picture, neither small nor huge. */
export function mayShrink({ name, type, size }: Pick<File, "name" | "type" | "size">): boolean {
  if (size <= SMALL_BYTES || size > MOST_BYTES) return false;
  return type === "" ? /\.(jpe?g|png|webp|avif|gif|hei[cf])$/i.test(name) : /^image\//.test(type);
}

/** The size to draw a photo in: its long side as long as the shop keeps it. Null for a photo too large to draw. */
export function shrunkSize({ width, height }: SizePx): SizePx | null {
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) return null;
  const factor = Math.min(1, MASTER_SIDE_PX / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

/** The file to send: the shrunk one where there is one and it is smaller, else the one that was chosen. */
export function smallerOf(chosen: File, shrunk: Blob | null): File {
  if (shrunk?.type !== "image/jpeg" || shrunk.size === 0 || shrunk.size >= chosen.size) {
    return chosen;
  }
  const name = chosen.name.replace(/\.\w{1,5}$/, "");
  return new File([shrunk], `${name || "photo"}.jpg`, { type: shrunk.type });
}
