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

test("scripts come as Brotli to browsers that read it, and say the same as without", async ({
  page,
  request,
}) => {
  await page.goto("/");
  const address = await page.locator("script[src*='/_next/static/']").first().getAttribute("src");
  const ask = (encoding: string) =>
    request.get(address as string, { headers: { "Accept-Encoding": encoding } });
  const [small, plain] = [await ask("gzip, deflate, br"), await ask("identity")];
  expect(small.headers()["content-encoding"]).toBe("br");
  expect(small.headers()["content-type"]).toContain("javascript");
  expect(plain.headers()["content-encoding"]).toBeUndefined();
  expect(await small.text()).toBe(await plain.text());
  const style = await page.locator("link[rel=stylesheet]").first().getAttribute("href");
  const styles = await request.get(style as string, { headers: { "Accept-Encoding": "br" } });
  expect(styles.headers()["content-encoding"]).toBe("br");
  expect(styles.headers()["content-type"]).toContain("text/css");
  expect(await styles.text()).toContain("--color-paper");
  const none = await request.get("/_next/static/chunks/none.js", {
    headers: { "Accept-Encoding": "gzip" },
  });
  expect(none.status()).toBe(404);
});

test("every icon that the page and the web manifest name is there", async ({ page, request }) => {
  await page.goto("/");
  const links = page.locator("link[rel=icon], link[rel=apple-touch-icon]");
  const named = await links.evaluateAll((each) => each.map((link) => link.getAttribute("href")));
  const manifestAt = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await request.get(manifestAt as string)).json();
  expect(manifest.name).toBe("Shop the Look");
  const icons = [...named, ...manifest.icons.map(({ src }: { src: string }) => src)] as string[];
  expect(icons.length).toBeGreaterThanOrEqual(7);
  for (const icon of icons) {
    const response = await request.get(icon);
    expect(response.status(), icon).toBe(200);
    expect(response.headers()["content-type"], icon).toMatch(/^image\//);
  }
});
