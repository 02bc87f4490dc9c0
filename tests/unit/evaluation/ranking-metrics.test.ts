import fc from "fast-check";
import { expect, test } from "vitest";
import {
  inTrecOrder,
  ndcgAt,
  precisionAt,
  precisionCeiling,
  recallAt,
  reciprocalRank,
  setPrecision,
  successAt,
} from "@/lib/evaluation/metrics/ranking";

const grades = fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 30 });
const rank = fc.integer({ min: 1, max: 40 });

/** Slow and obvious: the definition read aloud, one rank at a time, with the ranks that are missing filled in. */
function padded(list: number[], k: number): number[] {
  return Array.from({ length: k }, (_, index) => list[index] ?? 0);
}

function slowDcg(list: number[], k: number): number {
  return padded(list, k)
    .map((grade, index) => Math.max(0, grade) / (Math.log(index + 2) / Math.log(2)))
    .reduce((sum, gain) => sum + gain, 0);
}

/** The best over all orders is the one in descending order; tried literally on short lists below. */
function slowNdcg(list: number[], judged: number[], k: number): number {
  const ideal = slowDcg(judged.toSorted((a, b) => a - b).toReversed(), k);
  return ideal > 0 ? slowDcg(list, k) / ideal : 0;
}

function permutations(list: number[]): number[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first, index) =>
    permutations(list.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}

test("precision, recall and reciprocal rank equal their definitions", () => {
  fc.assert(
    fc.property(grades, rank, fc.integer({ min: 0, max: 20 }), (list, k, unfound) => {
      const found = padded(list, k).filter((grade) => grade > 0).length;
      const relevant = list.filter((grade) => grade > 0).length + unfound;
      expect(precisionAt(k, list)).toBeCloseTo(found / k, 9);
      expect(recallAt(k, list, relevant)).toBeCloseTo(relevant ? found / relevant : 0, 9);
      const first = list.map((grade) => grade > 0).indexOf(true);
      expect(reciprocalRank(list)).toBeCloseTo(first < 0 ? 0 : 1 / (1 + first), 9);
    }),
  );
});

test("success is whether anything relevant is among the first k, and set P asks of no rank", () => {
  fc.assert(
    fc.property(grades, rank, (list, k) => {
      expect(successAt(k, list)).toBe(padded(list, k).some((grade) => grade > 0) ? 1 : 0);
      expect(successAt(k, list)).toBe(precisionAt(k, list) > 0 ? 1 : 0);
      expect(setPrecision(list)).toBeCloseTo(list.length ? precisionAt(list.length, list) : 0, 12);
      expect(setPrecision(list.toReversed())).toBe(setPrecision(list));
    }),
  );
});

test("nDCG equals its definition, with everything judged in the ideal", () => {
  fc.assert(
    fc.property(grades, grades, rank, (list, unfound, k) => {
      const judged = [...list, ...unfound];
      expect(ndcgAt(k, list, judged)).toBeCloseTo(slowNdcg(list, judged, k), 9);
    }),
  );
});

test("no order of what is judged has a greater gain than nDCG's ideal", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 5 }),
      (judged, k) => {
        const best = Math.max(...permutations(judged).map((order) => slowDcg(order, k)));
        const reached = permutations(judged).map((order) => ndcgAt(k, order, judged));
        expect(Math.max(...reached)).toBeCloseTo(best > 0 ? 1 : 0, 9);
      },
    ),
    { numRuns: 50 },
  );
});

test("a hand-computed nDCG@3: grades 2, 0, 1 of judged 3, 2, 1", () => {
  const gained = 2 / 1 + 0 + 1 / 2;
  const ideal = 3 / 1 + 2 / Math.log2(3) + 1 / 2;
  expect(ndcgAt(3, [2, 0, 1], [3, 2, 1])).toBeCloseTo(gained / ideal, 12);
});

test("all lie between 0 and 1, and precision under its ceiling", () => {
  fc.assert(
    fc.property(grades, rank, (list, k) => {
      const relevant = list.filter((grade) => grade > 0).length;
      const values = [
        precisionAt(k, list),
        recallAt(k, list, relevant),
        reciprocalRank(list),
        ndcgAt(k, list, list),
      ];
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(precisionAt(k, list)).toBeLessThanOrEqual(precisionCeiling(k, relevant));
      const perfect = list.toSorted((a, b) => b - a);
      expect(precisionAt(k, perfect)).toBeCloseTo(precisionCeiling(k, relevant), 12);
    }),
  );
});

test("recall never falls with k, and k times precision neither", () => {
  fc.assert(
    fc.property(grades, rank, (list, k) => {
      const relevant = list.filter((grade) => grade > 0).length;
      expect(recallAt(k + 1, list, relevant)).toBeGreaterThanOrEqual(recallAt(k, list, relevant));
      expect((k + 1) * precisionAt(k + 1, list)).toBeGreaterThanOrEqual(
        k * precisionAt(k, list) - 1e-9,
      );
    }),
  );
});

test("the order within the first k changes nothing for precision and recall", () => {
  fc.assert(
    fc.property(grades, rank, (list, k) => {
      const turned = [...list.slice(0, k).toReversed(), ...list.slice(k)];
      expect(precisionAt(k, turned)).toBe(precisionAt(k, list));
      expect(recallAt(k, turned, 30)).toBe(recallAt(k, list, 30));
    }),
  );
});

test("moving the better of two neighbours up never lowers nDCG or reciprocal rank", () => {
  fc.assert(
    fc.property(grades, fc.nat({ max: 28 }), rank, (list, at, k) => {
      fc.pre(at + 1 < list.length);
      const [a, b] = [list[at] as number, list[at + 1] as number];
      const better = list.toSpliced(at, 2, Math.max(a, b), Math.min(a, b));
      expect(ndcgAt(k, better, list)).toBeGreaterThanOrEqual(ndcgAt(k, list, list) - 1e-12);
      expect(reciprocalRank(better)).toBeGreaterThanOrEqual(reciprocalRank(list));
    }),
  );
});

test("the order of the judgements, and unjudged results at the end, change nothing for nDCG", () => {
  fc.assert(
    fc.property(grades, rank, (list, k) => {
      expect(ndcgAt(k, [...list, 0, 0], list.toReversed())).toBe(ndcgAt(k, list, list));
    }),
  );
});

test("a query with nothing relevant scores 0, not a division by 0", () => {
  expect(recallAt(10, [0, 0], 0)).toBe(0);
  expect(ndcgAt(10, [0, 0], [0, -1])).toBe(0);
  expect(reciprocalRank([])).toBe(0);
  expect(precisionCeiling(10, 0)).toBe(0);
});

test("a short ranking is one whose remaining ranks are not relevant, as in trec_eval", () => {
  expect(precisionAt(10, [1, 1])).toBe(0.2);
});

test("a cut that is no rank is refused", () => {
  expect(() => precisionAt(0, [1])).toThrow(RangeError);
  expect(() => ndcgAt(1.5, [1], [1])).toThrow(RangeError);
});

test("trec_eval's order: similarity descending, ties by name descending, stated ranks ignored", () => {
  const run = [
    { name: "a", similarity: 1 },
    { name: "b", similarity: 2 },
    { name: "c", similarity: 1 },
    { name: "B", similarity: 1 },
  ];
  expect(inTrecOrder(run).map(({ name }) => name)).toEqual(["b", "c", "a", "B"]);
});

test("trec_eval's order does not depend on the order of the run's lines", () => {
  const line = fc.record({
    name: fc.string({ maxLength: 3 }),
    similarity: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: ({ name }) => name }), (run) => {
      expect(inTrecOrder(run.toReversed())).toEqual(inTrecOrder(run));
    }),
  );
});
