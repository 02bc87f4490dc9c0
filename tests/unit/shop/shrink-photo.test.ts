import fc from "fast-check";
import { expect, test } from "vitest";
import { mayShrink, shrunkSize, smallerOf } from "@/components/shrink-photo/shrink-plan";
import { isKnown, knownPixel } from "@/components/shrink-photo/true-canvas";

const MEGABYTE = 1024 * 1024;

test("pictures of some size are read, small ones and other files are sent as they are", () => {
  const may = (name: string, type: string, size = 5 * MEGABYTE) => mayShrink({ name, type, size });
  expect(may("a.jpg", "image/jpeg")).toBe(true);
  expect(may("a.heic", "image/heic")).toBe(true);
  expect(may("IMG_1.HEIC", "")).toBe(true);
  expect(may("a.jpg", "image/jpeg", 30 * MEGABYTE)).toBe(true);
  expect(may("a.jpg", "image/jpeg", 200_000)).toBe(false);
  expect(may("a.jpg", "image/jpeg", 200 * MEGABYTE)).toBe(false);
  expect(may("a.pdf", "application/pdf")).toBe(false);
  expect(may("notes", "")).toBe(false);
});

test("the long side becomes what the shop keeps, and the shape stays", () => {
  expect(shrunkSize({ width: 6000, height: 4000 })).toEqual({ width: 2048, height: 1365 });
  expect(shrunkSize({ width: 3024, height: 4032 })).toEqual({ width: 1536, height: 2048 });
  expect(shrunkSize({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
  expect(shrunkSize({ width: 90_000, height: 10 })).toEqual({ width: 2048, height: 1 });
  expect(shrunkSize({ width: 20_000, height: 20_000 })).toBeNull();
  expect(shrunkSize({ width: 0, height: 5 })).toBeNull();
  const side = fc.integer({ min: 1, max: 9_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const size = shrunkSize({ width, height });
      if (!size) return;
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(2048);
      expect(size.width).toBeLessThanOrEqual(width);
      expect(size.height).toBeLessThanOrEqual(height);
      expect(
        Math.abs(size.width / width - size.height / height) * Math.min(width, height),
      ).toBeLessThan(1);
    }),
  );
});

test("what is sent is never larger than the file that was chosen, and is a JPEG or that file", () => {
  const chosen = new File([new Uint8Array(1000)], "Beach.HEIC", { type: "image/heic" });
  const blob = (size: number, type = "image/jpeg") => new Blob([new Uint8Array(size)], { type });
  expect(smallerOf(chosen, null)).toBe(chosen);
  expect(smallerOf(chosen, blob(1000))).toBe(chosen);
  expect(smallerOf(chosen, blob(0))).toBe(chosen);
  expect(smallerOf(chosen, blob(10, "image/png"))).toBe(chosen);
  const sent = smallerOf(chosen, blob(999));
  expect([sent.name, sent.type, sent.size]).toEqual(["Beach.jpg", "image/jpeg", 999]);
  const nameless = new File([new Uint8Array(10)], ".png", { type: "image/png" });
  expect(smallerOf(nameless, blob(9)).name).toBe("photo.jpg");
});

function drawn(): number[] {
  return Array.from({ length: 64 * 64 }, (_, pixel) => [...knownPixel(pixel), 255]).flat();
}

test("one pixel that is off by one gives a guarded canvas away", () => {
  expect(isKnown(drawn())).toBe(true);
  fc.assert(
    fc.property(fc.nat(64 * 64 - 1), fc.nat(2), (pixel, channel) => {
      const pixels = drawn();
      const at = pixel * 4 + channel;
      pixels[at] = (pixels[at] as number) ^ 1;
      expect(isKnown(pixels)).toBe(false);
    }),
  );
});

test("a canvas that answers in white, in nothing or in stripes is not believed", () => {
  expect(isKnown(new Uint8ClampedArray(64 * 64 * 4).fill(255))).toBe(false);
  expect(isKnown(new Uint8ClampedArray(64 * 64 * 4))).toBe(false);
  expect(isKnown([])).toBe(false);
  expect(isKnown(drawn().map((value, index) => (index % 3 === 0 ? 0 : value)))).toBe(false);
});
