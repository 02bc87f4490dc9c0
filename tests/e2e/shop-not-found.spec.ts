import { expect, type Page, test } from "@playwright/test";
import { ADMIN } from "../support/admin-account";

const LANGUAGES = [
  {
    locale: "en-GB",
    title: "Not found · Shop the Look",
    heading: "There is nothing at this address.",
  },
  { locale: "zh-TW", title: "找不到頁面 · Shop the Look", heading: "這個網址沒有內容。" },
];
const NOWHERE = [
  "/products/zzz",
  "/categories/nope",
  "/categories/clothing/nope",
  "/categories/clothing/dresses/nope",
  "/nowhere",
  "/nowhere/at/all",
  "/admin/nowhere",
];

async function expectOnePage(page: Page): Promise<void> {
  for (const part of ["header", "main", "footer", "h1", "#main"]) {
    await expect(page.locator(part), part).toHaveCount(1);
  }
}

for (const { locale, title, heading } of LANGUAGES) {
  test.describe(locale, () => {
    test.use({ locale });

    for (const address of NOWHERE) {
      test(`${address} is one page under the right title, with a way on`, async ({ page }) => {
        const response = await page.goto(address);
        expect(response?.status()).toBe(404);
        await expect(page).toHaveTitle(title);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
        await expectOnePage(page);
        await expect(page.locator("meta[name=robots]").first()).toHaveAttribute(
          "content",
          /noindex/,
        );
        await page.getByRole("search").locator("input[name=q]").fill("dress");
        await page.keyboard.press("Enter");
        await expect(page).toHaveURL(/\/search\?q=dress/);
        await expect(page.locator("#results article").first()).toBeVisible();
      });
    }
  });
}

test("what is missing in the admin is told within the admin", async ({ page }) => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  await page.goto("/admin");
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/admin");
  for (const address of [
    "/admin/products/zzz",
    `/admin/products/${nobody}`,
    "/admin/evaluation/zzz",
    `/admin/evaluation/${nobody}`,
    "/admin/evaluation/compare",
    `/admin/evaluation/compare?before=${nobody}&after=${nobody}`,
  ]) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(404);
    await expect(page, address).toHaveTitle("Not found · Admin");
    await expect(page.getByRole("navigation", { name: "Admin" })).toHaveCount(1);
    await expect(page.locator("main"), address).toHaveCount(1);
    await expect(page.locator("h1"), address).toHaveText("There is nothing at this address.");
  }
});

test("who is not signed in learns nothing of what the admin has", async ({ page }) => {
  await page.goto("/admin/products/00000000-0000-4000-8000-000000000000");
  await expect(page).toHaveURL(/\/admin\/sign-in\?next=/);
});
