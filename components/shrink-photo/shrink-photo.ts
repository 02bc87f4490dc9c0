import { mayShrink, shrunkSize, smallerOf } from "@/components/shrink-photo/shrink-plan";
import { canvasIsTrue, createContext } from "@/components/shrink-photo/true-canvas";

const JPEG_QUALITY = 0.9;

let isTrue: Promise<boolean> | null = null;

/**
 * The photo to send: upright, on white, no larger than the shop keeps it, and without the camera's metadata. Returns
 * the original file if that would be no larger, if the browser cannot read it, or if its canvas does not return true
 * pixels.
 */
export async function shrinkPhoto(chosen: File): Promise<File> {
  if (!mayShrink(chosen)) return chosen;
  try {
    isTrue ??= canvasIsTrue();
    return (await isTrue) ? smallerOf(chosen, await shrunk(chosen)) : chosen;
  } catch {
    return chosen;
  }
}

async function shrunk(chosen: File): Promise<Blob | null> {
  const bitmap = await createImageBitmap(chosen, { imageOrientation: "from-image" });
  try {
    const size = shrunkSize(bitmap);
    const context = size && createContext(size.width, size.height);
    if (!context) return null;
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, size.width, size.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    return await new Promise((resolve) => {
      context.canvas.toBlob(resolve, "image/jpeg", JPEG_QUALITY);
    });
  } finally {
    bitmap.close();
  }
}
