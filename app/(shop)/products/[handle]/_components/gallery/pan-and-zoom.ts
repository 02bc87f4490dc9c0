/** How a photo lies on its stage: enlarged `scale` times about its middle, then moved by CSS pixels. */
export type View = { scale: number; x: number; y: number };
export type Size = { width: number; height: number };
/** From the middle of the stage, in CSS pixels. */
export type Point = { x: number; y: number };

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
/** What one click or tap enlarges to, and one press of a key or button multiplies by. */
export const CLICK_SCALE = 2.5;
export const STEP = 1.5;
/** CSS pixels that one press of an arrow key moves by. */
export const ARROW_PX = 80;

/** A photo smaller than this many times its own pixels is shown no larger, even where there is room. */
export const MOST_ENLARGED = 3;
/** CSS pixels per photo pixel at the closest look. */
const CLOSEST = 1.5;
const CLOSEST_SCALE = 8;

/** The size at which a photo is seen whole on the stage. */
export function fittedSize(photo: Size, stage: Size): Size {
  const scale = Math.min(stage.width / photo.width, stage.height / photo.height, MOST_ENLARGED);
  return { width: photo.width * scale, height: photo.height * scale };
}

/** The closest look at a photo: past its own pixels there is nothing to see, but a click always enlarges. */
export function closestScale(photo: Size, fitted: Size): number {
  const scale = (photo.width * CLOSEST) / fitted.width;
  return Math.min(CLOSEST_SCALE, Math.max(CLICK_SCALE, scale));
}

/** Enlarges by a factor, keeping what lies under `point` where it is. */
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

/** Moves the photo, never so far that its edge leaves the stage's edge while it is the larger of the two. */
export function panBy(view: View, by: Point, { photo, stage }: { photo: Size; stage: Size }): View {
  const moved = { scale: view.scale, x: view.x + by.x, y: view.y + by.y };
  return inside(moved, fittedSize(photo, stage), stage);
}

function inside({ scale, x, y }: View, fitted: Size, stage: Size): View {
  const freeX = Math.max(0, (fitted.width * scale - stage.width) / 2);
  const freeY = Math.max(0, (fitted.height * scale - stage.height) / 2);
  return { scale, x: clamp(x, -freeX, freeX), y: clamp(y, -freeY, freeY) };
}

/** Never −0, which would differ from 0 to whoever compares. */
function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value)) + 0;
}
