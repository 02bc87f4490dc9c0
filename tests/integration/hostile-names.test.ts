import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestAt } from "@/app/(shop)/_components/results/request-at";
import { categoryHref } from "@/components/category-href";
import { listAdminProducts, listSuggestions } from "@/lib/catalogue/admin-queries";
import { handleFrom } from "@/lib/catalogue/handle";
import { listCategories } from "@/lib/catalogue/queries";
import { refreshSearchWords } from "@/lib/catalogue/search-word-refresh-queries";
import { closeServingTowers } from "@/lib/embedding/models";
import { emptyCounts } from "@/lib/import/import-rows";
import { openImport } from "@/lib/import/open-import";
import { closeJobs } from "@/lib/queue/jobs";
import { searchFacets } from "@/lib/search/facets";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import { suggest } from "@/lib/suggestions/suggest";
import { HOSTILE_NAMES } from "@/tests/support/hostile-names";

const folder = await mkdtemp(path.join(tmpdir(), "hostile-"));
const counts = emptyCounts();

/** One product for each name, which is its handle, both categories, its colour, brand, tag and variant group. */
beforeAll(async () => {
  const columns =
    "handle,title,broad_category,fine_category,colour,brand,tags,variant_group,constructor,__proto__";
  const lines = HOSTILE_NAMES.map((name) => Array(10).fill(name).join(","));
  const csv = path.join(folder, "products.csv");
  await writeFile(csv, [columns, ...lines].join("\n"));
  const opened = await openImport({ csv, photos: null, mapping: new Map(), defaults: new Map() });
  await opened.run({
    status: "published",
    statusForAll: false,
    limit: Number.POSITIVE_INFINITY,
    dryRun: false,
    embedHere: false,
    counts,
  });
  await opened.close();
  await refreshSearchWords();
});
afterAll(async () => {
  await closeJobs();
  await closeServingTowers();
  await rm(folder, { recursive: true });
});

const inOrder = (names: readonly string[]) => [...names].sort();

test("products of such names are imported", () => {
  expect(counts).toMatchObject({ created: HOSTILE_NAMES.length, rejected: 0 });
});

test("the editor suggests them, each category with its own kinds", async () => {
  const { values, fineCategories } = await listSuggestions();
  for (const field of ["broadCategory", "colour", "brand", "variantGroup"] as const) {
    expect(inOrder(values[field] ?? [])).toEqual(inOrder(HOSTILE_NAMES));
  }
  for (const name of HOSTILE_NAMES) expect(fineCategories.get(name)).toEqual([name]);
  expect(fineCategories.get("isPrototypeOf")).toBeUndefined();
});

test.each(HOSTILE_NAMES)("the admin lists the product called %s", async (name) => {
  const window = { limit: 50, offset: 0 };
  const found = await listAdminProducts("none", { q: name, status: null }, window);
  expect(found.map(({ handle }) => handle)).toContain(handleFrom(name));
});

test("every such category is listed and has an address", async () => {
  const categories = await listCategories();
  expect(inOrder(categories.map(({ name }) => name))).toEqual(inOrder(HOSTILE_NAMES));
  for (const name of HOSTILE_NAMES) {
    const asked = await requestAt(categoryHref(name, name));
    expect(asked?.request.filters).toMatchObject({ categories: [name], fines: [name] });
  }
});

test.each(HOSTILE_NAMES)("shoppers filter by %s and count it", async (name) => {
  const filters = {
    ...DEFAULT_REQUEST.filters,
    categories: [name],
    fines: [name],
    colours: [name],
    tags: [name],
  };
  const { total, results } = await search({ ...DEFAULT_REQUEST, filters });
  expect({ total, titles: results.map(({ title }) => title) }).toEqual({
    total: 1,
    titles: [name],
  });
  const facets = await searchFacets({ ...DEFAULT_REQUEST, filters });
  const one = { value: name, count: 1, chosen: true };
  expect(facets.categories.find(({ value }) => value === name)).toMatchObject({
    ...one,
    fines: [one],
  });
  for (const values of [facets.colours, facets.tags]) {
    expect(values.find(({ value }) => value === name)).toEqual(one);
  }
});

test("what is being typed is completed to them", async () => {
  const found = await suggest("const");
  expect(found.map(({ kind, text }) => [kind, text])).toEqual([
    ["category", "constructor"],
    ["product", "constructor"],
  ]);
});
