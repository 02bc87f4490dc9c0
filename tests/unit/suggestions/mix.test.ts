import { expect, test } from "vitest";
import { mixStarters, mixSuggestions } from "@/lib/suggestions/mix";
import type { Suggestion } from "@/lib/suggestions/suggestion";

function some(kind: Suggestion["kind"], count: number): Suggestion[] {
  return Array.from({ length: count }, (_, index) => {
    const text = `${kind} ${index + 1}`;
    if (kind === "query") return { kind, text };
    if (kind === "category") return { kind, text, broad: text, fine: null, count: 1 };
    return { kind, text, handle: text, brand: null, storageKey: null };
  });
}

function counts(queries: number, categories: number, products: number): number[] {
  const mixed = mixSuggestions([
    ...some("product", products),
    ...some("category", categories),
    ...some("query", queries),
  ]);
  return ["query", "category", "product"].map(
    (kind) => mixed.filter((each) => each.kind === kind).length,
  );
}

test("queries come first, then categories, then products, each in its order", () => {
  const mixed = mixSuggestions([
    ...some("product", 2),
    ...some("query", 2),
    ...some("category", 1),
  ]);
  expect(mixed.map(({ text }) => text)).toEqual([
    "query 1",
    "query 2",
    "category 1",
    "product 1",
    "product 2",
  ]);
});

test("each kind has its share, and products take what is left over first", () => {
  expect(counts(8, 8, 8)).toEqual([3, 2, 3]);
  expect(counts(1, 0, 8)).toEqual([1, 0, 7]);
  expect(counts(8, 8, 0)).toEqual([3, 5, 0]);
  expect(counts(8, 1, 1)).toEqual([6, 1, 1]);
  expect(counts(0, 0, 0)).toEqual([0, 0, 0]);
});

test("an empty field starts with five queries at most, and with categories", () => {
  const starters = (queries: number, categories: number) =>
    mixStarters([...some("category", categories), ...some("query", queries)]).map(
      ({ kind }) => kind[0],
    );
  expect(starters(8, 8).join("")).toBe("qqqqqc");
  expect(starters(1, 8).join("")).toBe("qccccc");
  expect(starters(0, 2).join("")).toBe("cc");
});
