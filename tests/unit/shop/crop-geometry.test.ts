import fc from "fast-check";
import { expect, test } from "vitest";
import {
  drawFrame,
  HANDLES,
  isDrawn,
  keyMove,
  moveHandle,
} from "@/app/(shop)/search/_components/photo-panel/crop-geometry";
import { type Crop, MIN_CROP_SIDE, roundCrop, WHOLE_PHOTO } from "@/lib/shopper-photos/crop";

const ROUNDING = 1e-9;
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const anywhere = fc.double({ min: -3, max: 3, noNaN: true });
const handle = fc.constantFrom(...HANDLES);
const side = fc
  .tuple(fraction, fraction)
  .map(([a, b]) => [Math.min(a, b), Math.abs(a - b)] as const)
  .filter(([, length]) => length >= MIN_CROP_SIDE);
const crop = fc
  .tuple(side, side)
  .map(([[x, width], [y, height]]): Crop => ({ x, y, width, height }));

function expectValid({ x, y, width, height }: Crop, rounding = ROUNDING) {
  expect(x).toBeGreaterThanOrEqual(0);
  expect(y).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(1 + rounding);
  expect(y + height).toBeLessThanOrEqual(1 + rounding);
  expect(width).toBeGreaterThanOrEqual(MIN_CROP_SIDE - rounding);
  expect(height).toBeGreaterThanOrEqual(MIN_CROP_SIDE - rounding);
}

test("whatever is dragged however far, the frame stays on the photo and large enough", () => {
  fc.assert(
    fc.property(crop, handle, anywhere, anywhere, (from, which, x, y) => {
      expectValid(moveHandle(from, which, { x, y }));
    }),
  );
});

test("moving the frame keeps its size, moving an edge keeps the other three", () => {
  fc.assert(
    fc.property(crop, anywhere, anywhere, (from, x, y) => {
      const { width, height } = moveHandle(from, "frame", { x, y });
      expect({ width, height }).toEqual({ width: from.width, height: from.height });
      const left = moveHandle(from, "left", { x, y });
      expect(left.x + left.width).toBeCloseTo(from.x + from.width, 9);
      expect(left).toMatchObject({ y: from.y, height: from.height });
      const bottom = moveHandle(from, "bottom", { x, y });
      expect(bottom).toMatchObject({ x: from.x, y: from.y, width: from.width });
    }),
  );
});

test("a corner moves as its two edges do", () => {
  fc.assert(
    fc.property(crop, anywhere, anywhere, (from, x, y) => {
      const corner = moveHandle(from, "top-right", { x, y });
      const edges = moveHandle(moveHandle(from, "top", { x, y }), "right", { x, y });
      expect(corner).toEqual(edges);
    }),
  );
});

test("any number of keys keeps the frame on the photo and large enough", () => {
  const key = fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End");
  fc.assert(
    fc.property(crop, fc.array(fc.tuple(handle, key, fc.boolean())), (from, presses) => {
      let moved = from;
      for (const [which, name, shift] of presses) {
        moved = moveHandle(moved, which, keyMove(which, name, shift) ?? { x: 0, y: 0 });
      }
      expectValid(moved);
    }),
  );
});

test("arrows move a hundredth, with Shift a tenth, and only along an edge's own way", () => {
  expect(keyMove("frame", "ArrowLeft", false)).toEqual({ x: -0.01, y: 0 });
  expect(keyMove("frame", "ArrowDown", true)).toEqual({ x: 0, y: 0.1 });
  expect(keyMove("left", "ArrowRight", true)).toEqual({ x: 0.1, y: 0 });
  expect(keyMove("left", "ArrowUp", false)).toBeNull();
  expect(keyMove("top", "ArrowLeft", false)).toBeNull();
  expect(keyMove("frame", "Home", false)).toBeNull();
  expect(keyMove("frame", "a", false)).toBeNull();
});

test("Home and End bring an edge as far as it goes", () => {
  const from = { x: 0.2, y: 0.3, width: 0.5, height: 0.4 };
  const press = (which: "left" | "right", key: string) =>
    moveHandle(from, which, keyMove(which, key, false) ?? { x: 0, y: 0 });
  expect(press("left", "Home").x).toBe(0);
  expect(press("left", "End").width).toBeCloseTo(MIN_CROP_SIDE);
  expect(press("right", "End").width).toBeCloseTo(0.8);
  expect(press("right", "Home").width).toBeCloseTo(MIN_CROP_SIDE);
});

test("a frame is drawn from any corner to any other, also beyond the photo", () => {
  const drawn = { x: 0.2, y: 0.1, width: 0.4, height: 0.5 };
  const [near, far] = [
    { x: 0.2, y: 0.1 },
    { x: 0.6, y: 0.6 },
  ];
  for (const frame of [
    drawFrame(near, far),
    drawFrame(far, near),
    drawFrame({ x: 0.6, y: 0.1 }, { x: 0.2, y: 0.6 }),
  ]) {
    for (const name of ["x", "y", "width", "height"] as const) {
      expect(frame[name]).toBeCloseTo(drawn[name]);
    }
  }
  fc.assert(
    fc.property(anywhere, anywhere, anywhere, anywhere, (x, y, toX, toY) => {
      expectValid(drawFrame({ x, y }, { x: toX, y: toY }));
    }),
  );
});

test("a click draws nothing", () => {
  expect(isDrawn({ x: 0.5, y: 0.5 }, { x: 0.51, y: 0.49 })).toBe(false);
  expect(isDrawn({ x: 0.5, y: 0.5 }, { x: 0.5, y: 0.6 })).toBe(true);
});

test("a rounded crop is the same again, lies exactly inside, and is large enough", () => {
  fc.assert(
    fc.property(crop, (given) => {
      const rounded = roundCrop(given);
      expectValid(rounded, 1e-12);
      expect(roundCrop(rounded)).toEqual(rounded);
      for (const name of ["x", "y", "width", "height"] as const) {
        expect(Math.abs(rounded[name] - given[name])).toBeLessThanOrEqual(0.0015);
        expect(rounded[name] * 1000).toBeCloseTo(Math.round(rounded[name] * 1000), 6);
      }
    }),
  );
  expect(roundCrop(WHOLE_PHOTO)).toEqual(WHOLE_PHOTO);
});
