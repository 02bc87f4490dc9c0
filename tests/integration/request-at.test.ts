import { expect, test } from "vitest";
import { placeHref } from "@/app/(shop)/_components/results/place";
import { requestAt } from "@/app/(shop)/_components/results/request-at";
import { createProduct } from "@/tests/support/factories";

test("the search page's address is read as the page reads it", async () => {
  const asked = await requestAt("/search?q=red+dress&view=varied&page=3&colour=red");
  expect(asked?.place).toMatchObject({ pathname: "/search", category: null });
  expect(asked?.request).toMatchObject({
    q: "red dress",
    view: "varied",
    page: 3,
    filters: { colours: ["red"] },
  });
});

test("an address that names the view by relevance goes on to those that do", async () => {
  const asked = await requestAt("/search?q=hat&view=relevance");
  if (!asked) throw new Error("not read");
  expect(placeHref(asked.place, { ...asked.request, page: 2 })).toBe(
    "/search?q=hat&page=2&view=relevance",
  );
});

test("a category's address is read with what its path chooses, and asks nothing by words", async () => {
  await createProduct({
    broadCategory: "Bags & Belts",
    fineCategory: "Tote Bag",
    status: "published",
  });
  const asked = await requestAt("/categories/bags-belts/tote-bag?q=hat&sort=newest&category=Hats");
  expect(asked?.place).toMatchObject({
    pathname: "/categories/bags-belts/tote-bag",
    category: { categories: ["Bags & Belts"], fines: ["Tote Bag"] },
  });
  expect(asked?.request).toMatchObject({
    q: "",
    sort: "newest",
    filters: { categories: ["Bags & Belts"], fines: ["Tote Bag"] },
  });
});

test("what is no address of the shop's results is refused", async () => {
  for (const address of [
    undefined,
    null,
    42,
    ["/search"],
    "",
    "search",
    "https://elsewhere.example/search",
    "//elsewhere.example/search",
    "/search/more",
    "/admin",
    "/categories",
    "/categories/no-such-thing",
    "/categories/bags-belts/tote-bag/more",
    "/categories/%E0%A4%A",
    `/search?q=${"x".repeat(20_000)}`,
  ]) {
    expect(await requestAt(address), String(address).slice(0, 40)).toBeNull();
  }
});
