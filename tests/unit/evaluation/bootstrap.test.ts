import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrapInterval, mean, pairedDifference } from "@/lib/evaluation/metrics/bootstrap";
import { randomFrom, shuffled } from "@/lib/evaluation/random";

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

/** Slow and obvious: draw the resample, average it, sort, read off the percentile. */
function slowInterval(list: number[], resamples: number, seed: number) {
  const random = randomFrom(seed);
  const means: number[] = [];
  for (let sample = 0; sample < resamples; sample++) {
    const drawn = list.map(() => list[Math.floor(random() * list.length)] as number);
    means.push(drawn.reduce((a, b) => a + b, 0) / drawn.length);
  }
  means.sort((a, b) => a - b);
  const at = (share: number) => {
    const position = share * (resamples - 1);
    const [low, high] = [means[Math.floor(position)], means[Math.ceil(position)]] as [
      number,
      number,
    ];
    return low * (1 - (position % 1)) + high * (position % 1);
  };
  return { low: at(0.025), high: at(0.975) };
}

test("the interval equals the percentile bootstrap done slowly", () => {
  fc.assert(
    fc.property(values, fc.nat(), (list, seed) => {
      const fast = bootstrapInterval(list, { resamples: 101, seed });
      const slow = slowInterval(list, 101, seed);
      expect(fast.low).toBeCloseTo(slow.low, 9);
      expect(fast.high).toBeCloseTo(slow.high, 9);
    }),
  );
});

test("the interval lies within the values and narrows to the mean of equal ones", () => {
  fc.assert(
    fc.property(values, (list) => {
      const { low, high } = bootstrapInterval(list, { resamples: 50 });
      expect(low).toBeGreaterThanOrEqual(Math.min(...list) - 1e-12);
      expect(high).toBeLessThanOrEqual(Math.max(...list) + 1e-12);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
  expect(bootstrapInterval([0.25, 0.25])).toEqual({ low: 0.25, high: 0.25 });
});

test("it covers the true mean about as often as it says", () => {
  const random = randomFrom(5);
  let covered = 0;
  for (let round = 0; round < 300; round++) {
    const sample = Array.from({ length: 60 }, () => (random() < 0.3 ? 1 : 0));
    const { low, high } = bootstrapInterval(sample, { resamples: 400, seed: round });
    if (low <= 0.3 && 0.3 <= high) covered++;
  }
  expect(covered / 300).toBeGreaterThan(0.89);
  expect(covered / 300).toBeLessThan(0.99);
});

test("a paired difference changes its sign with its sides, and is 0 against itself", () => {
  fc.assert(
    fc.property(values, (list) => {
      const better = list.map((value, index) => value + (index % 3) / 10);
      const there = pairedDifference(list, better, { resamples: 200 });
      const back = pairedDifference(better, list, { resamples: 200 });
      expect(there.difference).toBeCloseTo(mean(better) - mean(list), 9);
      expect(back.difference).toBeCloseTo(-there.difference, 9);
      expect(back.low).toBeCloseTo(-there.high, 9);
      expect(pairedDifference(list, list)).toMatchObject({ difference: 0, low: 0, high: 0 });
    }),
    { numRuns: 30 },
  );
});

test("pairing tells apart what varies with the query from what differs", () => {
  const random = randomFrom(9);
  const a = Array.from({ length: 200 }, () => random());
  const b = a.map((value) => value + 0.02);
  const { low, high } = pairedDifference(a, b);
  expect(low).toBeGreaterThan(0.019);
  expect(high).toBeLessThan(0.021);
});

test("values that do not pair are refused", () => {
  expect(() => pairedDifference([1], [1, 2])).toThrow(/do not pair/);
});

test("the same seed draws the same, another seed differently, and nothing is lost in shuffling", () => {
  const list = Array.from({ length: 30 }, (_, index) => index);
  expect(shuffled(list, randomFrom(3))).toEqual(shuffled(list, randomFrom(3)));
  expect(shuffled(list, randomFrom(3))).not.toEqual(shuffled(list, randomFrom(4)));
  expect(shuffled(list, randomFrom(3)).toSorted((a, b) => a - b)).toEqual(list);
});
