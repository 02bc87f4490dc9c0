import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

/** No dress comes near sneakers; without the cutoff the nearest are shown. */
const WEAK = "/search?q=navy+sneakers&category=Dresses&floor=off";
const PHONE = { width: 390, height: 844 };
const products = (page: Page) => page.getByRole("list", { name: "Products" });
const titles = (page: Page) => products(page).getByRole("heading", { level: 2 });
const filters = (page: Page) => page.getByRole("region", { name: "Filters" });
const facet = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const chips = (page: Page) => page.getByRole("list", { name: /filters? chosen$/ });

async function total(page: Page): Promise<number> {
  const count = page
    .getByRole("status")
    .filter({ hasText: /^[\d,]+ products?$/ })
    .first();
  return Number((await count.textContent())?.replace(/\D/g, ""));
}

/** What a facet's value says that it leads to. */
async function countOf(value: Locator): Promise<number> {
  const words = await value.getByText(/^[\d,]+ products?$/).textContent();
  return Number(words?.replace(/\D/g, ""));
}

async function pricesOf(page: Page): Promise<number[]> {
  const texts = await products(page).locator("article > p").allTextContents();
  return texts.map((text) => Number(/[\d,]+\.\d\d/.exec(text)?.[0].replace(",", "")));
}

// Several departments have something navy; dresses are of one.
for (const [name, q] of [
  ["Colour", "dress"],
  ["Category", "navy"],
  ["Tags", "dress"],
] as const) {
  test(`the counts of ${name} are the totals that they lead to, and back again`, async ({
    page,
  }) => {
    await page.goto(`/search?q=${q}`);
    const before = await total(page);
    for (const index of [0, 2]) {
      const value = facet(page, name).getByRole("link").nth(index);
      const label = (await value.textContent())?.replace(/\d.*/, "") ?? "";
      const count = await countOf(value);
      expect(count).toBeGreaterThan(0);
      await value.click();
      await expect.poll(() => total(page)).toBe(count);
      await expect(page).toHaveURL(/[?&](colour|category|tag)=/);
      await expect(
        facet(page, name).getByRole("link", { name: new RegExp(`^${label} `, "i") }),
      ).toHaveAttribute("aria-current", "true");
      await chips(page)
        .getByRole("link", { name: new RegExp(`^Remove ${label}$`, "i") })
        .click();
      await expect.poll(() => total(page)).toBe(before);
      await expect(page).toHaveURL(`/search?q=${q}`);
      await expect(chips(page)).toHaveCount(0);
    }
  });
}

test("values of one facet add up, those of several narrow down", async ({ page }) => {
  await page.goto("/search");
  const colour = facet(page, "Colour").getByRole("link");
  const [first, second] = [await countOf(colour.nth(0)), await countOf(colour.nth(1))];
  await colour.nth(0).click();
  await expect.poll(() => total(page)).toBe(first);
  await colour.nth(1).click();
  await expect.poll(() => total(page)).toBeGreaterThan(Math.max(first, second));
  const both = await total(page);
  const inBoth = await countOf(facet(page, "Category").getByRole("link").first());
  await facet(page, "Category").getByRole("link").first().click();
  await expect.poll(() => total(page)).toBe(inBoth);
  expect(inBoth).toBeLessThan(both);
  await expect(chips(page).getByRole("link", { name: /^Remove/ })).toHaveCount(3);
  await chips(page).getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL("/search");
});

test("a chosen category shows its finer ones, which go when it goes", async ({ page }) => {
  await page.goto("/search");
  const category = facet(page, "Category");
  await expect(category).toBeVisible();
  const broad = await category.getByRole("link").count();
  await category.getByRole("link", { name: /^Dresses/ }).click();
  await expect.poll(() => category.getByRole("link").count()).toBeGreaterThan(broad);
  const fine = category.getByRole("list").getByRole("list").getByRole("link").first();
  const count = await countOf(fine);
  await fine.click();
  await expect(page).toHaveURL(/category=Dresses&fine=/);
  await expect.poll(() => total(page)).toBe(count);
  await chips(page).getByRole("link", { name: "Remove Dresses" }).click();
  await expect(page).toHaveURL("/search");
});

test("filters are chosen and taken back by keyboard alone, and the focus stays", async ({
  page,
}) => {
  await page.goto("/search?q=dress");
  const skip = filters(page).getByRole("link", { name: "Skip the filters" });
  await skip.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#results")).toBeFocused();
  await skip.focus();
  await page.keyboard.press("Tab");
  const first = facet(page, "Category").getByRole("link").first();
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/category=/);
  await expect(first).toHaveAttribute("aria-current", "true");
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=dress");
  await expect(first).toBeFocused();
  const fold = facet(page, "Colour").locator("summary");
  await fold.focus();
  const shown = await facet(page, "Colour").getByRole("link").count();
  await page.keyboard.press("Enter");
  expect(await facet(page, "Colour").getByRole("link").count()).toBeGreaterThan(shown);
});

test("a chip that takes itself away leaves the focus with the next, the last with the results", async ({
  page,
}) => {
  await page.goto("/search?q=dress&colour=navy&inStock=1");
  await chips(page).getByRole("link", { name: "Remove navy" }).focus();
  await page.keyboard.press("Enter");
  const left = chips(page).getByRole("link", { name: "Remove In stock" });
  await expect(left).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=dress");
  await expect(page.locator("#results")).toBeFocused();
});

test("a price range holds what it says, and its fields follow the address", async ({ page }) => {
  await page.goto("/search?q=dress");
  const price = facet(page, "Price");
  await price.getByLabel("From").fill("50");
  await price.getByLabel("To").fill("120,5");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=dress&minPrice=50&maxPrice=120%2C5");
  await expect(chips(page)).toContainText("Price 50 to 120.50");
  const prices = await pricesOf(page);
  expect(prices).not.toHaveLength(0);
  for (const amount of prices) {
    expect(amount).toBeGreaterThanOrEqual(50);
    expect(amount).toBeLessThanOrEqual(120.5);
  }
  await price.getByLabel("To").fill("");
  await price.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL("/search?q=dress&minPrice=50");
  await chips(page)
    .getByRole("link", { name: /^Remove Price/ })
    .click();
  await expect(page).toHaveURL("/search?q=dress");
  await expect(price.getByLabel("From")).toHaveValue("");
  await page.goBack();
  await expect(price.getByLabel("From")).toHaveValue("50");
  await price.getByLabel("To").fill("cheap");
  await page.keyboard.press("Enter");
  expect(
    await price.getByLabel("To").evaluate((field: HTMLInputElement) => field.validity.valid),
  ).toBe(false);
  await expect(page).toHaveURL("/search?q=dress&minPrice=50");
});

test("what is sold out can be left out", async ({ page }) => {
  await page.goto("/search");
  const inStock = facet(page, "Availability").getByRole("link", { name: /^In stock/ });
  const count = await countOf(inStock);
  await inStock.click();
  await expect(page).toHaveURL("/search?inStock=1");
  await expect.poll(() => total(page)).toBe(count);
  await expect(products(page).getByText("sold out")).toHaveCount(0);
});

test("where nothing fits the filters can be cleared", async ({ page }) => {
  await page.goto("/search?q=dress&colour=no-such-colour");
  await expect(page.getByRole("heading", { name: "Nothing fits." })).toBeVisible();
  await expect(
    facet(page, "Colour").getByRole("link", { name: /^no-such-colour/ }),
  ).toHaveAttribute("aria-current", "true");
  await page.getByRole("link", { name: "Clear all filters" }).click();
  await expect(page).toHaveURL("/search?q=dress");
  await expect(products(page)).toBeVisible();
});

test("without a strong match the page says so, with the nearest products and other ways", async ({
  page,
}) => {
  await page.goto(WEAK);
  await expect(page.getByRole("heading", { name: "No strong match." })).toBeVisible();
  await expect(titles(page).first()).toBeVisible();
  const nearest = page.getByRole("navigation", { name: "Nearest categories" }).getByRole("link");
  expect(await nearest.count()).toBeGreaterThan(1);
  await nearest.first().click();
  await expect(page).toHaveURL(/\/categories\/[^/]+\/[^/]+$/);
  await expect(products(page)).toBeVisible();
});

test("a misspelt word is offered as the catalogue writes it", async ({ page }) => {
  await page.goto("/search?q=sneekers&colour=white");
  await page.getByText("Did you mean").getByRole("link").click();
  await expect(page).toHaveURL("/search?q=sneakers&colour=white");
});

test("results are sorted by price and date, and the order is in the address", async ({ page }) => {
  await page.goto("/search?q=dress&view=varied");
  const sort = page.getByLabel("Sort by");
  await sort.selectOption({ label: "Price: low to high" });
  await expect(page).toHaveURL("/search?q=dress&view=varied&sort=price-up");
  await expect(page.getByText("Styles are not mixed in this order.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Varied/ })).toHaveCount(0);
  await expect.poll(async () => isSorted(await pricesOf(page))).toBe(true);
  await sort.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(/sort=price-down/);
  await expect.poll(async () => isSorted((await pricesOf(page)).reverse())).toBe(true);
  await expect(sort).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(/sort=price-up/);
  await expect(sort).toHaveValue("price-up");
  await sort.selectOption({ label: "Relevance" });
  await expect(page).toHaveURL("/search?q=dress&view=varied");
  await expect(page.getByRole("link", { name: /^Varied/ })).toHaveAttribute("aria-current", "true");
});

function isSorted(prices: number[]): boolean {
  return prices.length > 2 && prices.every((price, index) => price >= (prices[index - 1] ?? 0));
}

test("a category is filtered and sorted like a search, and stays that category", async ({
  page,
}) => {
  await page.goto("/categories/dresses");
  await expect(facet(page, "Category")).toHaveCount(0);
  const colour = facet(page, "Colour").getByRole("link").first();
  const count = await countOf(colour);
  await colour.click();
  await expect(page).toHaveURL(/^[^?]*\/categories\/dresses\?colour=/);
  await expect.poll(() => total(page)).toBe(count);
  await page.getByLabel("Sort by").selectOption("price-down");
  await expect(page).toHaveURL(/\/categories\/dresses\?sort=price-down&colour=/);
  await page.getByRole("list", { name: "In Dresses" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/categories\/dresses\/[^/?]+\?sort=price-down&colour=/);
  await chips(page).getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/categories\/dresses\/[^/?]+\?sort=price-down$/);
});

test("the view is remembered for addresses that name none", async ({ page, context }) => {
  await page.goto("/search?q=dress");
  await page.getByRole("link", { name: /^Varied/ }).click();
  await expect(page).toHaveURL("/search?q=dress&view=varied");
  await page.getByRole("link", { name: "More styles: 6" }).click();
  await expect(page).toHaveURL(/styles=6/);
  expect(await context.cookies()).toContainEqual(
    expect.objectContaining({ name: "view", value: "varied.6", sameSite: "Lax", path: "/" }),
  );
  await page.goto("/search?q=bag");
  await expect(page.getByRole("link", { name: /^Varied/ })).toHaveAttribute("aria-current", "true");
  await expect(page.getByText("6 styles")).toBeVisible();
  await page.goto("/search?q=bag&view=relevance");
  await expect(page.getByRole("link", { name: /^Closest first/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await facet(page, "Colour").getByRole("link").first().click();
  await expect(page).toHaveURL(/view=relevance/);
  await page.goto("/search?q=bag");
  await page.getByRole("link", { name: /^Closest first/ }).click();
  await expect(page.getByRole("link", { name: /^Closest first/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await page.goto("/search?q=bag");
  await expect(page.getByRole("link", { name: /^Closest first/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true });

  test("the filters are a drawer that stays open until it is closed", async ({ page }) => {
    await page.goto("/search?q=dress");
    await expect(filters(page)).toHaveCount(0);
    const before = await total(page);
    await page.getByRole("button", { name: "Filters", exact: true }).tap();
    const drawer = page.getByRole("dialog", { name: "Filters" });
    await expect(drawer.getByRole("heading", { name: "Filters" })).toBeFocused();
    const colour = drawer.getByRole("group", { name: "Colour" }).getByRole("link").first();
    const count = await countOf(colour);
    await colour.tap();
    await expect(page).toHaveURL(/colour=/);
    await expect(colour).toHaveAttribute("aria-current", "true");
    const show = drawer.getByRole("button", { name: new RegExp(`^Show ${count} results?$`) });
    await show.tap();
    await expect(drawer).toHaveCount(0);
    const opener = page.getByRole("button", { name: "Filters (1)" });
    await expect(opener).toBeFocused();
    expect(await total(page)).toBe(count);
    await opener.tap();
    await drawer.getByRole("link", { name: "Clear all" }).tap();
    await expect(page).toHaveURL("/search?q=dress");
    await page.keyboard.press("Escape");
    await expect(drawer).toHaveCount(0);
    await expect.poll(() => total(page)).toBe(before);
  });

  test("the drawer keeps the keyboard inside, and closes by a touch beside it", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 600, height: 844 });
    await page.goto("/search?q=dress");
    const opener = page.getByRole("button", { name: "Filters", exact: true });
    await opener.focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: "Filters" });
    await expect(drawer).toBeVisible();
    for (let presses = 0; presses < 4; presses++) await page.keyboard.press("Shift+Tab");
    const inside = await drawer.evaluate(
      (dialog) =>
        dialog.contains(document.activeElement) || document.activeElement === document.body,
    );
    expect(inside).toBe(true);
    await page.touchscreen.tap(60, 400);
    await expect(drawer).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  test("every choice in the drawer is 44 pixels high", async ({ page }) => {
    await page.goto("/search?q=dress&colour=navy&category=Dresses");
    await page.getByRole("button", { name: "Filters (2)" }).tap();
    const drawer = page.getByRole("dialog", { name: "Filters" });
    const small = await drawer.locator("a, button, summary, input").evaluateAll((controls) =>
      controls
        .filter((control) => control.checkVisibility() && !control.matches("[type=hidden]"))
        .filter((control) => control.getBoundingClientRect().height < 44)
        .map((control) => control.outerHTML),
    );
    expect(small).toEqual([]);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in filtered results and in the drawer, ${colorScheme}`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const path = "/search?q=dress&view=varied&colour=navy&category=Dresses&minPrice=20&inStock=1";
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await expectNoViolations(page, "desktop");
    await page.goto("/categories/dresses?sort=price-up&colour=navy");
    await page.waitForLoadState("networkidle");
    await expectNoViolations(page, "category");
    await page.goto(WEAK);
    await page.waitForLoadState("networkidle");
    await expectNoViolations(page, "no strong match");
    await page.setViewportSize(PHONE);
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: "Filters (4)" }).click();
    await expect(page.getByRole("dialog").getByRole("group", { name: "Colour" })).toBeVisible();
    await expectNoViolations(page, "drawer");
  });
}

async function expectNoViolations(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    where,
  ).toEqual([]);
}

test("nothing scrolls sideways at 320 pixels, and nothing jumps at any width", async ({ page }) => {
  test.slow();
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      "/search?q=dress&view=varied&styles=10&open=1",
      "/search?q=dress&colour=navy&category=Dresses&minPrice=20&maxPrice=1000000&inStock=1&tag=women",
      "/search?sort=price-down",
      "/categories/dresses?colour=navy",
    ]) {
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
      expect(overflowPx, `${width} ${path}`).toBeLessThanOrEqual(0);
      expect(shift, `${width} ${path}`).toBeLessThan(0.02);
    }
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("filters, order and price range work on a desk", async ({ page }) => {
    await page.goto("/search?q=dress");
    await expect(page).toHaveURL("/search?q=dress&plain=1");
    await facet(page, "Colour").getByRole("link", { name: /^navy/i }).click();
    await expect(page).toHaveURL("/search?q=dress&colour=navy&plain=1");
    await page.getByLabel("Sort by").selectOption("price-up");
    await page.getByRole("button", { name: "Sort", exact: true }).click();
    await expect(page).toHaveURL("/search?q=dress&sort=price-up&colour=navy&plain=1");
    expect(isSorted(await pricesOf(page))).toBe(true);
    await expect(page.locator('template[id^="B:"], div[id^="S:"]')).toHaveCount(0);
    await facet(page, "Price").getByLabel("From").fill("100");
    await facet(page, "Price").getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/minPrice=100/);
    expect(Math.min(...(await pricesOf(page)))).toBeGreaterThanOrEqual(100);
    await chips(page).getByRole("link", { name: "Clear all" }).click();
    await expect(page).toHaveURL("/search?q=dress&sort=price-up&plain=1");
    await expect(titles(page).first()).toBeVisible();
  });

  test("on a phone the filters follow the results", async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto("/search?q=dress");
    await page.getByRole("link", { name: "Filters", exact: true }).click();
    await expect(facet(page, "Colour")).toBeInViewport();
    await facet(page, "Colour").getByRole("link").first().click();
    await expect(page).toHaveURL(/colour=/);
    await expect(chips(page)).toBeVisible();
  });
});
