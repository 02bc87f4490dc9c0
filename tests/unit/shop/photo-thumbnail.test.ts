import fc from "fast-check";
import { expect, test } from "vitest";
import { coverStyle } from "@/components/photo-thumbnail";

test("the part that is searched by fills the box from its middle, undistorted", () => {
  const side = fc.integer({ min: 20, max: 4000 });
  const length = fc.double({ min: 0.05, max: 1, noNaN: true });
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      side,
      side,
      length,
      length,
      place,
      place,
      (widthPx, heightPx, width, height, a, b) => {
        const crop = { x: a * (1 - width), y: b * (1 - height), width, height };
        const shown = coverStyle({ widthPx, heightPx, crop }, 36, 44);
        const [shownWidth, shownHeight] = [shown.width, Number(shown.height)];
        const [left, top] = [Number(shown.left), Number(shown.top)];
        expect(shownWidth / shownHeight).toBeCloseTo(widthPx / heightPx, 6);
        expect(left + (crop.x + width / 2) * shownWidth).toBeCloseTo(18, 6);
        expect(top + (crop.y + height / 2) * shownHeight).toBeCloseTo(22, 6);
        expect(width * shownWidth).toBeGreaterThanOrEqual(36 - 1e-6);
        expect(height * shownHeight).toBeGreaterThanOrEqual(44 - 1e-6);
      },
    ),
  );
});
