import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_REQUEST, parseSearchRequest, searchHref } from "@/lib/search/search-params";

function parse(query: string) {
  return parseSearchRequest(new URLSearchParams(query));
}

test("an empty URL asks for everything, with the defaults", () => {
  expect(parse("")).toEqual({ request: DEFAULT_REQUEST, problems: [], unknown: [] });
});

test("every parameter is read", () => {
  const { request, problems } = parse(
    "q=red+dress&mode=image&view=varied&styles=3&page=2&perPage=10&category=Dresses&fine=Midi+Dress" +
      "&colour=Red&colour=Navy+Blue&minPrice=10&maxPrice=59.90&inStock=1&lexical=off&photo=6f1c0e0e-8a53-4d1c-9d8e-0f2b8f0d1a11",
  );
  expect(problems).toEqual([]);
  expect(request).toEqual({
    q: "red dress",
    photo: "6f1c0e0e-8a53-4d1c-9d8e-0f2b8f0d1a11",
    mode: "image",
    view: "varied",
    styles: 3,
    page: 2,
    perPage: 10,
    lexical: false,
    filters: {
      category: "Dresses",
      fine: "Midi Dress",
      colours: ["Red", "Navy Blue"],
      minPriceMinor: 1000,
      maxPriceMinor: 5990,
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
])("%s is named as a problem and replaced by its default", (query, problem) => {
  expect(parse(query)).toEqual({ request: DEFAULT_REQUEST, problems: [problem], unknown: [] });
});

test("a query of 20,000 characters is refused and cut", () => {
  const { request, problems } = parse(`q=${"a".repeat(20_000)}`);
  expect(problems).toEqual(["q must be at most 1000 characters; this one has 20000."]);
  expect(request.q).toHaveLength(1000);
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
    page: fc.integer({ min: 1, max: 10_000 }),
    perPage: fc.integer({ min: 1, max: 100 }),
    filters: fc.record({
      category: fc.option(fc.constantFrom("Dresses", "Bags & Belts")),
      fine: fc.option(fc.constantFrom("Midi Dress", "T-Shirts")),
      colours: fc.uniqueArray(fc.constantFrom("Red", "Navy Blue", "Off White")),
      minPriceMinor: fc.option(fc.integer({ min: 0, max: 9_999_999 })),
      maxPriceMinor: fc.option(fc.integer({ min: 0, max: 9_999_999 })),
      inStock: fc.boolean(),
    }),
  });
  fc.assert(
    fc.property(request, (original) => {
      const href = searchHref(original);
      const parsed = parseSearchRequest(new URL(href, "http://shop").searchParams);
      expect(parsed).toEqual({ request: original, problems: [], unknown: [] });
    }),
  );
});
