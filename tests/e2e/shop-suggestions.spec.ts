import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const field = (page: Page) => page.locator("input[role=combobox]");
const list = (page: Page) => page.getByRole("listbox");
const options = (page: Page) => list(page).getByRole("option");

/** Types as people do, letter by letter, and waits for the list. */
async function type(page: Page, words: string): Promise<void> {
  await field(page).pressSequentially(words, { delay: 20 });
  await expect(list(page)).toBeVisible();
}

/** The option that the field's visual focus is on. */
async function activeOption(page: Page): Promise<string | null> {
  const id = await field(page).getAttribute("aria-activedescendant");
  return id === null ? null : page.locator(`[id="${id}"]`).textContent();
}

/** Searches as three shoppers at different addresses do. */
async function makePopular(page: Page, q: string): Promise<void> {
  for (const last of [1, 2, 3]) {
    const headers = { "x-forwarded-for": `192.0.2.${last}` };
    await page.request.get(`/search?${new URLSearchParams({ q })}`, { headers });
  }
  await expect
    .poll(async () =>
      (await page.request.get(`/api/suggest?q=${q.slice(0, -1)}&at=${Math.random()}`)).text(),
    )
    .toContain(`"kind":"query","text":"${q}"`);
}

test("a category is chosen by mouse, with its products counted", async ({ page }) => {
  await page.goto("/");
  await type(page, "dres");
  const dresses = options(page).filter({ hasText: /^Dresses/ });
  await expect(dresses).toHaveAccessibleName(/^Dresses Category \d+ products$/);
  await expect(dresses.locator("mark")).toHaveText("Dres");
  await dresses.click();
  await expect(page).toHaveURL("/categories/dresses");
});

test("a product is offered with a photo, in spite of a slip, and chosen by mouse", async ({
  page,
}) => {
  await page.goto("/categories");
  await type(page, "drses");
  const product = options(page)
    .filter({ has: page.locator("img") })
    .first();
  const title = (await product.locator("span.block").first().textContent()) ?? "";
  expect(title.toLowerCase()).toContain("dress");
  await product.click();
  await expect(page).toHaveURL(/\/products\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("a popular query is searched for, and the chosen view is kept", async ({ page }) => {
  await makePopular(page, "black boots");
  await page.goto("/search?q=dress&view=varied&styles=4");
  await field(page).fill("");
  await type(page, "black bo");
  await options(page)
    .filter({ hasText: /^black boots$/ })
    .click();
  await expect(page).toHaveURL(/q=black\+boots/);
  await expect(page).toHaveURL(/view=varied/);
  await expect(page).toHaveURL(/styles=4/);
  await expect(field(page)).toHaveValue("black boots");
  await expect(list(page)).toBeHidden();
});

test("an empty field that is focused offers where to start", async ({ page }) => {
  await makePopular(page, "red dress");
  await page.goto("/");
  await expect(list(page)).toBeHidden();
  await field(page).click();
  await expect(options(page).filter({ hasText: "red dress" })).toBeVisible();
  await expect(options(page).filter({ hasText: /^Tops/ })).toBeVisible();
});

test("a suggestion is found and chosen by keyboard alone", async ({ page }) => {
  await page.goto("/search?q=bag");
  await page.locator("body").press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Backspace");
  await type(page, "dress");
  const count = await options(page).count();
  await page.keyboard.press("ArrowUp");
  expect(await activeOption(page)).toBe(await options(page).last().textContent());
  await page.keyboard.press("ArrowDown");
  expect(await activeOption(page)).toBeNull();
  for (let times = 0; times < count; times++) await page.keyboard.press("ArrowDown");
  expect(await activeOption(page)).toBe(await options(page).last().textContent());
  await expect(field(page)).toHaveValue("dress");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/products\//);
});

test("keys of the field go back to the field, and Enter searches what was typed", async ({
  page,
}) => {
  await page.goto("/");
  await field(page).focus();
  await type(page, "dress");
  for (const [key, value] of [
    ["Home", "xdress"],
    ["End", "dressx"],
    ["ArrowLeft", "dresxs"],
    ["ArrowRight", "dressx"],
  ] as const) {
    await field(page).fill("");
    await type(page, "dress");
    // Suggestions for the last letters, when they come, let go of an option of those before.
    await expect(async () => {
      await page.keyboard.press("ArrowDown");
      expect(await activeOption(page)).not.toBeNull();
    }).toPass();
    await page.keyboard.press(key);
    expect(await activeOption(page), key).toBeNull();
    await page.keyboard.type("x");
    await expect(field(page), key).toHaveValue(value);
  }
  await field(page).fill("red dress");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=red+dress");
  await expect(list(page)).toBeHidden();
});

test("Escape closes, then empties the field; down opens the list again and enters it", async ({
  page,
}) => {
  await page.goto("/");
  await type(page, "dress");
  await page.keyboard.press("Escape");
  await expect(list(page)).toBeHidden();
  await expect(field(page)).toHaveValue("dress");
  await page.keyboard.press("ArrowDown");
  await expect(list(page)).toBeVisible();
  await expect.poll(() => activeOption(page)).toBe(await options(page).first().textContent());
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveValue("");
  await expect(list(page)).toBeHidden();
});

test("Tab and a click elsewhere close the list and choose nothing", async ({ page }) => {
  await page.goto("/");
  await type(page, "dress");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(list(page)).toBeHidden();
  await expect(page.getByLabel("Search by photo")).toBeFocused();
  await field(page).press("ArrowDown");
  await expect(list(page)).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(list(page)).toBeHidden();
  await expect(page).toHaveURL("/");
});

test("the key / is left alone where one types, and can be turned off for good", async ({
  page,
}) => {
  await page.goto("/");
  await field(page).press("/");
  await expect(field(page)).toHaveValue("/");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Turn it off" }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: "Turn it on" })).toBeAttached();
  await page.locator("body").press("/");
  await expect(field(page)).not.toBeFocused();
  await expect(field(page)).not.toHaveAttribute("aria-keyshortcuts");
});

test("a screen reader is told what the field is, how many suggestions there are and which one is meant", async ({
  page,
}) => {
  await page.goto("/");
  await expect(field(page)).toHaveAccessibleName("What are you looking for?");
  await expect(field(page)).toHaveAttribute("aria-autocomplete", "list");
  await expect(field(page)).toHaveAttribute("aria-expanded", "false");
  await type(page, "dress");
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
  await expect(list(page)).toHaveAccessibleName("Suggestions");
  await expect(list(page)).toHaveId((await field(page).getAttribute("aria-controls")) ?? "");
  await expect(page.getByRole("status").filter({ hasText: /^8 suggestions$/ })).toBeAttached();
  await expect(page.getByRole("option", { selected: true })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toBeFocused();
  await field(page).fill("qqqqqq");
  await expect(page.getByRole("status").filter({ hasText: "No suggestions" })).toBeAttached();
  await expect(field(page)).toHaveAttribute("aria-expanded", "false");
});

test("a late answer never takes the place of a later one", async ({ page }) => {
  await page.route(/suggest\?q=dr$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue().catch(() => undefined);
  });
  await page.goto("/");
  const late = page.waitForRequest(/suggest\?q=dr$/);
  await field(page).pressSequentially("dr");
  await late;
  await field(page).fill("boots");
  await expect(options(page).filter({ hasText: /boots/i }).first()).toBeVisible();
  await page.waitForTimeout(1_200);
  for (const text of await options(page).allTextContents()) expect(text).toMatch(/boot/i);
});

test("fast typing asks once, and an answer that fails is no matter", async ({ page }) => {
  const asked: string[] = [];
  await page.route(/api\/suggest/, (route) => {
    asked.push(new URL(route.request().url()).searchParams.get("q") ?? "");
    return route.fulfill({ status: 500, body: "{}" });
  });
  await page.goto("/categories");
  await page.waitForLoadState("networkidle");
  await field(page).pressSequentially("leather", { delay: 5 });
  await expect.poll(() => asked.at(-1)).toBe("leather");
  expect(asked.length).toBeLessThanOrEqual(2);
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=leather");
});

test("nothing moves when the list opens", async ({ page }) => {
  await page.goto("/search?q=dress");
  const results = page.getByRole("list", { name: "Products" });
  const before = await results.boundingBox();
  await field(page).fill("");
  await type(page, "boots");
  expect(await results.boundingBox()).toEqual(before);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing with the list open in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/");
    await type(page, "dress");
    await page.keyboard.press("ArrowDown");
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a suggestion is chosen by a tap, is large enough for it, and fits", async ({ page }) => {
    await page.goto("/");
    await field(page).tap();
    await type(page, "dress");
    await expect(options(page).filter({ hasText: /^Dresses/ })).toBeVisible();
    // The suggestions for the last letter may just be taking the place of those before.
    await expect(async () => {
      const heights = await options(page).evaluateAll((all) =>
        all.map((option) => option.getBoundingClientRect().height),
      );
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    }).toPass({ timeout: 10_000 });
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);
    await options(page)
      .filter({ hasText: /^Dresses/ })
      .tap();
    await expect(page).toHaveURL("/categories/dresses");
  });

  test("a tap beside the list closes it", async ({ page }) => {
    await page.goto("/");
    await field(page).tap();
    await type(page, "dress");
    await page.getByRole("heading", { level: 1 }).tap();
    await expect(list(page)).toBeHidden();
  });
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-TW" });

  test("the field speaks it", async ({ page }) => {
    await page.goto("/");
    await expect(field(page)).toHaveAccessibleName("想找什麼？");
    await type(page, "dresses");
    await expect(options(page).first()).toHaveAccessibleName(/^Dresses 分類 \d+ 件商品$/);
    await expect(page.getByRole("status").filter({ hasText: "項搜尋建議" })).toBeAttached();
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the field is a form", async ({ page }) => {
    await page.goto("/");
    await field(page).fill("red dress");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search?q=red+dress&plain=1");
    await expect(list(page)).toBeHidden();
  });
});
