import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CLICK_SCALE,
  closestScale,
  fittedSize,
  panBy,
  type View,
  WHOLE,
  zoomAt,
} from "@/app/(shop)/products/[handle]/_components/gallery/pan-and-zoom";

const photo = { width: 800, height: 1000 };
const stage = { width: 400, height: 600 };
const sizes = { photo, stage };

/** Where a point of the photo, from its middle at scale 1, lies on the stage. */
function onStage({ scale, x, y }: View, at: { x: number; y: number }) {
  return { x: at.x * scale + x, y: at.y * scale + y };
}

test("a photo is fitted into the stage by its longer need", () => {
  expect(fittedSize(photo, stage)).toEqual({ width: 400, height: 500 });
  expect(fittedSize(photo, { width: 1000, height: 500 })).toEqual({ width: 400, height: 500 });
});

test("a small photo is not blown up to fill a large stage", () => {
  expect(fittedSize({ width: 60, height: 80 }, { width: 1400, height: 900 })).toEqual({
    width: 180,
    height: 240,
  });
});

test("the closest look is a little past the photo's own pixels, and a click always enlarges", () => {
  expect(closestScale({ width: 2000, height: 2500 }, { width: 400, height: 500 })).toBe(7.5);
  expect(closestScale({ width: 60, height: 80 }, { width: 180, height: 240 })).toBe(CLICK_SCALE);
});

test("what lies under the finger stays there while the photo grows", () => {
  const point = { x: 50, y: -80 };
  const view = zoomAt(WHOLE, 2, point, sizes);
  expect(view.scale).toBe(2);
  expect(onStage(view, point)).toEqual(point);
});

test("zooming out again ends with the whole photo in the middle", () => {
  const near = zoomAt(WHOLE, 2.4, { x: 120, y: 200 }, sizes);
  expect(zoomAt(near, 0.01, { x: -100, y: 0 }, sizes)).toEqual(WHOLE);
});

test("the whole photo cannot be pushed away", () => {
  expect(panBy(WHOLE, { x: 300, y: -300 }, sizes)).toEqual(WHOLE);
});

test("an enlarged photo stops at its edges", () => {
  const view = panBy({ scale: 2, x: 0, y: 0 }, { x: 5000, y: -5000 }, sizes);
  expect(view).toEqual({ scale: 2, x: 200, y: -200 });
});

test("no hand can bring an edge of a larger photo inside the stage, nor leave the bounds of zoom", () => {
  const number = fc.double({ min: -2000, max: 2000, noNaN: true });
  const move = fc.oneof(
    fc.record({ factor: fc.double({ min: 0.1, max: 10, noNaN: true }), x: number, y: number }),
    fc.record({ factor: fc.constant(null), x: number, y: number }),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      const view = moves.reduce<View>(
        (current, { factor, x, y }) =>
          factor === null
            ? panBy(current, { x, y }, sizes)
            : zoomAt(current, factor, { x, y }, sizes),
        WHOLE,
      );
      const fitted = fittedSize(photo, stage);
      expect(view.scale).toBeGreaterThanOrEqual(1);
      expect(view.scale).toBeLessThanOrEqual(closestScale(photo, fitted));
      const spare = (side: "width" | "height") =>
        Math.max(0, (fitted[side] * view.scale - stage[side]) / 2) + 1e-6;
      expect(Math.abs(view.x)).toBeLessThanOrEqual(spare("width"));
      expect(Math.abs(view.y)).toBeLessThanOrEqual(spare("height"));
    }),
  );
});
