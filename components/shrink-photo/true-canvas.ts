const SIDE_PX = 64;

/** A canvas's 2D context; null if the browser does not provide one. */
export function createContext(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d", { alpha: false });
}

/**
 * Whether a canvas returns the pixels that were drawn. Browsers that resist fingerprinting alter them, some with a
 * little noise, some into a single colour or stripes: a search by such a photo could find anything.
 */
export async function canvasIsTrue(): Promise<boolean> {
  const drawn = createContext(SIDE_PX, SIDE_PX);
  if (!drawn) return false;
  for (let pixel = 0; pixel < SIDE_PX * SIDE_PX; pixel++) {
    const [red, green, blue] = knownPixel(pixel);
    drawn.fillStyle = `rgb(${red} ${green} ${blue})`;
    drawn.fillRect(pixel % SIDE_PX, Math.floor(pixel / SIDE_PX), 1, 1);
  }
  if (!isKnown(pixelsOf(drawn))) return false;
  // Encoding may alter pixels even if reading them does not.
  const encoded = await new Promise<Blob | null>((resolve) => drawn.canvas.toBlob(resolve));
  const read = createContext(SIDE_PX, SIDE_PX);
  if (!encoded || !read) return false;
  const bitmap = await createImageBitmap(encoded);
  read.drawImage(bitmap, 0, 0);
  bitmap.close();
  return isKnown(pixelsOf(read));
}

function pixelsOf(context: CanvasRenderingContext2D): Uint8ClampedArray {
  return context.getImageData(0, 0, SIDE_PX, SIDE_PX).data;
}

/** Red, green and blue of a test pixel; each differs from its neighbours. */
export function knownPixel(pixel: number): [red: number, green: number, blue: number] {
  return [(pixel * 37) % 256, (pixel * 101 + 17) % 256, (pixel >> 4) % 256];
}

/** Whether all these pixels (RGBA) are as they were drawn. */
export function isKnown(rgba: ArrayLike<number>): boolean {
  if (rgba.length === 0 || rgba.length % 4 !== 0) return false;
  for (let pixel = 0; pixel * 4 < rgba.length; pixel++) {
    const [red, green, blue] = knownPixel(pixel);
    const at = pixel * 4;
    if (rgba[at] !== red || rgba[at + 1] !== green || rgba[at + 2] !== blue) return false;
  }
  return true;
}
