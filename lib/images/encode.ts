import { sharp } from "@/lib/images/loaders";
import type { DecodedImage } from "@/lib/towers/preprocess";

/** Photos this small are shown enlarged, and the towers see every pixel, so compression losses matter. */
const SMALL_PIXELS = 100_000;

/**
 * The photo as it is stored: a JPEG from which everything served is made. WebP would be half the size, but takes eight
 * times as long to write and three times as long to read.
 */
export function encodeMaster({ data, width, height }: DecodedImage): Promise<Buffer> {
  const quality = width * height < SMALL_PIXELS ? 96 : 92;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: "4:4:4", optimiseCoding: false })
    .toBuffer();
}
