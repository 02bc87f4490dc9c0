import type { ImageSpec } from "@/lib/towers/manifest";
import { resample, type Window } from "@/lib/towers/resample";

/** An upright RGB photo, 8 bits per channel, rows top-down, transparency flattened on white. */
export type DecodedImage = { data: Uint8Array; width: number; height: number };

type Size = { width: number; height: number };
type Placement = { resized: Size; columns: Window; rows: Window; left: number; top: number };

/** Python's round(): a half is rounded to the even neighbour. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function whole(size: Size): Pick<Placement, "columns" | "rows"> {
  return { columns: { start: 0, length: size.width }, rows: { start: 0, length: size.height } };
}

/** Where the resized photo lies on the canvas, and which part of it is visible. */
function place(from: Size, spec: ImageSpec): Placement {
  const canvas = spec.size;
  if (spec.resize === "squash") return { resized: canvas, ...whole(canvas), left: 0, top: 0 };
  if (spec.resize === "pad") {
    const scale = Math.min(canvas.width / from.width, canvas.height / from.height);
    const fitsWidth = canvas.width / from.width <= canvas.height / from.height;
    const width = fitsWidth ? canvas.width : Math.max(1, roundHalfEven(from.width * scale));
    const height = fitsWidth ? Math.max(1, roundHalfEven(from.height * scale)) : canvas.height;
    const left = Math.floor((canvas.width - width) / 2);
    const top = Math.floor((canvas.height - height) / 2);
    return { resized: { width, height }, ...whole({ width, height }), left, top };
  }
  const edge = spec.shortestEdge ?? Math.max(canvas.width, canvas.height);
  const resized =
    from.width <= from.height
      ? { width: edge, height: Math.trunc((edge * from.height) / from.width) }
      : { width: Math.trunc((edge * from.width) / from.height), height: edge };
  return {
    resized,
    columns: { start: roundHalfEven((resized.width - canvas.width) / 2), length: canvas.width },
    rows: { start: roundHalfEven((resized.height - canvas.height) / 2), length: canvas.height },
    left: 0,
    top: 0,
  };
}

/**
 * Fits a photo to a tower's canvas: cropped, padded or squashed, as the manifest says. The arithmetic is that of
 * torchvision and Pillow: the long side is truncated, the crop's offset rounded half to even, the padded side rounded
 * half to even and its offset floored.
 * @returns size.width × size.height × 3 bytes
 */
export function fitToCanvas(image: DecodedImage, spec: ImageSpec): DecodedImage {
  const { resized, columns, rows, left, top } = place(image, spec);
  const part = resample(image.data, image, resized, spec.interpolation, columns, rows);
  const { width, height } = spec.size;
  if (columns.length === width && rows.length === height) return { data: part, width, height };
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = spec.background[i % 3] as number;
  for (let y = 0; y < rows.length; y++) {
    const row = part.subarray(y * columns.length * 3, (y + 1) * columns.length * 3);
    data.set(row, ((top + y) * width + left) * 3);
  }
  return { data, width, height };
}

/**
 * Writes one photo as `(pixel × rescale − mean) / std`, in planes of red, green and blue.
 * @param target 3 × height × width values of one row of `pixel_values`
 */
export function writePixelValues(image: DecodedImage, spec: ImageSpec, target: Float32Array): void {
  const { data } = fitToCanvas(image, spec);
  const pixels = spec.size.width * spec.size.height;
  for (let channel = 0; channel < 3; channel++) {
    const values = new Float32Array(256);
    const mean = spec.mean[channel] as number;
    const std = spec.std[channel] as number;
    for (let level = 0; level < 256; level++) values[level] = (level * spec.rescale - mean) / std;
    const offset = channel * pixels;
    for (let i = 0, source = channel; i < pixels; i++, source += 3) {
      target[offset + i] = values[data[source] as number] as number;
    }
  }
}
