import { randomFillSync } from "node:crypto";
import sharp from "sharp";

/**
 * A photo as a camera writes it: a bright sky over dark ground, with grain that hardly compresses, and the orientation
 * it was taken in.
 * @param orientation EXIF's: 1 for upright, 6 for a quarter turn that the camera recorded but did not apply
 */
export async function cameraPhoto(
  width: number,
  height: number,
  { orientation = 1, quality = 88, grain = 24 } = {},
): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  randomFillSync(pixels);
  for (let y = 0; y < height; y++) {
    const light = y < height / 2 ? 200 : 40;
    for (let at = y * width * 3; at < (y + 1) * width * 3; at++) {
      pixels[at] = light + ((pixels[at] as number) % grain);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation })
    .jpeg({ quality })
    .toBuffer();
}
