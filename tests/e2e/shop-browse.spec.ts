import { expect, test } from "@playwright/test";

test("home shows the field, the categories and what is new", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("combobox", { name: "What are you looking for?" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Categories" })).toBeVisible();
  await expect(
    page.getByRole("list", { name: "Just in" }).getByRole("listitem").first(),
  ).toBeVisible();
});

test("categories lead to a fine category whose count is the number of its products", async ({
  page,
}) => {
  await page.goto("/categories");
  const fine = page.getByRole("main").getByRole("listitem").first().getByRole("link");
  const count = Number((await fine.textContent())?.match(/(\d+)\s*$/)?.[1]);
  await fine.click();
  await expect(page).toHaveURL(/\/categories\/[^/]+\/[^/]+$/);
  await expect(page.getByRole("status").filter({ hasText: "product" })).toHaveText(
    new RegExp(`^${count} products?$`),
  );
});

test("a product page shows photos, words, price and similar products", async ({ page }) => {
  await page.goto("/search?q=shirt");
  const link = page.getByRole("list", { name: "Products" }).getByRole("link").first();
  const title = (await link.textContent()) ?? "";
  await link.click();
  await expect(page).toHaveURL(/\/products\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(
    page
      .getByRole("region", { name: `Photos of ${title}` })
      .getByRole("img")
      .first(),
  ).toBeVisible();
  await expect(
    page.getByRole("list", { name: "Similar products" }).getByRole("listitem").first(),
  ).toBeVisible();
  const described = await page.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.parse(described ?? "")).toMatchObject({ "@type": "Product", name: title });
});

test("an address without a page answers 404 with a way on", async ({ page }) => {
  for (const path of ["/products/no-such-product", "/categories/no-such-thing", "/nowhere"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await page.getByRole("link", { name: "See everything" }).click();
    await expect(page).toHaveURL("/search");
  }
});

test("crawlers are told what to read", async ({ request, baseURL }) => {
  expect(await (await request.get("/robots.txt")).text()).toContain("Disallow: /admin");
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap).toContain("/products/");
  expect(baseURL).toBeTruthy();
});
