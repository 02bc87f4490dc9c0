import fc from "fast-check";
import { expect, test } from "vitest";
import { fusedTable, queryProducts, rankFused } from "@/lib/evaluation/fused-ranking";
import type { StoredVectors } from "@/lib/evaluation/subject";

const unit = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));
const catalogue = fc
  .array(fc.record({ text: unit, image: fc.option(unit, { freq: 4 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) => list.map((vectors, index) => ({ productId: `p${index}`, ...vectors })));
const weight = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);

function cosine(a: number[], b: Float32Array): number {
  const product = a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
  return product / (Math.hypot(...a) * Math.hypot(...b));
}

/** Slow and obvious: make the weighted vector, take its cosine. */
function slowSimilarity({ text, image }: StoredVectors, query: Float32Array, w: number): number {
  if (!image) return w < 1 ? cosine([...text], query) : Number.NaN;
  return cosine(
    [...text].map((value, index) => (1 - w) * value + w * (image[index] as number)),
    query,
  );
}

test("ranks by the cosine of the weighted, normalised average", () => {
  fc.assert(
    fc.property(catalogue, unit, weight, (vectors, query, w) => {
      const table = fusedTable(vectors, false);
      const ranked = rankFused(table, queryProducts(table, query), w, 100);
      const slow = new Map(vectors.map((each) => [each.productId, slowSimilarity(each, query, w)]));
      const order = ranked.map((id) => slow.get(id) as number);
      order.forEach((similarity, index) => {
        expect(similarity).toBeGreaterThanOrEqual((order[index + 1] ?? -1) - 1e-6);
      });
      const findable = [...slow.values()].filter((similarity) => Number.isFinite(similarity));
      expect(ranked.length).toBeLessThanOrEqual(findable.length);
    }),
  );
});

test("a shorter list is the beginning of the longer one", () => {
  fc.assert(
    fc.property(catalogue, unit, weight, fc.integer({ min: 1, max: 5 }), (vectors, query, w, k) => {
      const table = fusedTable(vectors, true);
      const products = queryProducts(table, query);
      expect(rankFused(table, products, w, k)).toEqual(
        rankFused(table, products, w, 50).slice(0, k),
      );
    }),
  );
});

test("of equals the smaller id is first, as in the shop's exact scan", () => {
  const vector = Float32Array.of(1, 0);
  const table = fusedTable(
    ["b", "a"].map((productId) => ({ productId, text: vector, image: vector })),
    false,
  );
  expect(rankFused(table, queryProducts(table, vector), 0.3, 5)).toEqual(["a", "b"]);
});

test("subtracting the means leaves each modality's vectors centred and of length 1", () => {
  const table = fusedTable(
    [
      { productId: "a", text: Float32Array.of(0.8, 0.6), image: Float32Array.of(1, 0) },
      { productId: "b", text: Float32Array.of(0.8, -0.6), image: Float32Array.of(1, 0) },
    ],
    true,
  );
  expect([...table.texts].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0, 1, 0, -1]);
  expect([...table.images]).toEqual([0, 0, 0, 0]);
});
