import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DEFAULT_REQUEST,
  parseSearchRequest,
  searchHref,
} from "@/lib/search/request/search-params";
import { SORTS } from "@/lib/search/types";

function parse(query: string) {
  return parseSearchRequest(new URLSearchParams(query));
}

test("an empty URL asks for everything, with the defaults", () => {
  expect(parse("")).toEqual({ request: DEFAULT_REQUEST, facets: false, problems: [], unknown: [] });
});

test("every parameter is read", () => {
  const { request, problems } = parse(
    "q=red+dress&mode=image&view=varied&styles=3&page=2&perPage=10&category=Dresses&fine=Midi+Dress" +
      "&colour=Red&colour=Navy+Blue&minPrice=10&maxPrice=59.90&inStock=1&lexical=off&photo=6f1c0e0e-8a53-4d1c-9d8e-0f2b8f0d1a11" +
      "&tag=wedding&tag=summer&sort=price-up&floor=off&variants=all&more=a-dress&less=a-hat&less=a-tie&open=2&wordsWeight=70",
  );
  expect(problems).toEqual([]);
  expect(request).toEqual({
    q: "red dress",
    photo: "6f1c0e0e-8a53-4d1c-9d8e-0f2b8f0d1a11",
    wordsWeight: 70,
    more: ["a-dress"],
    less: ["a-hat", "a-tie"],
    mode: "image",
    view: "varied",
    styles: 3,
    open: 2,
    sort: "price-up",
    page: 2,
    perPage: 10,
    lexical: false,
    cutoff: false,
    collapse: false,
    filters: {
      categories: ["Dresses"],
      fines: ["Midi Dress"],
      colours: ["Red", "Navy Blue"],
      tags: ["wedding", "summer"],
      minPriceHundredths: 1000,
      maxPriceHundredths: 5990,
      inStock: true,
    },
  });
});

test.each([
  ["mode=text", "mode must be one of description, image, average."],
  ["view=best", "view must be one of relevance, varied."],
  ["styles=1", "styles must be a whole number from 2 to 10."],
  ["styles=11", "styles must be a whole number from 2 to 10."],
  ["page=0", "page must be a whole number from 1 to 10000."],
  ["page=-1", "page must be a whole number from 1 to 10000."],
  ["page=1e3", "page must be a whole number from 1 to 10000."],
  ["perPage=101", "perPage must be a whole number from 1 to 100."],
  ["perPage=2.5", "perPage must be a whole number from 1 to 100."],
  ["photo=1", "photo must be the id of an uploaded photo."],
  ["minPrice=cheap", "minPrice must be an amount such as 20 or 19.90."],
  ["lexical=1", "lexical must be on or off."],
  ["inStock=maybe", "inStock must be 1 or 0."],
  ["sort=best", "sort must be one of relevance, price-up, price-down, newest."],
  ["floor=none", "floor must be on or off."],
  ["variants=two", "variants must be one or all."],
  ["open=0", "open must be a whole number from 1 to 10."],
  ["wordsWeight=101", "wordsWeight must be a whole number from 0 to 100."],
])("%s is named as a problem and replaced by its default", (query, message) => {
  const [parameter] = query.split("=");
  const problems = [{ parameter, message }];
  expect(parse(query)).toEqual({ request: DEFAULT_REQUEST, facets: false, problems, unknown: [] });
});

test("a query of 20,000 characters is refused and cut", () => {
  const { request, problems } = parse(`q=${"a".repeat(20_000)}`);
  const message = "q must be at most 1000 characters; this one has 20000.";
  expect(problems).toEqual([{ parameter: "q", message }]);
  expect(request.q).toHaveLength(1000);
});

test("too many or too long names are cut and named as a problem", () => {
  const colours = Array.from({ length: 25 }, (_, index) => `colour=c${index}`).join("&");
  const many = parse(`${colours}&more=a&more=b&more=c&more=d&more=e&more=f&tag=${"x".repeat(121)}`);
  expect(many.problems.map(({ parameter }) => parameter)).toEqual(["colour", "tag", "more"]);
  expect(many.request.filters).toMatchObject({ tags: [] });
  expect(many.request.filters.colours).toHaveLength(20);
  expect(many.request.more).toEqual(["a", "b", "c", "d", "e"]);
});

test("control characters, zero-width characters and lone surrogates become spaces", () => {
  const params = new URLSearchParams();
  params.set("q", "\u0000red\u0007\n\t dress\u200b \ud800");
  expect(parseSearchRequest(params).request.q).toBe("red dress");
});

test("a campaign's parameters are reported as unknown, not as problems", () => {
  expect(parse("q=hat&utm_source=mail")).toMatchObject({ problems: [], unknown: ["utm_source"] });
});

test("defaults are left out of URLs", () => {
  expect(searchHref({ q: "red dress", mode: "average", page: 1 })).toBe("/search?q=red+dress");
  expect(searchHref({})).toBe("/search");
});

test("printing and parsing are inverse", () => {
  const request = fc.record({
    q: fc.constantFrom("", "red dress", "ü & ä = %", "50% cotton+silk"),
    photo: fc.option(fc.uuid()),
    mode: fc.constantFrom("description" as const, "image" as const, "average" as const),
    view: fc.constantFrom("relevance" as const, "varied" as const),
    styles: fc.integer({ min: 2, max: 10 }),
    lexical: fc.boolean(),
    cutoff: fc.boolean(),
    collapse: fc.option(fc.boolean()),
    sort: fc.constantFrom(...SORTS),
    open: fc.option(fc.integer({ min: 1, max: 10 })),
    wordsWeight: fc.integer({ min: 0, max: 100 }),
    more: fc.uniqueArray(fc.constantFrom("a-dress", "b-hat", "50%")),
    less: fc.uniqueArray(fc.constantFrom("a-dress", "c&d")),
    page: fc.integer({ min: 1, max: 10_000 }),
    perPage: fc.integer({ min: 1, max: 100 }),
    filters: fc.record({
      categories: fc.uniqueArray(fc.constantFrom("Dresses", "Bags & Belts", "Shirts, formal")),
      fines: fc.uniqueArray(fc.constantFrom("Midi Dress", "T-Shirts")),
      tags: fc.uniqueArray(fc.constantFrom("wedding", "50% off")),
      colours: fc.uniqueArray(fc.constantFrom("Red", "Navy Blue", "Off White")),
      minPriceHundredths: fc.option(fc.integer({ min: 0, max: 9_999_999 })),
      maxPriceHundredths: fc.option(fc.integer({ min: 0, max: 9_999_999 })),
      inStock: fc.boolean(),
    }),
  });
  fc.assert(
    fc.property(request, (original) => {
      const href = searchHref(original);
      const parsed = parseSearchRequest(new URL(href, "http://shop").searchParams);
      expect(parsed).toEqual({ request: original, facets: false, problems: [], unknown: [] });
    }),
  );
});
