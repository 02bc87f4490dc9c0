import fc from "fast-check";
import { expect, test } from "vitest";
import { dpp } from "@/lib/search/variety/dpp";
import { mmr } from "@/lib/search/variety/mmr";
import { msd } from "@/lib/search/variety/msd";
import { nearTheBest } from "@/lib/search/variety/near-best";
import type { Reranker } from "@/lib/search/variety/reranker";

type Candidate = { name: string; vector: Float32Array | null; distance: number };

const rerankInput = {
  imageVectorOf: (candidate: Candidate) => candidate.vector,
  distanceOf: (candidate: Candidate) => candidate.distance,
};

const picture = fc
  .array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));

/** In relevance order, as the shop hands them over. */
const candidates = fc
  .array(
    fc.record({
      vector: fc.option(picture, { freq: 5 }),
      distance: fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100),
    }),
    { maxLength: 10 },
  )
  .map((list) =>
    list
      .toSorted((a, b) => a.distance - b.distance)
      .map((candidate, index) => ({ ...candidate, name: String(index) })),
  );

const share = fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10);

function names(reranker: Reranker, list: Candidate[]): string[] {
  return reranker(list, rerankInput, 3).map(({ item }) => item.name);
}

function cosine(a: Candidate, b: Candidate): number {
  return [...(a.vector ?? [])].reduce((sum, value, i) => sum + value * (b.vector?.[i] ?? 0), 0);
}

/** Determinant by Laplace's expansion: slow and obvious. */
function determinant(matrix: number[][]): number {
  if (matrix.length === 0) return 1;
  return (matrix[0] as number[]).reduce((sum, value, column) => {
    const minor = matrix.slice(1).map((row) => row.toSpliced(column, 1));
    return sum + (column % 2 === 0 ? 1 : -1) * value * determinant(minor);
  }, 0);
}

/**
 * That every pick is one that the objective, written out, has nothing much better than. Not "the same order":
 * ties within rounding may fall either way.
 */
function expectGreedy(
  reranker: Reranker,
  list: Candidate[],
  objective: (set: Candidate[]) => number,
) {
  const order = reranker(list, rerankInput, 3).map(({ item }) => item);
  const pictured = order.filter(({ vector }) => vector !== null);
  pictured.forEach((pick, rank) => {
    const above = pictured.slice(0, rank);
    const values = pictured.slice(rank).map((other) => objective([...above, other]));
    const reached = objective([...above, pick]);
    expect(reached).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
  });
}

test("MMR picks what its formula, written out, says at every turn", () => {
  fc.assert(
    fc.property(candidates, share, (list, lambda) =>
      expectGreedy(mmr(lambda), list, (set) => {
        const last = set.at(-1) as Candidate;
        const similar = set.slice(0, -1).map((other) => cosine(last, other));
        const redundancy = similar.length > 0 ? Math.max(...similar) : 0;
        return lambda * (1 - last.distance) - (1 - lambda) * redundancy;
      }),
    ),
  );
});

test("MSD picks what its objective, written out, says at every turn", () => {
  fc.assert(
    fc.property(candidates, share, (list, lambda) =>
      expectGreedy(msd(lambda), list, (set) => {
        const gained = set.map((each) => 1 - each.distance).reduce((a, b) => a + b, 0);
        const spread = set
          .flatMap((a, i) => set.slice(0, i).map((b) => 1 - cosine(a, b)))
          .reduce((a, b) => a + b, 0);
        return (9 * (1 - lambda) * gained) / 2 + 2 * lambda * spread;
      }),
    ),
  );
});

/** In place of the logarithm of nothing: all that differ in nothing are equal. */
const SINGULAR = -1e6;

test("the DPP picks the greatest determinant of its kernel at every turn", () => {
  fc.assert(
    fc.property(candidates, share, (list, theta) =>
      expectGreedy(dpp(theta), list.slice(0, 6), (set) => {
        const quality = set.map(({ distance }) => (theta / (1 - theta)) * (1 - distance));
        const volume = determinant(set.map((a) => set.map((b) => cosine(a, b))));
        // Determinants of whole numbers up to 5 in four dimensions are 0 or at least 1, here over at most 10⁸.
        return volume > 1e-9
          ? Math.log(volume) + quality.reduce((sum, each) => sum + each, 0)
          : SINGULAR;
      }),
    ),
    { numRuns: 100 },
  );
});

const ALL: [string, (setting: number) => Reranker][] = [
  ["MMR", mmr],
  ["MSD", msd],
  ["DPP", dpp],
];

test.each(ALL)("%s drops and repeats nobody, and does the same every time", (_, make) => {
  fc.assert(
    fc.property(candidates, share, (list, setting) => {
      const order = names(make(setting), list);
      expect(order.toSorted()).toEqual(list.map(({ name }) => name).toSorted());
      expect(names(make(setting), list)).toEqual(order);
    }),
  );
});

test.each(ALL)("%s puts those without a photo last, in relevance order", (_, make) => {
  fc.assert(
    fc.property(candidates, share, (list, setting) => {
      const unpictured = list.filter(({ vector }) => !vector).map(({ name }) => name);
      expect(names(make(setting), list).slice(list.length - unpictured.length)).toEqual(unpictured);
    }),
  );
});

test.each([
  ["MMR", mmr(1)],
  ["MSD", msd(0)],
  ["DPP", dpp(1 - 1e-12)],
])("%s at its relevant end keeps the relevance order", (_, reranker) => {
  const list = [0.1, 0.2, 0.4, 0.7].map((distance, index) => ({
    name: String(index),
    distance,
    vector: Float32Array.of(Math.cos(index), Math.sin(index), 0.1).map(
      (value) => value / Math.hypot(1, 0.1),
    ),
  }));
  expect(names(reranker, list)).toEqual(["0", "1", "2", "3"]);
});

test.each(ALL)("%s shows the best first and then what looks different", (_, make) => {
  const [shirt, hat] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
  const list = [
    { name: "shirt", vector: shirt, distance: 0.1 },
    { name: "same shirt", vector: shirt, distance: 0.11 },
    { name: "hat", vector: hat, distance: 0.12 },
    { name: "far", vector: shirt, distance: 0.9 },
  ];
  expect(names(make(0.5), list).slice(0, 2)).toEqual(["shirt", "hat"]);
});

test.each(ALL)(
  "%s leads every style with one of its first results, and counts each once",
  (_, make) => {
    fc.assert(
      fc.property(candidates, share, (list, setting) => {
        const varied = make(setting)(list, rerankInput, 3).filter(({ item }) => item.vector);
        const leaders = varied.slice(0, 3);
        expect(leaders.map(({ cluster }) => cluster)).toEqual(leaders.map((_, rank) => rank));
        for (const { item, cluster, clusterSize } of varied) {
          const cosines = leaders.map((leader) => cosine(item, leader.item));
          expect(cosines[cluster as number]).toBeGreaterThanOrEqual(Math.max(...cosines) - 1e-6);
          expect(clusterSize).toBe(varied.filter((other) => other.cluster === cluster).length);
        }
      }),
    );
  },
);

test("only candidates nearly as good as the best are reordered, and the rest follows", () => {
  const shirt = Float32Array.of(1, 0);
  const hat = Float32Array.of(0, 1);
  const list = [
    { name: "shirt", vector: shirt, distance: 0.1 },
    { name: "same shirt", vector: shirt, distance: 0.12 },
    { name: "hat", vector: hat, distance: 0.2 },
    { name: "far hat", vector: hat, distance: 0.4 },
  ];
  const near = nearTheBest(mmr(0.3), 0.15, 2);
  expect(names(near, list)).toEqual(["shirt", "hat", "same shirt", "far hat"]);
  expect(near(list, rerankInput, 2).at(-1)).toMatchObject({ cluster: null, clusterSize: null });
  expect(names(nearTheBest(mmr(0.3), 0, 2), list).slice(2)).toEqual(["hat", "far hat"]);
  expect(names(nearTheBest(mmr(0.3), 9, 2), list)).toEqual(names(mmr(0.3), list));
  expect(near([], rerankInput, 2)).toEqual([]);
});

test.each(ALL)("%s of nothing is nothing", (_, make) => {
  expect(make(0.5)([], rerankInput, 3)).toEqual([]);
});
