import { gifFirstFrame } from "@/lib/images/gif-first-frame";
import { pngPixels } from "@/lib/images/png-pixels";
import type { PhotoFormat } from "@/lib/images/sniff";
import { webpFirstFrame } from "@/lib/images/webp-first-frame";

/** What of a file is decoded: its first frame, without what would cost its reader much and is not looked at. */
export function firstFrame(bytes: Buffer, format: PhotoFormat): Buffer {
  if (format === "png") return pngPixels(bytes);
  if (format === "gif") return gifFirstFrame(bytes);
  return format === "webp" ? webpFirstFrame(bytes) : bytes;
}
