import type { DecodedImage } from "@/lib/towers/preprocess";

const LONG_SIDE_PX = 5;
/** Points sampled per pixel of the placeholder, along each side: enough for a mean, whatever the photo's size. */
const POINTS = 12;
const HEADER_BYTES = 54;

/**
 * The photo at about 4 × 5 pixels, as a data URL of at most 200 characters. It is a bitmap, because the headers of
 * other formats are larger than the picture, and because the image library is not needed: it takes microseconds.
 */
export function placeholderOf(image: DecodedImage): string {
  const [columns, rows] = gridOf(image.width / image.height);
  const stride = Math.ceil((columns * 3) / 4) * 4;
  const bytes = Buffer.alloc(HEADER_BYTES + stride * rows);
  // BITMAPFILEHEADER and BITMAPINFOHEADER: 24 bits per pixel, not compressed.
  bytes.write("BM", "latin1");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(HEADER_BYTES, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(columns, 18);
  bytes.writeInt32LE(rows, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [red, green, blue] = meanOf(image, column / columns, row / rows, columns, rows);
      // From the bottom up, blue first.
      bytes.set([blue, green, red], HEADER_BYTES + (rows - 1 - row) * stride + column * 3);
    }
  }
  return `data:image/bmp;base64,${bytes.toString("base64")}`;
}

function gridOf(ratio: number): [columns: number, rows: number] {
  const long = LONG_SIDE_PX;
  if (ratio < 1) return [Math.max(1, Math.min(long - 1, Math.round(long * ratio))), long];
  return [long, Math.max(1, Math.min(long - 1, Math.round(long / ratio)))];
}

/** Mean colour of the cell that begins at these fractions of the photo's width and height. */
function meanOf(
  { data, width, height }: DecodedImage,
  left: number,
  top: number,
  columns: number,
  rows: number,
): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let j = 0; j < POINTS; j++) {
    const y = Math.floor((top + (j + 0.5) / POINTS / rows) * height);
    for (let i = 0; i < POINTS; i++) {
      const x = Math.floor((left + (i + 0.5) / POINTS / columns) * width);
      const at = (y * width + x) * 3;
      sum[0] += data[at] ?? 0;
      sum[1] += data[at + 1] ?? 0;
      sum[2] += data[at + 2] ?? 0;
    }
  }
  const points = POINTS * POINTS;
  return [Math.round(sum[0] / points), Math.round(sum[1] / points), Math.round(sum[2] / points)];
}
