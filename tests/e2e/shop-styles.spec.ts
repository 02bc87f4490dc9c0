import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const products = (page: Page) => page.getByRole("list", { name: "Products" });
const cards = (page: Page) => products(page).locator("xpath=./li[article]");
const handles = (page: Page) =>
  cards(page)
    .locator("h2 a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
const styleControls = (page: Page) => page.getByRole("link", { name: /^Style \d+ of \d+.*more/ });

/** The first style that has enough more to fill a row and some. */
async function aStyle(page: Page): Promise<{ number: number; more: number }> {
  await expect(styleControls(page).first()).toBeVisible();
  for (const name of await styleControls(page).allTextContents()) {
    const [, number, more] = /Style (\d+) of \d+\D+(\d+) more/.exec(name) ?? [];
    if (Number(more) > 1) return { number: Number(number), more: Number(more) };
  }
  throw new Error("no style has more than two products");
}

test("a style unfolds below its card's row and folds away again, the eye where it was", async ({
  page,
}) => {
  await page.goto("/search?q=dress&view=varied");
  const { number, more } = await aStyle(page);
  const before = await handles(page);
  const control = styleControls(page).filter({ hasText: `Style ${number} of` });
  await expect(control).toHaveAttribute("aria-expanded", "false");
  await control.scrollIntoViewIfNeeded();
  const y = await page.evaluate(() => window.scrollY);
  await control.click();
  await expect(page).toHaveURL(new RegExp(`open=${number}`));
  await expect(control).toHaveAttribute("aria-expanded", "true");
  expect(await page.evaluate(() => window.scrollY)).toBe(y);
  const row = page.locator(`#style-${number}`);
  await expect(row.locator("article")).toHaveCount(more);
  const rowBox = await row.boundingBox();
  const card = await control.locator("xpath=ancestor::li[1]").boundingBox();
  const list = await products(page).boundingBox();
  expect(rowBox?.width).toBeCloseTo(list?.width ?? 0, 0);
  const between = await cards(page).evaluateAll(
    (all, [from, to]) =>
      all.filter((each) => {
        const { top } = each.getBoundingClientRect();
        return top > Number(from) && top < Number(to);
      }).length,
    [(card?.y ?? 0) + 1, rowBox?.y ?? 0],
  );
  expect(between).toBe(0);
  await page.getByRole("link", { name: `Close style ${number}` }).click();
  await expect(row).toHaveCount(0);
  await expect(control).toBeFocused();
  await expect(control).toBeInViewport();
  expect(await handles(page)).toEqual(before);
});

test("a style is opened and closed by keyboard alone", async ({ page }) => {
  await page.goto("/search?q=dress&view=varied");
  const { number } = await aStyle(page);
  const control = styleControls(page).filter({ hasText: `Style ${number} of` });
  await control.focus();
  await page.keyboard.press("Enter");
  const row = page.locator(`#style-${number}`);
  await expect(row).toBeVisible();
  await expect(control).toBeFocused();
  expect(await control.getAttribute("aria-controls")).toBe(`style-${number}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const close = page.getByRole("link", { name: `Close style ${number}` });
  while (!(await close.evaluate((link) => link === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(row).toHaveCount(0);
  await expect(control).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(row).toHaveCount(0);
});

test("nothing is shown twice or lost when a style is open", async ({ page }) => {
  await page.goto("/search?q=dress&view=varied");
  const { number, more } = await aStyle(page);
  const before = await handles(page);
  await page.goto(`/search?q=dress&view=varied&open=${number}`);
  await expect(page.locator(`#style-${number}`)).toBeVisible();
  const opened = await page
    .locator(`#style-${number} h3 a`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(opened).toHaveLength(more);
  const shown = [...(await handles(page)), ...opened];
  expect(new Set(shown).size).toBe(shown.length);
  expect(before.filter((handle) => !shown.includes(handle))).toEqual([]);
});

test("a card shows the colours of its product, each leading to its own page", async ({ page }) => {
  await page.goto("/search?q=dress");
  const card = cards(page)
    .filter({ has: page.getByRole("list", { name: "Colours" }) })
    .first();
  const swatches = card.getByRole("list", { name: "Colours" }).getByRole("link");
  await expect(swatches.first()).toBeVisible();
  expect(await swatches.count()).toBeGreaterThan(1);
  await expect(swatches.first()).toHaveAttribute("aria-current", "true");
  expect(await swatches.first().getAttribute("href")).toBe(
    await card.getByRole("heading").getByRole("link").getAttribute("href"),
  );
  const other = await swatches.nth(1).getAttribute("href");
  const colour = (await swatches.nth(1).getAttribute("aria-label")) ?? "";
  await swatches.nth(1).click();
  await expect(page).toHaveURL(other ?? "");
  await expect(page.getByRole("main")).toContainText(new RegExp(colour, "i"));
});

test("cards stay in step whether or not they have colours", async ({ page }) => {
  await page.goto("/search?q=dress");
  await expect(cards(page).first()).toBeVisible();
  const heights = await cards(page).evaluateAll((all) =>
    all.map((card) => Math.round(card.firstElementChild?.getBoundingClientRect().height ?? 0)),
  );
  expect(new Set(heights).size).toBe(1);
});

test("more pages join the list, and the back button brings them back where one was", async ({
  page,
}) => {
  await page.goto("/search?perPage=12");
  const more = page.getByRole("link", { name: "Show more" });
  await more.click();
  await expect(cards(page)).toHaveCount(24);
  await expect(page).toHaveURL("/search?page=2&perPage=12");
  await expect(page.getByRole("status").filter({ hasText: "12 more products" })).toHaveCount(1);
  await expect(cards(page).nth(12).getByRole("heading").getByRole("link")).toBeFocused();
  await expect(page.getByRole("link", { name: /^Page 2 of/ })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(cards(page)).toHaveCount(36);
  const shown = await handles(page);
  expect(new Set(shown).size).toBe(36);

  const product = cards(page).nth(30).getByRole("heading").getByRole("link");
  await product.scrollIntoViewIfNeeded();
  const y = await page.evaluate(() => window.scrollY);
  await product.click();
  await expect(page).toHaveURL(/\/products\//);
  await page.goBack();
  await expect(page).toHaveURL("/search?page=3&perPage=12");
  await expect(cards(page)).toHaveCount(36);
  expect(await handles(page)).toEqual(shown);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(y);

  await page.reload();
  await expect(cards(page)).toHaveCount(12);
  expect(await handles(page)).toEqual(shown.slice(24));
  await page.getByRole("link", { name: "Show previous" }).click();
  await expect(page).toHaveURL("/search?page=2&perPage=12");
  await expect(cards(page)).toHaveCount(12);
  expect(await handles(page)).toEqual(shown.slice(12, 24));
});

test("pages that join an unfolded style repeat nothing", async ({ page }) => {
  await page.goto("/search?q=shoes&view=varied&styles=2&open=1&perPage=12");
  await expect(cards(page).first()).toBeVisible();
  const before = await cards(page).count();
  await page.getByRole("link", { name: "Show more" }).click();
  await expect.poll(() => cards(page).count()).toBeGreaterThan(before);
  const opened = await page
    .locator("#style-1 h3 a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const shown = [...(await handles(page)), ...opened];
  expect(new Set(shown).size).toBe(shown.length);
});

test("where the next page does not come, the browser goes to it", async ({ page }) => {
  await page.goto("/search?perPage=12");
  await page.route("**/*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.getByRole("link", { name: "Show more" }).click();
  await expect(page).toHaveURL("/search?page=2&perPage=12");
  await expect(page.getByRole("link", { name: "Show previous" })).toBeVisible();
});

test("a page that comes after the shopper has gone on changes nothing", async ({ page }) => {
  await page.goto("/search?perPage=12");
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    void page.route("**/search?perPage=12", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      resolve();
      await new Promise<void>((go) => {
        answer = go;
      });
      await route.continue();
    });
  });
  await page.getByRole("link", { name: "Show more" }).click();
  await asked;
  await cards(page).first().getByRole("heading").getByRole("link").click();
  await expect(page).toHaveURL(/\/products\//);
  const product = page.url();
  answer();
  await page.waitForLoadState("networkidle");
  await expect(page).toHaveURL(product);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing with a style unfolded and more pages shown, ${colorScheme}`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/search?q=dress&view=varied&open=1&perPage=12");
    await page.getByRole("link", { name: "Show more" }).click();
    await expect(page).toHaveURL(/page=2/);
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a style unfolds by a touch, and its controls are large enough", async ({ page }) => {
    await page.goto("/search?q=dress&view=varied");
    const { number, more } = await aStyle(page);
    const control = styleControls(page).filter({ hasText: `Style ${number} of` });
    expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await control.tap();
    const row = page.locator(`#style-${number}`);
    await expect(row.locator("article")).toHaveCount(more);
    const swatch = page.getByRole("list", { name: "Colours" }).first().getByRole("link").first();
    expect((await swatch.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.getByRole("link", { name: `Close style ${number}` }).tap();
    await expect(row).toHaveCount(0);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a style opens at its place, and pages are links", async ({ page }) => {
    await page.goto("/search?q=dress&view=varied");
    await expect(page).toHaveURL("/search?q=dress&view=varied&plain=1");
    const { number, more } = await aStyle(page);
    await styleControls(page)
      .filter({ hasText: `Style ${number} of` })
      .click();
    await expect(page).toHaveURL(new RegExp(`open=${number}&plain=1#style-${number}$`));
    await expect(page.locator(`#style-${number} article`)).toHaveCount(more);
    await expect(page.locator(`#style-${number}`)).toBeInViewport();
    await page.getByRole("link", { name: `Close style ${number}` }).click();
    await expect(page.locator(`#style-${number}`)).toHaveCount(0);
    await page.goto("/search?perPage=12");
    await page.getByRole("link", { name: "Show more" }).click();
    await expect(page).toHaveURL("/search?page=2&perPage=12&plain=1");
    await expect(cards(page)).toHaveCount(12);
  });
});
