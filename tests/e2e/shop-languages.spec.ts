import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const language = (page: Page) => page.locator("html").getAttribute("lang");
const languageSwitch = (page: Page) => page.getByRole("contentinfo").getByRole("group");

test.describe("a browser that asks for Chinese", () => {
  test.use({ locale: "zh-TW" });

  test("is answered in Chinese, at the same addresses", async ({ page }) => {
    await page.goto("/");
    expect(await language(page)).toBe("zh-TW");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("說給我聽，或拍給我看。");
    await expect(page.getByRole("list", { name: "新上架" })).toBeVisible();
    await page.goto("/search?q=dress");
    await expect(page).toHaveTitle(/^「dress」/);
    await expect(page.getByRole("status").filter({ hasText: /\d+ 件商品/ })).toBeVisible();
    await page.goto("/search?q=dress&view=varied");
    await expect(page.getByText(/^風格 1 \/ \d/)).toBeVisible();
    const response = await page.goto("/nowhere");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("這個網址沒有內容。");
  });

  test("switches to English on the page where it is, and stays there", async ({ page }) => {
    await page.goto("/search?q=dress&page=1");
    const chinese = languageSwitch(page).getByRole("button", { name: "繁體中文" });
    await expect(chinese).toHaveAttribute("aria-current", "true");
    await languageSwitch(page).getByRole("button", { name: "English" }).click();
    await expect(page).toHaveURL("/search?q=dress&page=1");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("status").filter({ hasText: /\d+ products?/ })).toBeVisible();
    await page.goto("/categories");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Categories");
    const cookie = (await page.context().cookies()).find(({ name }) => name === "locale");
    expect(cookie).toMatchObject({ value: "en", sameSite: "Lax", path: "/" });
    expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000 + 364 * 24 * 60 * 60);
  });

  test("reads what went wrong in Chinese", async ({ page }) => {
    await page.goto("/search?photo=00000000-0000-4000-8000-000000000000");
    await expect(page.getByRole("alert").filter({ hasText: "請重新上傳" })).toBeVisible();
    await page.goto("/search?q=dress&styles=99");
    await expect(page.getByRole("note")).toContainText("「styles」的值無法使用");
    await page.goto("/");
    await page.waitForLoadState("networkidle");
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "broken.jpg", mimeType: "image/jpeg", buffer: Buffer.from("words") });
    await expect(page.getByRole("alert").filter({ hasText: "讀不了這個檔案" })).toBeVisible();
  });

  test("finds the admin in English", async ({ page }) => {
    await page.goto("/admin/sign-in");
    await expect(
      page.getByRole("heading", { level: 1 }).locator("xpath=ancestor::*[@lang][1]"),
    ).toHaveAttribute("lang", "en");
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`gives axe nothing to find in ${colorScheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const path of [
        "/",
        "/search?q=dress&view=varied",
        "/search?q=dress&page=9999&styles=99",
        "/search",
        "/categories",
        "/nowhere",
      ]) {
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

  test("sees nothing scroll sideways on a phone", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/", "/search?q=dress&view=varied", "/categories", "/nowhere"]) {
      await page.goto(path);
      const overflowPx = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflowPx, path).toBeLessThanOrEqual(0);
    }
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the switch works, and says which language is shown", async ({ page }) => {
    await page.goto("/nowhere?from=here");
    await languageSwitch(page).getByRole("button", { name: "繁體中文" }).click();
    await expect(page).toHaveURL("/nowhere?from=here");
    expect(await language(page)).toBe("zh-TW");
    await expect(languageSwitch(page).getByRole("button", { name: "繁體中文" })).toHaveAttribute(
      "aria-current",
      "true",
    );
  });
});

test("the switch refuses what is no language, and another site's form", async ({ request }) => {
  const ask = (locale: string, headers = {}) =>
    request.post(`/language/${locale}`, { headers, maxRedirects: 0 });
  expect((await ask("klingon")).status()).toBe(404);
  const foreign = await ask("zh-TW", { "sec-fetch-site": "cross-site" });
  expect(foreign.status()).toBe(403);
  expect(foreign.headers()["set-cookie"]).toBeUndefined();
  const led = await ask("zh-TW", { referer: "https://elsewhere.example//elsewhere.example/x" });
  expect(led.status()).toBe(303);
  expect(led.headers().location).toBe("/elsewhere.example/x");
});
