import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chosenCount,
  clearedFilters,
  toggleCategory,
  toggleFine,
  toggleValue,
} from "@/app/(shop)/_components/results/filters/choose-filter";
import { foldValues } from "@/app/(shop)/_components/results/filters/fold-values";
import {
  fieldsAround,
  filterHref,
  type Place,
  placeHref,
  SEARCH_PLACE,
} from "@/app/(shop)/_components/results/place";
import { printView, readView } from "@/app/(shop)/_components/results/remembered-view";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import type { Filters, SearchRequest } from "@/lib/search/types";

const NONE = DEFAULT_REQUEST.filters;
const DRESSES: Place = {
  ...SEARCH_PLACE,
  pathname: "/categories/dresses",
  category: { categories: ["Dresses"], fines: [] },
};

function asked(more: Partial<SearchRequest>, filters: Partial<Filters> = {}): SearchRequest {
  return { ...DEFAULT_REQUEST, ...more, filters: { ...NONE, ...filters } };
}

test("a category's address says by its path what is chosen of it", () => {
  const request = asked({ sort: "newest" }, { categories: ["Dresses"], colours: ["red"] });
  expect(placeHref(DRESSES, request)).toBe("/categories/dresses?sort=newest&colour=red");
  expect(placeHref(SEARCH_PLACE, request)).toBe("/search?sort=newest&category=Dresses&colour=red");
});

test("another filter begins on the first page with every style folded", () => {
  const request = asked({ q: "dress", view: "varied", page: 3, open: 2 });
  expect(filterHref(SEARCH_PLACE, request, { ...NONE, inStock: true })).toBe(
    "/search?q=dress&view=varied&inStock=1",
  );
});

test("a view that this shopper would not get without it is named", () => {
  const varied = { ...SEARCH_PLACE, usualView: "varied" as const };
  expect(placeHref(varied, asked({ q: "dress" }))).toBe("/search?q=dress&view=relevance");
  expect(placeHref(varied, asked({ q: "dress", view: "varied" }))).toBe(
    "/search?q=dress&view=varied",
  );
  expect(placeHref(varied, asked({}))).toBe("/search");
});

test("a form leads to the address that a link to the same would", () => {
  const request = asked(
    { q: "red dress", view: "varied", styles: 3, sort: "price-up" },
    { categories: ["Tops", "Bags & Belts"], colours: ["red"], inStock: true },
  );
  const sort = fieldsAround(SEARCH_PLACE, request, ["sort"]);
  const params = new URLSearchParams([...sort.before, ["sort", "price-up"], ...sort.after]);
  expect(`/search?${params}`).toBe(placeHref(SEARCH_PLACE, request));
  const priced = { ...request, filters: { ...request.filters, minPriceHundredths: 1990 } };
  const price = fieldsAround(SEARCH_PLACE, priced, ["minPrice", "maxPrice"]);
  expect(price.before.at(-1)).toEqual(["colour", "red"]);
  expect(price.after).toEqual([["inStock", "1"]]);
});

test("a page that comes in one piece leads to pages that do", () => {
  const plain = { ...DRESSES, plain: true };
  expect(placeHref(plain, asked({}))).toBe("/categories/dresses?plain=1");
  expect(fieldsAround(plain, asked({ sort: "newest" }), ["sort"]).after).toEqual([["plain", "1"]]);
});

test("a value is chosen by one click and taken back by the next", () => {
  const red = toggleValue(NONE, "colours", "red");
  expect(red.colours).toEqual(["red"]);
  expect(toggleValue(red, "colours", "red")).toEqual(NONE);
});

test("a fine category brings its broad one, which takes it along when it goes", () => {
  const midi = toggleFine({ ...NONE, categories: ["Tops"] }, "Dresses", "Midi");
  expect(midi).toMatchObject({ categories: ["Tops", "Dresses"], fines: ["Midi"] });
  expect(toggleFine(midi, "Dresses", "Midi")).toMatchObject({
    categories: ["Tops", "Dresses"],
    fines: [],
  });
  expect(toggleCategory(midi, "Dresses", ["Mini", "Midi"])).toEqual({
    ...NONE,
    categories: ["Tops"],
  });
});

test("clearing leaves what the place stands for", () => {
  expect(clearedFilters(SEARCH_PLACE)).toEqual(NONE);
  expect(clearedFilters(DRESSES)).toEqual({ ...NONE, categories: ["Dresses"] });
});

test("chosen filters are counted, a price range once and the place's category not", () => {
  const filters = {
    categories: ["Dresses"],
    fines: ["Midi"],
    colours: ["red", "navy"],
    tags: ["summer"],
    minPriceHundredths: 1000,
    maxPriceHundredths: 5000,
    inStock: true,
  };
  expect(chosenCount(NONE, SEARCH_PLACE)).toBe(0);
  expect(chosenCount(filters, SEARCH_PLACE)).toBe(7);
  expect(chosenCount(filters, DRESSES)).toBe(5);
});

test("values fold beyond eight, but never a single one, and none that leads nowhere", () => {
  const values = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      value: `${index}`,
      count: 1,
      chosen: false,
    }));
  expect(foldValues(values(9)).folded).toEqual([]);
  expect(foldValues(values(10)).shown).toHaveLength(8);
  expect(foldValues(values(10)).folded).toHaveLength(2);
  const gone = { value: "gone", count: 0, chosen: false };
  const kept = { value: "kept", count: 0, chosen: true };
  expect(foldValues([gone, kept]).shown).toEqual([kept]);
});

test("a remembered view is read as it was written, and nonsense is the default", () => {
  expect(readView(printView({ view: "varied", styles: 7 }))).toEqual({ view: "varied", styles: 7 });
  fc.assert(
    fc.property(fc.string(), (cookie) => {
      fc.pre(!/^(varied|relevance)\.(10|[2-9])$/.test(cookie));
      expect(readView(cookie)).toEqual({ view: "relevance", styles: 5 });
    }),
  );
  for (const cookie of [undefined, "varied", "varied.1", "varied.11", "best.5", "varied.05x"]) {
    expect(readView(cookie)).toEqual({ view: "relevance", styles: 5 });
  }
});
