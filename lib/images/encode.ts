import { sharp } from "@/lib/images/loaders";
import type { DecodedImage } from "@/lib/towers/preprocess";

/**
 * The photo as it is kept: a JPEG from which everything that is served is made. WebP would be half as large, but takes
 * eight times as long to write and three times as long to read.
 */
export function encodeMaster({ data, width, height }: DecodedImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92, chromaSubsampling: "4:4:4", optimiseCoding: false })
    .toBuffer();
}
