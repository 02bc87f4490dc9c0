import { sharp } from "@/lib/images/loaders";
import type { DecodedImage } from "@/lib/towers/preprocess";

/** Fractions of the photo's width and height, from its top left corner, within 0–1. */
type Part = { x: number; y: number; width: number; height: number };

/**
 * Crops a stored photo for the towers; at least one pixel remains.
 * @param master as returned by `readStoredPhoto`: upright, without transparency
 */
export async function cropPhoto(master: Buffer, part: Part): Promise<DecodedImage> {
  const photo = sharp(master);
  const size = await photo.metadata();
  const [left, width] = pixels(part.x, part.width, size.width);
  const [top, height] = pixels(part.y, part.height, size.height);
  const { data, info } = await photo
    .extract({ left, top, width, height })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function pixels(start: number, length: number, sidePx: number): [startPx: number, px: number] {
  const first = Math.min(sidePx - 1, Math.round(start * sidePx));
  const last = Math.min(sidePx, Math.max(first + 1, Math.round((start + length) * sidePx)));
  return [first, last - first];
}
