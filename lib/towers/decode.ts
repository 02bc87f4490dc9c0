import sharp from "sharp";
import { UserError } from "@/lib/errors";
import type { DecodedImage } from "@/lib/towers/preprocess";

/** 100 megapixels are 300 MB of raw pixels, more than any camera photo needs. */
const MAX_PIXELS = 100_000_000;

/**
 * Decodes a photo at full size: first frame, upright by EXIF, sRGB, transparency on white. Shrinking it while decoding
 * would change the vectors (to a cosine of 0.997 at worst).
 * @throws UserError `image-unreadable`
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .autoOrient()
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels === 3) return { data, width, height };
    return { data: takeRgb(data, width * height, channels), width, height };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError("image-unreadable", `This photo cannot be read: ${reason}`, { cause });
  }
}

/** Grey (with or without alpha) becomes three equal channels; a fourth channel is dropped. */
function takeRgb(data: Uint8Array, pixels: number, channels: number): Uint8Array {
  const rgb = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[i * 3 + channel] = data[i * channels + (channels < 3 ? 0 : channel)] as number;
    }
  }
  return rgb;
}
