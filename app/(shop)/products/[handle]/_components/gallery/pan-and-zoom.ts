/** How a photo lies on its stage: enlarged `scale` times about its centre, then moved by `x` and `y` CSS pixels. */
export type View = { scale: number; x: number; y: number };
export type Size = { width: number; height: number };
/** Relative to the centre of the stage, in CSS pixels. */
export type Point = { x: number; y: number };

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
/** The scale after one click or tap, and the factor of one press of a key or button. */
export const CLICK_SCALE = 2.5;
export const STEP = 1.5;
/** How far one press of an arrow key moves the photo, in CSS pixels. */
export const ARROW_PX = 80;

/** A small photo is fitted to the stage at no more than this many times its own size. */
export const MOST_ENLARGED = 3;
/** The most CSS pixels per photo pixel. */
const CLOSEST = 1.5;
const CLOSEST_SCALE = 8;

/** The size at which the whole photo is visible on the stage. */
export function fittedSize(photo: Size, stage: Size): Size {
  const scale = Math.min(stage.width / photo.width, stage.height / photo.height, MOST_ENLARGED);
  return { width: photo.width * scale, height: photo.height * scale };
}

/**
 * The largest scale of a photo. Far beyond its own pixels there is nothing more to see, but a click always enlarges.
 */
export function closestScale(photo: Size, fitted: Size): number {
  const scale = (photo.width * CLOSEST) / fitted.width;
  return Math.min(CLOSEST_SCALE, Math.max(CLICK_SCALE, scale));
}

/** Zooms by a factor, keeping what lies under `point` in place. */
export function zoomAt(
  view: View,
  factor: number,
  point: Point,
  { photo, stage }: { photo: Size; stage: Size },
): View {
  const fitted = fittedSize(photo, stage);
  const scale = clamp(view.scale * factor, 1, closestScale(photo, fitted));
  const grown = scale / view.scale;
  const moved = {
    scale,
    x: point.x - (point.x - view.x) * grown,
    y: point.y - (point.y - view.y) * grown,
  };
  return inside(moved, fitted, stage);
}

/** Moves the photo. While it is larger than the stage, its edges never come inside the stage's edges. */
export function panBy(view: View, by: Point, { photo, stage }: { photo: Size; stage: Size }): View {
  const moved = { scale: view.scale, x: view.x + by.x, y: view.y + by.y };
  return inside(moved, fittedSize(photo, stage), stage);
}

function inside({ scale, x, y }: View, fitted: Size, stage: Size): View {
  const freeX = Math.max(0, (fitted.width * scale - stage.width) / 2);
  const freeY = Math.max(0, (fitted.height * scale - stage.height) / 2);
  return { scale, x: clamp(x, -freeX, freeX), y: clamp(y, -freeY, freeY) };
}

/** Adds 0 so that the result is never −0, which some comparisons tell apart from 0. */
function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value)) + 0;
}
