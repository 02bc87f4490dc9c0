import fc from "fast-check";
import { expect, test } from "vitest";
import { gramMatrix } from "@/lib/search/variety/gram-matrix";
import { isometricCoordinates } from "@/lib/search/variety/isometric-coordinates";

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.hypot(
    ...Array.from({ length: a.length }, (_, i) => (a[i] as number) - (b[i] as number)),
  );
}

const vectors = fc.array(
  fc
    .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 })
    .map((row) => {
      const length = Math.hypot(...row, 1);
      return Float32Array.from([...row, 1], (value) => value / length);
    }),
  { minLength: 2, maxLength: 12 },
);

test("all pairwise distances are kept, also of more unit vectors than dimensions and of twins", () => {
  fc.assert(
    fc.property(vectors, (some) => {
      const all = [...some, some[0] as Float32Array];
      const coordinates = isometricCoordinates(gramMatrix(all));
      all.forEach((a, i) => {
        all.forEach((b, j) => {
          const kept = distance(coordinates[i] as number[], coordinates[j] as number[]);
          expect(kept).toBeCloseTo(distance(a, b), 5);
        });
      });
    }),
    { numRuns: 500 },
  );
});

test("twins that differ in the last digits do not spoil the distances of others", () => {
  const tiny = [0, 1e-4, 2e-4, -1e-4, 3e-6].map((x) => Float32Array.of(x, x * x, 1e-5 * x, 1));
  const all = [...tiny, Float32Array.of(Math.SQRT1_2, 0, 0, Math.SQRT1_2)];
  const coordinates = isometricCoordinates(gramMatrix(all));
  const last = coordinates.at(-1) as number[];
  for (const [at, vector] of tiny.entries()) {
    expect(distance(coordinates[at] as number[], last)).toBeCloseTo(
      distance(vector, all.at(-1) as Float32Array),
      5,
    );
  }
});
