import { expect, test } from "vitest";
import { productVectors } from "@/lib/embedding/product-vectors";

const x = Float32Array.of(2, 0);
const y = Float32Array.of(0, 5);

test("the average is the normalised sum of the normalised text and image vectors", () => {
  const { text, image, average } = productVectors(x, [y]);
  expect([...text]).toEqual([1, 0]);
  expect([...(image ?? [])]).toEqual([0, 1]);
  expect(average[0]).toBeCloseTo(Math.SQRT1_2);
  expect(average[1]).toBeCloseTo(Math.SQRT1_2);
});

test("several photos give their normalised mean, whatever their lengths were", () => {
  const { image } = productVectors(x, [x, y]);
  expect(image?.[0]).toBeCloseTo(Math.SQRT1_2);
  expect(image?.[1]).toBeCloseTo(Math.SQRT1_2);
});

test("a product without photos has no image vector, and its text as average", () => {
  const { text, image, average } = productVectors(x, []);
  expect(image).toBeNull();
  expect(average).toEqual(text);
});

test("vectors without a direction are refused", () => {
  expect(() => productVectors(Float32Array.of(0, 0), [])).toThrow(RangeError);
  expect(() => productVectors(Float32Array.of(Number.NaN, 1), [])).toThrow(RangeError);
  expect(() => productVectors(x, [Float32Array.of(-1, 0), Float32Array.of(1, 0)])).toThrow(
    RangeError,
  );
});
