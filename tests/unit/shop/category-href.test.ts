import fc from "fast-check";
import { expect, test } from "vitest";
import { findCategory } from "@/app/(shop)/categories/find-category";
import { categoryHref } from "@/components/category-href";
import { categorySlug, formerCategorySlug } from "@/lib/catalogue/category-slug";
import {
  type Category,
  type CategoryRow,
  categoryTree,
  findSpellings,
} from "@/lib/catalogue/category-tree";
import { mergeSpellings } from "@/lib/suggestions/merge-spellings";

/** The shop's categories, of broad and fine names with one product each, counted as the database counts them. */
function categoriesOf(pairs: [broad: string, fine: string][]): Category[] {
  const spelled = findSpellings(countedRows(pairs));
  const respelt = pairs.map(([broad, fine]): [string, string] => {
    const same = spelled.respellings.find((each) => each.broad === broad && each.fine === fine);
    return same ? [same.asBroad, same.asFine] : [broad, fine];
  });
  return categoryTree(countedRows(respelt), spelled);
}

function countedRows(pairs: [broad: string, fine: string][]): CategoryRow[] {
  const counts = new Map<string, CategoryRow>();
  for (const [broad, fine] of pairs) {
    for (const row of [
      { broad, fine: null },
      { broad, fine },
    ]) {
      const key = JSON.stringify(row);
      counts.set(key, { ...row, photo: null, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

function segments(href: string): { broad: string; fine: string[] } {
  const [, , broad = "", ...fine] = href.split("/");
  return { broad, fine };
}

const shop = categoriesOf([
  ["Clothing", "Tops & T-shirts"],
  ["鞋子", "靴子"],
]);
const [clothing, shoes] = shop;

test("a category's address is readable and leads back to it", () => {
  expect(categoryHref("Clothing", "Tops & T-shirts")).toBe("/categories/clothing/tops-t-shirts");
  expect(findCategory(shop, { broad: "clothing", fine: ["tops-t-shirts"] })).toEqual({
    broad: clothing,
    fine: clothing?.fine[0],
    moved: false,
  });
});

test("letters of any script are kept, with their marks", () => {
  expect(findCategory(shop, segments(categoryHref("鞋子")))).toMatchObject({ broad: shoes });
  expect(categorySlug("外套")).toBe("外套");
  expect(categorySlug("กระเป๋า")).toBe("กระเป๋า");
  expect(categorySlug("Café")).toBe("café");
});

test("an address that names no category finds none", () => {
  expect(findCategory(shop, { broad: "cars" })).toBeNull();
  expect(findCategory(shop, { broad: "clothing", fine: ["hats"] })).toBeNull();
  expect(findCategory(shop, { broad: "clothing", fine: ["tops-t-shirts", "x"] })).toBeNull();
  expect(findCategory(shop, { broad: "%E0%A4%A" })).toBeNull();
});

test("names that differ by case and punctuation alone are one category with one address", () => {
  const spellings = ["T-Shirts", "t shirts", "T Shirts!"];
  const categories = categoriesOf([
    ...spellings.map((broad): [string, string] => [broad, "Plain"]),
    ["t shirts", "plain"],
    ["T-Shirts", "Printed"],
    ["Shirts", "Plain"],
  ]);
  expect(categories.map(({ name }) => categoryHref(name))).toEqual([
    "/categories/t-shirts",
    "/categories/shirts",
  ]);
  const [shirts] = categories;
  expect(shirts?.names.toSorted()).toEqual(spellings.toSorted());
  expect(
    shirts?.fine.map(({ names, broadNames }) => [names.toSorted(), broadNames.toSorted()]),
  ).toEqual([
    [["Plain", "plain"], spellings.toSorted()],
    [["Printed"], ["T-Shirts"]],
  ]);
  for (const name of spellings) {
    expect(findCategory(categories, segments(categoryHref(name, "PLAIN")))).toMatchObject({
      broad: shirts,
      fine: shirts?.fine[0],
      moved: false,
    });
  }
});

test("names of symbols alone have an address each", () => {
  const names = ["!!!", "???", "👗", "👟", "❤️", "Other"];
  const categories = categoriesOf(names.map((name) => [name, name]));
  const hrefs = names.map((name) => categoryHref(name, name));
  expect(new Set(hrefs).size).toBe(names.length);
  expect(hrefs[2]).toBe("/categories/~1f457/~1f457");
  for (const name of names) {
    const found = findCategory(categories, segments(categoryHref(name, name)));
    expect([found?.broad.name, found?.fine?.name, found?.moved]).toEqual([name, name, false]);
  }
});

test("an address of before leads on to the one of today, and never past a category that has it", () => {
  const alone = categoriesOf([["👗", "กระเป๋า"]]);
  const former = ["👗", "กระเป๋า"].map(formerCategorySlug);
  expect(former).toEqual(["other", "กระเป-า"]);
  expect(findCategory(alone, { broad: "other", fine: ["กระเป-า"] })).toMatchObject({
    broad: { name: "👗" },
    fine: { name: "กระเป๋า" },
    moved: true,
  });
  const both = categoriesOf([
    ["👗", "a"],
    ["Other", "b"],
  ]);
  expect(findCategory(both, { broad: "other" })).toMatchObject({
    broad: { name: "Other" },
    moved: false,
  });
});

const latinWords = fc.stringMatching(
  /^[A-Za-z0-9ÀÉÑÖåéüß]{1,8}([ &,'/.()-]{1,3}[A-Za-z0-9éü]{1,8}){0,4}$/,
);

test("an address that told its category apart before is the same today", () => {
  const cjk = fc.stringMatching(/^[\u4e00-\u9fff\u3041-\u3096\uac00-\ud7a3]{1,20}$/);
  fc.assert(
    fc.property(fc.oneof(latinWords, cjk), (name) => {
      expect(categorySlug(name)).toBe(formerCategorySlug(name));
    }),
  );
});

test("whatever the names, every category has an address that leads to it and to no other", () => {
  const name = fc.oneof(
    latinWords,
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
    fc.constantFrom("!!!", "...", "T-Shirts", "t shirts", "外套", "外-套", "x".repeat(5000)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 12 }), (given) => {
      const pairs = given.map(([broad, fine]): [string, string] => [
        broad.toWellFormed(),
        fine.toWellFormed(),
      ]);
      const categories = categoriesOf(pairs);
      const hrefs = categories.flatMap((broad) => [
        categoryHref(broad.name),
        ...broad.fine.map((fine) => categoryHref(broad.name, fine.name)),
      ]);
      expect(new Set(hrefs).size).toBe(hrefs.length);
      for (const [broad, fine] of pairs) {
        const found = findCategory(categories, segments(categoryHref(broad, fine)));
        expect(found?.broad.names).toContain(broad);
        expect(found?.fine?.names).toContain(fine);
        expect(found?.fine?.broadNames).toContain(broad);
        expect(found?.moved).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

test("spellings of a category are suggested once, with the products of all", () => {
  const category = (broad: string, fine: string | null, count: number) => ({
    kind: "category" as const,
    text: fine ?? broad,
    broad,
    fine,
    count,
  });
  const query = { kind: "query" as const, text: "t shirts" };
  const found = [
    query,
    category("T-Shirts", null, 3),
    category("t shirts", "Plain", 1),
    category("t shirts", null, 2),
    category("T-Shirts", "plain", 4),
  ];
  expect(mergeSpellings([...found, query])).toEqual([
    query,
    category("T-Shirts", null, 5),
    category("t shirts", "Plain", 5),
    query,
  ]);
});
