import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/database/db";
import { closeServingTowers } from "@/lib/embedding/models";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { searchFacets } from "@/lib/search/facets";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import type { Filters, SearchRequest } from "@/lib/search/types";
import { createProduct } from "@/tests/support/factories";

const CATEGORIES = [
  ["Tops", "Shirt"],
  ["Tops", "Sweater"],
  ["Shoes", "Sneakers"],
  ["Bags", "Backpack"],
] as const;
const COLOURS = ["Red", "Navy Blue", "Green"];

beforeAll(async () => {
  let number = 0;
  for (const [broadCategory, fineCategory] of CATEGORIES) {
    for (const colour of COLOURS) {
      for (const season of ["summer", "winter"]) {
        number += 1;
        await createProduct({
          title: `${colour} ${fineCategory} for ${season}`,
          broadCategory,
          fineCategory,
          colour,
          tags: [season, fineCategory === "Shirt" ? "cotton" : "strong"],
          priceMinor: number % 5 === 0 ? null : number * 1000,
          stock: number % 4 === 0 ? 0 : number,
          status: "published",
          publishedAt: new Date(2026, 0, number),
          // The winter shirts are one product in three colours.
          variantGroup: fineCategory === "Shirt" && season === "winter" ? "winter-shirt" : null,
        });
      }
    }
  }
  await createProduct({ title: "Red Shirt, a draft", colour: "Red", fineCategory: "Shirt" });
  await embedPending(30_000);
});

afterAll(closeServingTowers);

function request(filters: Partial<Filters>, more: Partial<SearchRequest> = {}): SearchRequest {
  const merged = { ...DEFAULT_REQUEST.filters, ...filters };
  return { ...DEFAULT_REQUEST, q: "shirt", ...more, filters: merged };
}

const total = async (asked: SearchRequest) => (await search(asked)).total;

const SITUATIONS: [string, SearchRequest][] = [
  ["words", request({})],
  ["browsing", request({}, { q: "" })],
  ["a colour chosen", request({ colours: ["Red"] })],
  ["two colours and a tag chosen", request({ colours: ["Red", "Green"], tags: ["winter"] })],
  ["a broad and a fine category chosen", request({ categories: ["Tops"], fines: ["Sweater"] })],
  ["a price range", request({ minPriceHundredths: 4000, maxPriceHundredths: 15_000 })],
  ["in stock", request({ inStock: true, categories: ["Shoes", "Bags"] })],
  ["every colour for itself", request({ tags: ["winter"] }, { collapse: false })],
];

test.each(SITUATIONS)(
  "with %s, every count is the total that the value leads to",
  async (_, asked) => {
    const facets = await searchFacets(asked);
    const { filters } = asked;
    for (const { value, count } of facets.colours) {
      expect([value, await total({ ...asked, filters: { ...filters, colours: [value] } })]).toEqual(
        [value, count],
      );
    }
    for (const { value, count } of facets.tags) {
      expect([value, await total({ ...asked, filters: { ...filters, tags: [value] } })]).toEqual([
        value,
        count,
      ]);
    }
    for (const { value, count, fines } of facets.categories) {
      const alone = { ...filters, categories: [value], fines: [] };
      expect([value, await total({ ...asked, filters: alone })]).toEqual([value, count]);
      for (const fine of fines) {
        const both = { ...filters, categories: [value], fines: [fine.value] };
        expect([fine.value, await total({ ...asked, filters: both })]).toEqual([
          fine.value,
          fine.count,
        ]);
      }
    }
    const inStock = { ...filters, inStock: true };
    expect(await total({ ...asked, filters: inStock })).toBe(facets.inStock.count);
    expect(facets.categories.flatMap(({ fines }) => fines)).not.toHaveLength(0);
  },
);

test("chosen values are marked, and stay when nothing has them any more", async () => {
  const facets = await searchFacets(request({ colours: ["Red", "Plaid"], categories: ["Tops"] }));
  expect(facets.colours.filter(({ chosen }) => chosen)).toEqual([
    { value: "Red", count: expect.any(Number), chosen: true },
    { value: "Plaid", count: 0, chosen: true },
  ]);
  expect(facets.categories.find(({ value }) => value === "Tops")?.chosen).toBe(true);
});

test("the price range is that of what the other filters leave", async () => {
  const { price } = await searchFacets(request({ categories: ["Bags"], minPriceHundredths: 1 }));
  expect(price).toEqual({ minMinor: 19_000, maxMinor: 24_000, currency: "EUR" });
});

test.each([
  ["price-up", (a: number, b: number) => a - b],
  ["price-down", (a: number, b: number) => b - a],
] as const)(
  "sorted by %s, products without a price come last and the set is the same",
  async (sort, order) => {
    const all = { perPage: 100 };
    const byRelevance = await search(request({}, all));
    const {
      results,
      total: count,
      request: answered,
    } = await search(request({}, { ...all, sort, view: "varied" }));
    const prices = results.map(({ priceMinor }) => priceMinor);
    const known = prices.filter((price) => price !== null);
    expect(prices).toEqual([
      ...[...known].sort(order),
      ...prices.slice(known.length).map(() => null),
    ]);
    expect(count).toBe(byRelevance.total);
    expect(answered.view).toBe("relevance");
  },
);

test("sorted by newest, the last published comes first; pages of any sort neither repeat nor lose", async () => {
  const whole = await search(request({}, { sort: "newest", perPage: 100, collapse: false }));
  expect(whole.results[0]?.title).toBe("Green Backpack for winter");
  const parts = [];
  for (let page = 1; page <= 5; page++) {
    parts.push(
      ...(await search(request({}, { sort: "newest", perPage: 5, page, collapse: false }))).results,
    );
  }
  expect(parts.map(({ id }) => id)).toEqual(whole.results.map(({ id }) => id));
});

test("the colours of a product share a card that shows them all, its best match first", async () => {
  const { results, total: count } = await search(
    request({}, { q: "green winter shirt", perPage: 100 }),
  );
  const cards = results.filter(({ variantGroup }) => variantGroup === "winter-shirt");
  expect(cards).toHaveLength(1);
  expect(cards[0]).toMatchObject({ colour: "Green" });
  expect(cards[0]?.variants.map(({ colour }) => colour)).toEqual(["Green", "Red", "Navy Blue"]);
  expect(count).toBe(22);
  const apart = await search(
    request({}, { q: "green winter shirt", perPage: 100, collapse: false }),
  );
  expect(apart.total).toBe(24);
  expect(apart.results.every(({ variants }) => variants.length === 0)).toBe(true);
});

test("collapsing comes before clustering: no style is one shirt in three colours", async () => {
  await db().product.updateMany({
    where: { fineCategory: "Sweater" },
    data: { variantGroup: "sweater" },
  });
  const { results } = await search(request({}, { view: "varied", perPage: 100 }));
  const groups = results.map(({ variantGroup }) => variantGroup).filter(Boolean);
  expect(new Set(groups).size).toBe(groups.length);
});

test.each([
  ["EUR", 1999, 19, 20],
  ["JPY", 1999, 1998.5, 1999],
  ["KWD", 19_995, 19.99, 20],
])("a price in %s is compared in its own unit", async (currency, priceMinor, from, to) => {
  const { id } = await createProduct({
    fineCategory: currency,
    currency,
    priceMinor,
    status: "published",
  });
  const within = (least: number, most: number) =>
    total(
      request(
        {
          fines: [currency],
          minPriceHundredths: Math.round(least * 100),
          maxPriceHundredths: Math.round(most * 100),
        },
        { q: "" },
      ),
    );
  expect(await within(from, to)).toBe(1);
  expect(await within(to + 0.01, to * 100)).toBe(0);
  expect(await within(0, from)).toBe(0);
  await db().product.delete({ where: { id } });
});
