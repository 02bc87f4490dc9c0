import { gifFirstFrame } from "@/lib/images/gif-first-frame";
import { pngPixels } from "@/lib/images/png-pixels";
import type { PhotoFormat } from "@/lib/images/sniff";
import { webpFirstFrame } from "@/lib/images/webp-first-frame";

/** The part of a file to decode: its first frame, without data that is costly to read and not used. */
export function firstFrame(bytes: Buffer, format: PhotoFormat): Buffer {
  if (format === "png") return pngPixels(bytes);
  if (format === "gif") return gifFirstFrame(bytes);
  return format === "webp" ? webpFirstFrame(bytes) : bytes;
}
