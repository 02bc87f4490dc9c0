/** A part of an upright photo, in fractions of its width and height, from its top left corner. */
export type Crop = { x: number; y: number; width: number; height: number };

export const WHOLE_PHOTO: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** Shortest side of a part, as a fraction of the photo's; anything smaller shows nothing to search by. */
export const MIN_CROP_SIDE = 0.05;

/** Edges snap to thousandths of the photo, so that a trembling hand does not create another crop of the same part. */
const STEPS = 1000;

/** The same part with its edges on the grid, inside the photo and not below the minimum size. */
export function roundCrop({ x, y, width, height }: Crop): Crop {
  const [left, across] = roundSide(x, width);
  const [top, down] = roundSide(y, height);
  return { x: left, y: top, width: across, height: down };
}

function roundSide(start: number, length: number): [start: number, length: number] {
  const least = MIN_CROP_SIDE * STEPS;
  const first = clamp(Math.round(start * STEPS), 0, STEPS - least);
  const last = clamp(Math.round((start + length) * STEPS), first + least, STEPS);
  return [first / STEPS, (last - first) / STEPS];
}

export function isWholePhoto({ x, y, width, height }: Crop): boolean {
  return x === 0 && y === 0 && width === 1 && height === 1;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
