import fc from "fast-check";
import { expect, test } from "vitest";
import { nthSmallest } from "@/lib/cutoffs/nth-smallest";

test("the value is the one that sorting would put there, with repeated values too", () => {
  const numbers = fc.oneof(
    fc.array(fc.float({ noNaN: true }), { minLength: 1 }),
    fc.array(fc.constantFrom(0.25, 0.5, 1), { minLength: 1 }),
  );
  fc.assert(
    fc.property(numbers, fc.nat(), (given, any) => {
      const values = Float32Array.from(given, (value) => value + 0);
      const n = any % values.length;
      expect(nthSmallest(values.slice(), n)).toBe(values.toSorted()[n]);
    }),
  );
});

test("a place outside of the values is refused", () => {
  expect(() => nthSmallest(Float32Array.of(1, 2), 2)).toThrow(RangeError);
  expect(() => nthSmallest(new Float32Array(0), 0)).toThrow(RangeError);
});
