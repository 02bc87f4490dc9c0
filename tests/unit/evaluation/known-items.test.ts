import fc from "fast-check";
import { expect, test } from "vitest";
import { knownItemTasks, measureKnownItems } from "@/lib/evaluation/protocols/known-items";
import { findFigure } from "@/lib/evaluation/run";
import { evaluatedProduct, fakeSubject } from "@/tests/support/fake-subject";

const red = evaluatedProduct({ handle: "red", title: "Red dress", brand: "Nord" });
const twin = evaluatedProduct({ handle: "twin", title: "red  Dress", brand: "Nord" });
const bag = evaluatedProduct({ handle: "bag", title: "Bag" });
const products = [red, twin, bag];
const asked = { queries: 10, seed: 1, retrieval: "both" } as const;

test("products of the very same title all count as found; a search knows nothing of it", async () => {
  const subject = fakeSubject({
    products,
    searchAsShoppers: async (query) => (query.includes("ress") ? ["twin", "red"] : ["red", "bag"]),
    search: async () => ["bag"],
  });
  const findings = await measureKnownItems(subject, asked);
  const mean = (arm: string, target: string, metric: string) =>
    findFigure(findings, { arm, target, metric })?.mean;
  expect(mean("shop", "title", "success@1")).toBeCloseTo(2 / 3, 6);
  expect(mean("shop", "title", "success@3")).toBe(1);
  expect(mean("shop", "title", "MRR")).toBeCloseTo(2.5 / 3, 6);
  expect(mean("shop", "unique title", "success@1")).toBe(0);
  expect(mean("average", "title", "success@1")).toBeCloseTo(1 / 3, 6);
  expect(findings.queries["unique title"]).toEqual(["Bag"]);
  expect(findings.notes.join()).toMatch(/success@1 0\.990, missed with 0\.667/);
});

test("a brand is asked for once, and any product of it is right", async () => {
  const subject = fakeSubject({ products, searchAsShoppers: async () => ["twin"] });
  const findings = await measureKnownItems(subject, { ...asked, retrieval: "shop" });
  expect(findings.queries.brand).toEqual(["Nord"]);
  expect(findFigure(findings, { arm: "shop", target: "brand", metric: "MRR" })?.mean).toBe(1);
  expect(new Set(findings.figures.map(({ arm }) => arm))).toEqual(new Set(["shop"]));
});

test("what is asked twice is searched once", async () => {
  const searched: string[] = [];
  const subject = fakeSubject({
    products,
    searchAsShoppers: async (query) => {
      searched.push(query);
      return [];
    },
  });
  await measureKnownItems(subject, asked);
  expect(new Set(searched).size).toBe(searched.length);
});

const catalogue = fc
  .array(fc.record({ title: fc.string(), brand: fc.option(fc.constantFrom("A", "B", "")) }), {
    maxLength: 30,
  })
  .map((list) =>
    list.map((fields, index) => evaluatedProduct({ handle: `product-${index}`, ...fields })),
  );

test("every query has an answer in the catalogue, none is asked more often than there are products", () => {
  fc.assert(
    fc.property(catalogue, fc.integer({ min: 1, max: 40 }), fc.nat(), (list, queries, seed) => {
      const ids = new Set(list.map(({ id }) => id));
      const tasks = knownItemTasks(list, queries, seed);
      for (const task of tasks) {
        expect(task.queries.length).toBeLessThanOrEqual(Math.min(queries, list.length));
        for (const { right } of task.queries) {
          expect(right.size).toBeGreaterThan(0);
          for (const id of right) expect(ids).toContain(id);
        }
      }
      expect(knownItemTasks(list.toReversed(), queries, seed).map(({ name }) => name)).toEqual(
        tasks.map(({ name }) => name),
      );
      expect(knownItemTasks(list, queries, seed)).toEqual(tasks);
    }),
  );
});
