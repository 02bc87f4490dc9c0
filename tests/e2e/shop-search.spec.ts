import { expect, test } from "@playwright/test";

test("words typed on the home page lead to results at a shareable address", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("combobox", { name: "What are you looking for?" })
    .fill("navy blue casual shoes");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=navy+blue+casual+shoes");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("“navy blue casual shoes”");
  await expect(page.getByRole("combobox", { name: "What are you looking for?" })).toHaveValue(
    "navy blue casual shoes",
  );
  await expect(page.getByRole("status").filter({ hasText: /\d products?$/ })).toBeVisible();
  const headings = page.getByRole("list", { name: "Products" }).getByRole("heading", { level: 2 });
  await expect(headings.first()).toBeVisible();
  const titles = await headings.allTextContents();
  expect(titles.length).toBeGreaterThan(9);
  for (const title of titles.slice(0, 3)) expect(title).toMatch(/navy/);
  // The cutoff lets three in a thousand unrelated products through: a navy bag may come after the shoes.
  for (const title of titles.slice(0, 10))
    expect(title).toMatch(/shoes|boots|sneakers|flats|pumps|loafers|sandals/);
});

test("the view is switched with one click, is in the address and survives a reload", async ({
  page,
}) => {
  await page.goto("/search?q=dress");
  const varied = page.getByRole("link", { name: /^Varied/ });
  await varied.click();
  await expect(page).toHaveURL("/search?q=dress&view=varied");
  await expect(varied).toHaveAttribute("aria-current", "true");
  await expect(page.getByText(/^Style 1 of \d/)).toBeVisible();
  await page.reload();
  await expect(varied).toHaveAttribute("aria-current", "true");
  await page.getByRole("link", { name: /^Closest first/ }).click();
  await expect(page).toHaveURL("/search?q=dress&view=relevance");
  await expect(page.getByText(/^Style 1 of \d/)).toHaveCount(0);
});

test("the next search keeps the chosen view", async ({ page }) => {
  await page.goto("/search?q=dress&view=varied&styles=4");
  await page.getByRole("combobox", { name: "What are you looking for?" }).fill("bag");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/q=bag/);
  await expect(page).toHaveURL(/view=varied/);
  await expect(page).toHaveURL(/styles=4/);
});

test("the number of styles can be changed from two to ten", async ({ page }) => {
  await page.goto("/search?q=dress&view=varied");
  await page.getByRole("link", { name: "More styles: 6" }).click();
  await expect(page).toHaveURL(/styles=6/);
  await expect(page.getByText(/^Style 6 of 6/)).toBeVisible();
  await page.goto("/search?q=dress&view=varied&styles=10");
  await expect(page.getByRole("link", { name: /^More styles/ })).toHaveCount(0);
});

test("the mode is switched by a link", async ({ page }) => {
  await page.goto("/search?q=red+bag");
  await page.getByRole("list", { name: "Match by" }).getByRole("link", { name: "photo" }).click();
  await expect(page).toHaveURL("/search?q=red+bag&mode=image");
});

test("pages are links, and a page beyond the end leads to the last one", async ({ page }) => {
  await page.goto("/search?q=dress&perPage=5");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole("link", { name: /^Page 2 of/ })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.goto("/search?q=dress&perPage=5&page=9999");
  await page.getByRole("link", { name: /^Go to page \d+$/ }).click();
  await expect(page.getByRole("list", { name: "Products" })).toBeVisible();
});

test("the back button returns to the earlier results", async ({ page }) => {
  await page.goto("/search?q=dress");
  await page.getByRole("link", { name: /^Varied/ }).click();
  await expect(page).toHaveURL(/view=varied/);
  await page.goBack();
  await expect(page).toHaveURL("/search?q=dress");
  await expect(page.getByRole("link", { name: /^Closest first/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
});

test("odd parameters are named gently and do no harm", async ({ page }) => {
  await page.goto("/search?q=dress&view=upside-down&styles=99&page=-1&utm_source=x");
  await expect(page.getByRole("note")).toContainText("view must be one of relevance, varied");
  await expect(page.getByRole("list", { name: "Products" })).toBeVisible();
});

test("empty, endless and unprintable queries get a page", async ({ page }) => {
  for (const q of [
    "",
    "   ",
    "\u0000\u0007\u202e",
    "x".repeat(7000),
    "%",
    "🧥👠",
    "<script>alert(1)</script>",
  ]) {
    const response = await page.goto(`/search?q=${encodeURIComponent(q)}`);
    expect(response?.status(), q.slice(0, 20)).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("This page did not load.")).toHaveCount(0);
  }
});

test("a photo that is no longer kept is said to be gone", async ({ page }) => {
  await page.goto("/search?photo=00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("alert").filter({ hasText: "Upload it again" })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("results, views and pages still work", async ({ page }) => {
    await page.goto("/search?q=dress");
    await expect(page.getByRole("list", { name: "Products" })).toBeVisible();
    await page.getByRole("link", { name: /^Varied/ }).click();
    await expect(page).toHaveURL("/search?q=dress&view=varied&plain=1");
    await expect(page.getByText(/^Style 1 of \d/)).toBeVisible();
  });
});

test("search engines may show searches in the catalogue's words, and no others", async ({
  request,
}) => {
  const robots = async (path: string) =>
    (await (await request.get(path)).text()).match(/<meta name="robots" content="([^"]*)"/)?.[1];
  expect(await robots("/search?q=navy+dresses")).toBe("index, follow");
  for (const path of [
    "/search?q=buy+qzxvk",
    "/search?q=dress&page=2",
    "/search?q=dress&colour=navy",
    "/search",
  ]) {
    expect(await robots(path), path).toBe("noindex, follow");
  }
});

test("the first results are drawn before anything streams in", async ({ request }) => {
  const photosOfShell = async () => {
    const [shell = ""] = (await (await request.get("/search?q=dress")).text()).split(
      /<div hidden="" id="S:|<div hidden id="S:/,
    );
    return shell.match(/<img src="\/photos\//g)?.length ?? 0;
  };
  // A busy machine may take longer than a page waits; asked again, the words are embedded already.
  await expect.poll(photosOfShell).toBe(10);
});
