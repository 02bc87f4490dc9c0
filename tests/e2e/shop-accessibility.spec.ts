import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const PATHS = [
  "/",
  "/search?q=dress",
  "/search?q=dress&view=varied",
  "/search?q=dress&page=9999",
  "/search",
  "/categories",
  "/nowhere",
];

async function aProductPath(page: Page): Promise<string> {
  await page.goto("/search?q=dress");
  const href = await page
    .getByRole("list", { name: "Products" })
    .getByRole("link")
    .first()
    .getAttribute("href");
  return href ?? "";
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of [...PATHS, await aProductPath(page)]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        path,
      ).toEqual([]);
    }
  });
}

test("nothing scrolls sideways and nothing jumps on a phone", async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [...PATHS, await aProductPath(page)]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const { overflowPx, shift } = await page.evaluate(
      () =>
        new Promise<{ overflowPx: number; shift: number }>((resolve) => {
          let shift = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              shift += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          const { scrollWidth, clientWidth } = document.documentElement;
          setTimeout(() => resolve({ overflowPx: scrollWidth - clientWidth, shift }), 100);
        }),
    );
    expect(overflowPx, path).toBeLessThanOrEqual(0);
    expect(shift, path).toBeLessThan(0.02);
  }
});

test("a search is made and a product opened by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "What are you looking for?" })).toBeFocused();
  await page.keyboard.type("leather bag");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=leather+bag");
  await page.getByRole("list", { name: "Products" }).getByRole("link").first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/products\//);
});
