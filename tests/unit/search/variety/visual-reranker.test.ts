import fc from "fast-check";
import { expect, test } from "vitest";
import { rerankVisually } from "@/lib/search/variety/visual-reranker";

type Candidate = { name: string; vector: Float32Array | null };

function unit(...values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

/** Three looks, far apart: four shirts, two hats, one shoe, in relevance order. */
const looks: Candidate[] = [
  { name: "shirt 1", vector: unit(1, 0.01, 0) },
  { name: "shirt 2", vector: unit(1, 0.02, 0) },
  { name: "hat 1", vector: unit(0, 1, 0.01) },
  { name: "shirt 3", vector: unit(1, 0.03, 0) },
  { name: "shoe 1", vector: unit(0.01, 0, 1) },
  { name: "shirt 4", vector: unit(1, 0.04, 0) },
  { name: "hat 2", vector: unit(0, 1, 0.02) },
];

function rerank(candidates: Candidate[], styles: number) {
  return rerankVisually(candidates, (candidate) => candidate.vector, styles);
}

test("clusters take turns, in the order of their best-ranked member", () => {
  expect(rerank(looks, 3).map(({ item }) => item.name)).toEqual([
    "shirt 1",
    "hat 1",
    "shoe 1",
    "shirt 2",
    "hat 2",
    "shirt 3",
    "shirt 4",
  ]);
});

test("each result names its style and how many share it", () => {
  const [first, second, third] = rerank(looks, 3);
  expect(first).toMatchObject({ cluster: 0, clusterSize: 4 });
  expect(second).toMatchObject({ cluster: 1, clusterSize: 2 });
  expect(third).toMatchObject({ cluster: 2, clusterSize: 1 });
});

test("products without a photo come last, in relevance order, without a style", () => {
  const candidates = [{ name: "a", vector: null }, ...looks, { name: "b", vector: null }];
  const order = rerank(candidates, 3);
  expect(order.slice(-2)).toEqual([
    { item: candidates[0], cluster: null, clusterSize: null },
    { item: candidates.at(-1), cluster: null, clusterSize: null },
  ]);
});

test("fewer distinct photos than styles: each is its own style, twins share one", () => {
  const twin = unit(1, 0);
  const candidates = [
    { name: "a", vector: twin },
    { name: "b", vector: Float32Array.from(twin) },
    { name: "c", vector: unit(0, 1) },
  ];
  expect(rerank(candidates, 5).map(({ item, cluster }) => [item.name, cluster])).toEqual([
    ["a", 0],
    ["c", 1],
    ["b", 0],
  ]);
});

test("nothing to rerank gives nothing", () => {
  expect(rerank([], 5)).toEqual([]);
});

const anyCandidates = fc
  .array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), {
    maxLength: 50,
  })
  .map((rows) => rows.map((row, index) => ({ name: String(index), vector: unit(...row, 1) })));

test("nobody is dropped or repeated, and the same input gives the same order", () => {
  fc.assert(
    fc.property(anyCandidates, fc.integer({ min: 2, max: 10 }), (candidates, styles) => {
      const order = rerank(candidates, styles);
      expect(new Set(order.map(({ item }) => item))).toEqual(new Set(candidates));
      expect(order).toHaveLength(candidates.length);
      expect(rerank(candidates, styles)).toEqual(order);
    }),
  );
});

test("the first k results are k different styles, and each style keeps its relevance order", () => {
  fc.assert(
    fc.property(anyCandidates, fc.integer({ min: 2, max: 10 }), (candidates, styles) => {
      const order = rerank(candidates, styles);
      const clusters = new Set(order.map(({ cluster }) => cluster));
      const firsts = order.slice(0, clusters.size).map(({ cluster }) => cluster);
      expect(new Set(firsts).size).toBe(clusters.size);
      for (const cluster of clusters) {
        const ranks = order
          .filter((result) => result.cluster === cluster)
          .map(({ item }) => Number(item.name));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }
    }),
  );
});
