import { expect, test } from "@playwright/test";

test("the shop that npm start opens is filled, embedded and well", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.ok()).toBe(true);
  const health = await response.json();
  expect(health).toMatchObject({ status: "ok", pending: 0 });
  expect(health.products).toBeGreaterThan(100);
  expect(health.embedded).toBe(health.products);
});

test("a search on the page shows photos that load", async ({ page }) => {
  await page.goto("/search?q=blue+dress");
  const photo = page.getByRole("list", { name: "Products" }).locator("img").first();
  await expect(photo).toBeVisible();
  await expect
    .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100);
});
