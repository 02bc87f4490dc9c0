import fc from "fast-check";
import { expect, test } from "vitest";
import {
  alphaIdealGain,
  alphaNdcgAt,
  distinctAt,
  intraListDistance,
  subtopicRecallAt,
} from "@/lib/evaluation/metrics/diversity";

const subtopics = fc.uniqueArray(fc.constantFrom("red", "blue", "green", "striped"), {
  maxLength: 3,
});
const one = fc.constantFrom("red", "blue", "green").map((name) => [name]);
const ranking = fc.array(subtopics, { maxLength: 12 });
const rank = fc.integer({ min: 1, max: 12 });
const vector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
  .filter((values) => Math.hypot(...values) > 0.01)
  .map((values) => Float32Array.from(values));

/** Slow and obvious: for every rank, count afresh how often each subtopic was shown above. */
function slowGain(list: string[][], k: number, alpha: number): number {
  return list.slice(0, k).reduce((sum, shown, index) => {
    const above = list.slice(0, index).flat();
    const gain = shown
      .map((name) => (1 - alpha) ** above.filter((other) => other === name).length)
      .reduce((a, b) => a + b, 0);
    return sum + gain / (Math.log(index + 2) / Math.log(2));
  }, 0);
}

function permutations<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first, index) =>
    permutations(list.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}

test("α-nDCG's gain equals its definition", () => {
  fc.assert(
    fc.property(ranking, rank, fc.double({ min: 0, max: 1, noNaN: true }), (list, k, alpha) => {
      expect(alphaNdcgAt(k, list, 1, alpha)).toBeCloseTo(slowGain(list, k, alpha), 9);
    }),
  );
});

test("with one subtopic each, the greedy ideal is the best of all orders", () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (list, k) => {
      const best = Math.max(...permutations(list).map((order) => slowGain(order, k, 0.5)));
      expect(alphaIdealGain(k, list)).toBeCloseTo(best, 9);
    }),
    { numRuns: 60 },
  );
});

test("the greedy ideal equals the plain greedy search over products", () => {
  fc.assert(
    fc.property(ranking, rank, (list, k) => {
      let rest = list.filter((names) => names.length > 0);
      let order: string[][] = [];
      while (rest.length > 0 && order.length < k) {
        const gains = rest.map((names) => slowNovelty(names, order));
        const at = gains.indexOf(Math.max(...gains));
        order = [...order, rest[at] as string[]];
        rest = rest.toSpliced(at, 1);
      }
      expect(alphaIdealGain(k, list)).toBeCloseTo(slowGain(order, k, 0.5), 9);
    }),
  );
});

function slowNovelty(names: string[], above: string[][]): number {
  const shown = above.flat();
  return names.reduce(
    (sum, name) => sum + 0.5 ** shown.filter((other) => other === name).length,
    0,
  );
}

test("with α = 0 and one subtopic, α-nDCG is nDCG", () => {
  const list = [["any"], [], ["any"]];
  expect(alphaNdcgAt(3, list, alphaIdealGain(3, [["any"], ["any"]], 0), 0)).toBeCloseTo(
    (1 + 1 / 2) / (1 + 1 / Math.log2(3)),
    12,
  );
});

test("α-nDCG with one subtopic each and subtopic recall lie between 0 and 1", () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), rank, (list, k) => {
      const ideal = alphaIdealGain(k, list);
      const available = new Set(list.flat()).size;
      for (const value of [alphaNdcgAt(k, list, ideal), subtopicRecallAt(k, list, available)]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

test("subtopic recall never falls with k and ignores the order within the first k", () => {
  fc.assert(
    fc.property(ranking, rank, (list, k) => {
      expect(subtopicRecallAt(k + 1, list, 4)).toBeGreaterThanOrEqual(subtopicRecallAt(k, list, 4));
      const turned = [...list.slice(0, k).toReversed(), ...list.slice(k)];
      expect(subtopicRecallAt(k, turned, 4)).toBe(subtopicRecallAt(k, list, 4));
    }),
  );
});

test("subtopic recall counts what is seen of what there is", () => {
  expect(subtopicRecallAt(2, [["red"], ["red", "blue"], ["green"]], 4)).toBe(0.5);
  expect(subtopicRecallAt(2, [], 0)).toBe(0);
  expect(distinctAt(3, ["red", null, "red", "blue"])).toBe(1);
});

test("intra-list distance equals the mean and the minimum over all ordered pairs", () => {
  fc.assert(
    fc.property(fc.array(vector, { minLength: 2, maxLength: 6 }), (vectors) => {
      const distances = vectors.flatMap((a, i) =>
        vectors.flatMap((b, j) => (i === j ? [] : [1 - cosine([...a], [...b])])),
      );
      const { mean, min } = intraListDistance(vectors);
      expect(mean).toBeCloseTo(distances.reduce((x, y) => x + y, 0) / distances.length, 9);
      expect(min).toBeCloseTo(Math.min(...distances), 9);
    }),
  );
});

function cosine(a: number[], b: number[]): number {
  const product = a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
  return product / (Math.hypot(...a) * Math.hypot(...b));
}

test("intra-list distance is bounded and does not depend on order or length of the vectors", () => {
  fc.assert(
    fc.property(fc.array(vector, { minLength: 2, maxLength: 6 }), (vectors) => {
      const { mean, min } = intraListDistance(vectors);
      expect(min).toBeGreaterThanOrEqual(0);
      expect(mean).toBeGreaterThanOrEqual(min);
      expect(mean).toBeLessThanOrEqual(2);
      const doubled = vectors.toReversed().map((each) => each.map((value) => value * 2));
      expect(intraListDistance(doubled).mean).toBeCloseTo(mean, 9);
      expect(intraListDistance(doubled).min).toBeCloseTo(min, 9);
    }),
  );
});

test("the same picture twice has minimum distance 0, and one picture does not differ from itself", () => {
  const [a, b] = [Float32Array.of(1, 2), Float32Array.of(-2, 1)];
  expect(intraListDistance([a, b, a]).min).toBeCloseTo(0, 12);
  expect(intraListDistance([a, b]).mean).toBeCloseTo(1, 12);
  expect(intraListDistance([a])).toEqual({ mean: 0, min: 0 });
});
