import { afterAll, beforeAll, expect, test } from "vitest";
import { requestAt } from "@/app/(shop)/_components/results/request-at";
import { categoryHref } from "@/components/category-href";
import { listCategories } from "@/lib/catalogue/queries";
import { closeServingTowers } from "@/lib/embedding/models";
import { search } from "@/lib/search/search";
import { createProduct } from "@/tests/support/factories";

const LONG = "長".repeat(120);

const PRODUCTS = [
  ["T-Shirts", "Plain"],
  ["T-Shirts", "Plain"],
  ["T-Shirts", "Printed"],
  ["t shirts", "plain"],
  ["t shirts", "Striped"],
  ["T Shirts!", "PLAIN"],
  ["Shirts", "Plain"],
  ["外套", "大衣"],
  ["!!!", "???"],
  ["!!!", "..."],
  ["👗", "👗"],
  ["Other", "Other"],
  [LONG, LONG],
  ["हिन्दी", "की"],
  ["हिन्दी", "का"],
] as const;

beforeAll(async () => {
  for (const [broadCategory, fineCategory] of PRODUCTS) {
    await createProduct({ broadCategory, fineCategory, status: "published" });
  }
  // Two colours of one product, whose category is spelt in two ways: one card, so one in every count.
  await createProduct({
    broadCategory: "T-Shirts",
    fineCategory: "Plain",
    variantGroup: "tee",
    status: "published",
  });
  await createProduct({
    broadCategory: "t shirts",
    fineCategory: "plain",
    variantGroup: "tee",
    status: "published",
  });
  await createProduct({ broadCategory: "T.Shirts", fineCategory: "Plain", status: "draft" });
});
afterAll(closeServingTowers);

async function totalAt(href: string): Promise<number | null> {
  const asked = await requestAt(href);
  return asked && (await search(asked.request)).total;
}

test("categories that differ by case and punctuation alone are listed once, with all their products", async () => {
  const categories = await listCategories();
  const [shirts] = categories;
  expect(shirts).toMatchObject({ name: "T-Shirts", count: 7 });
  expect(shirts?.fine.map(({ name, count }) => [name, count])).toEqual([
    ["Plain", 5],
    ["Printed", 1],
    ["Striped", 1],
  ]);
  expect(categories).toHaveLength(8);
});

test("every category is at an address of its own, which lists as many products as it is said to have", async () => {
  const seen = new Set<string>();
  for (const { name, count, fine } of await listCategories()) {
    for (const [href, expected] of [
      [categoryHref(name), count] as const,
      ...fine.map((kind) => [categoryHref(name, kind.name), kind.count] as const),
    ]) {
      expect(seen).not.toContain(href);
      seen.add(href);
      expect([href, await totalAt(href)]).toEqual([href, expected]);
    }
  }
});

test("the address that follows from a product's own spelling leads to its category", async () => {
  for (const [broad, fine] of PRODUCTS) {
    expect(await totalAt(categoryHref(broad)), broad).toBeGreaterThan(0);
    const asked = await requestAt(categoryHref(broad, fine));
    expect(asked?.request.filters.categories).toContain(broad);
    expect(asked?.request.filters.fines).toContain(fine);
  }
});

test("a kind that one spelling of its category lacks does not bring the rest of that spelling", async () => {
  expect(await totalAt("/categories/t-shirts/printed")).toBe(1);
  expect(await totalAt("/categories/t-shirts/striped")).toBe(1);
});

test("an address of before still finds its category", async () => {
  expect(await totalAt("/categories/ह-न-द")).toBe(2);
});
