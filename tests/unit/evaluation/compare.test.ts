import { expect, test } from "vitest";
import { clearLosses, compareRuns } from "@/lib/evaluation/compare";
import { type EvaluationRun, figure } from "@/lib/evaluation/run";

function run(values: number[], overrides: Partial<EvaluationRun> = {}): EvaluationRun {
  return {
    format: 1,
    protocol: "article",
    startedAt: "2026-01-01T00:00:00.000Z",
    durationMs: 1,
    model: { key: "a", name: "A", dimension: 2 },
    catalogue: { products: 9, broadCategories: 1, fineCategories: 1 },
    options: {},
    notes: [],
    queries: { queries: values.map((_, index) => `query ${index}`) },
    figures: [
      figure({ arm: "average", target: "fine", metric: "P@10", values }),
      figure({ arm: "average", target: "", metric: "ms", values, better: null }),
    ],
    ...overrides,
  };
}

const good = Array.from({ length: 60 }, (_, index) => (index % 4) / 4 + 0.2);
const worse = good.map((value) => value - 0.1);

test("a run against itself differs in nothing", () => {
  const { changes, pairedQueries } = compareRuns(run(good), run(good));
  expect(pairedQueries).toBe(60);
  for (const change of changes) {
    expect(change).toMatchObject({ difference: 0, low: 0, high: 0, clear: false });
  }
});

test("a clear fall is a loss, a rise is none, and milliseconds are never judged", () => {
  const fall = compareRuns(run(good), run(worse));
  expect(clearLosses(fall).map(({ name }) => name)).toEqual(["average · fine · P@10"]);
  expect(fall.changes[0]?.difference).toBeCloseTo(-0.1, 9);
  expect(clearLosses(compareRuns(run(worse), run(good)))).toEqual([]);
});

test("a fall within the interval is no loss", () => {
  const noisy = good.map((value, index) => value + (index % 2 ? 0.3 : -0.31));
  expect(clearLosses(compareRuns(run(good), run(noisy)))).toEqual([]);
});

test("queries pair by their words, whatever their order, and repeated ones in order", () => {
  const a = run([0.1, 0.2, 0.3], { queries: { queries: ["x", "y", "x"] } });
  const b = run([0.3, 0.1, 0.9, 0.2], { queries: { queries: ["x", "x", "z", "y"] } });
  const { changes, pairedQueries, notes } = compareRuns(a, b);
  expect(pairedQueries).toBe(3);
  expect(changes[0]?.after).toBeCloseTo(0.2, 9);
  expect(notes.join()).toMatch(/share 3 of 3 and 4/);
});

test("another protocol, or no query in common, is refused with what to do", () => {
  expect(() => compareRuns(run(good), run(good, { protocol: "fusion" }))).toThrow(
    /two of the same/,
  );
  const other = run([1], { queries: { queries: ["else"] } });
  expect(() => compareRuns(run(good), other)).toThrow(/same --seed/);
});

test("runs without a figure in common are refused: a gate over nothing would let everything pass", () => {
  const shop = run(good, {
    figures: [figure({ arm: "shop", target: "", metric: "MRR", values: good })],
  });
  expect(() => compareRuns(run(good), shop)).toThrow(/no figure in common.*--retrieval/);
});

test("an arm that only one run has is named, and the others are compared all the same", () => {
  const { figures } = run(good);
  const shop = figure({ arm: "shop", target: "fine", metric: "P@10", values: good });
  const both = run(good, { figures: [...figures, shop] });
  const { changes, notes } = compareRuns(run(good), both);
  expect(changes).toHaveLength(2);
  expect(notes).toEqual(["Not compared, since only the second run has them: shop."]);
  expect(compareRuns(both, both).notes).toEqual([]);
  const sweep = Array.from({ length: 9 }, (_, at) => ({ ...shop, arm: `words ${at}` }));
  const swept = compareRuns(run(good, { figures: [...figures, ...sweep] }), run(good));
  expect(swept.notes[0]).toMatch(/first run has them: words 0; .*words 5; and 3 more\.$/);
});
