import { randomFillSync } from "node:crypto";
import sharp from "sharp";

/**
 * A photo as a camera writes it: a bright sky over dark ground, with grain that hardly compresses, and how it was held.
 * @param orientation EXIF's, 1 for upright, 6 for a quarter turn that the camera noted and did not make
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
