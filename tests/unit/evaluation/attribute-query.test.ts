import { expect, test } from "vitest";
import { attributeQueries, countMatches, matches, TARGETS } from "@/lib/evaluation/attribute-query";
import { evaluatedProduct } from "@/tests/support/fake-subject";

const products = [
  evaluatedProduct({ handle: "a", tags: ["henley"] }),
  evaluatedProduct({ handle: "b", colour: "Blue" }),
  evaluatedProduct({ handle: "c", fineCategory: "Maxi Dress", colour: null, tags: ["dress"] }),
  evaluatedProduct({ handle: "d", broadCategory: "Bags", fineCategory: "Clutch" }),
];

test("queries are made of a product's own words: colour, at times a tag, fine category", () => {
  const words = new Set(attributeQueries(products, 60, 1).map((query) => query.words));
  expect([...words].toSorted()).toEqual([
    "blue midi dress",
    "dress maxi dress",
    "maxi dress",
    "red clutch",
    "red henley midi dress",
    "red midi dress",
  ]);
});

test("the same seed asks the same whatever order the products come in, another seed differently", () => {
  expect(attributeQueries(products.toReversed(), 20, 3)).toEqual(attributeQueries(products, 20, 3));
  expect(attributeQueries(products, 20, 4)).not.toEqual(attributeQueries(products, 20, 3));
});

test("every product is asked for once before any is asked for again", () => {
  const asked = attributeQueries(products, 8, 1).map(({ colour, fineCategory }) =>
    [colour, fineCategory].join(),
  );
  expect(asked.slice(0, 4).toSorted()).toEqual(asked.slice(4).toSorted());
  expect(attributeQueries([], 5, 1)).toEqual([]);
});

test("what a query could find is what matches it, target by target", () => {
  const count = countMatches(products);
  for (const query of attributeQueries(products, 10, 1)) {
    for (const target of TARGETS) {
      const matching = products.filter((product) => matches(product, query, target));
      expect(count(query, target)).toBe(matching.length);
    }
  }
});

test("a fine category of the same name elsewhere is another one", () => {
  const query = { words: "", broadCategory: "Dresses", fineCategory: "Other", colour: null };
  const elsewhere = evaluatedProduct({ broadCategory: "Bags", fineCategory: "Other" });
  expect(matches(elsewhere, query, "fine category")).toBe(false);
});
