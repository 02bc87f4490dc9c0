import { type Crop, MIN_CROP_SIDE } from "@/lib/shopper-photos/crop";

/** The part of the frame that is moved: all of it, one edge, or the two edges of a corner. */
export const HANDLES = [
  "frame",
  "left",
  "right",
  "top",
  "bottom",
  "top-left",
  "top-right",
  "bottom-left",
  "bottom-right",
] as const;
export type Handle = (typeof HANDLES)[number];

/** As fractions of the photo. */
export type Point = { x: number; y: number };

const STEP = 0.01;
const LARGE_STEP = 0.1;

/** The frame after a handle was moved by `by`, kept inside the photo and no smaller than the minimum. */
export function moveHandle(crop: Crop, handle: Handle, by: Point): Crop {
  const [x, width] = moveSide(crop.x, crop.width, by.x, handle, "left", "right");
  const [y, height] = moveSide(crop.y, crop.height, by.y, handle, "top", "bottom");
  return { x, y, width, height };
}

function moveSide(
  start: number,
  length: number,
  by: number,
  handle: Handle,
  first: string,
  last: string,
): [start: number, length: number] {
  const end = start + length;
  if (handle === "frame") return [clamp(start + by, 0, 1 - length), length];
  if (handle.includes(first)) {
    const moved = clamp(start + by, 0, end - MIN_CROP_SIDE);
    return [moved, end - moved];
  }
  if (handle.includes(last)) {
    return [start, clamp(end + by, start + MIN_CROP_SIDE, 1) - start];
  }
  return [start, length];
}

/** A new frame with the two points as opposite corners, in any order. */
export function drawFrame(from: Point, to: Point): Crop {
  const [x, width] = drawSide(from.x, to.x);
  const [y, height] = drawSide(from.y, to.y);
  return { x, y, width, height };
}

function drawSide(from: number, to: number): [start: number, length: number] {
  const [first, last] = [clamp(Math.min(from, to), 0, 1), clamp(Math.max(from, to), 0, 1)];
  const length = Math.max(MIN_CROP_SIDE, last - first);
  return [clamp(first, 0, 1 - length), length];
}

/** Whether two points are far enough apart for a frame rather than a click. */
export function isDrawn(from: Point, to: Point): boolean {
  return Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) >= MIN_CROP_SIDE / 2;
}

/**
 * How far a key moves a handle: arrows by a hundredth of the photo, with Shift by a tenth; Home and End all the way.
 * Null for keys that do not apply to it, such as the up arrow on the left edge.
 */
export function keyMove(handle: Handle, key: string, shift: boolean): Point | null {
  const step = shift ? LARGE_STEP : STEP;
  const across = handle !== "top" && handle !== "bottom";
  const down = handle !== "left" && handle !== "right";
  if (key === "ArrowLeft") return across ? { x: -step, y: 0 } : null;
  if (key === "ArrowRight") return across ? { x: step, y: 0 } : null;
  if (key === "ArrowUp") return down ? { x: 0, y: -step } : null;
  if (key === "ArrowDown") return down ? { x: 0, y: step } : null;
  if (across === down) return null;
  if (key === "Home") return { x: -1, y: -1 };
  if (key === "End") return { x: 1, y: 1 };
  return null;
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
