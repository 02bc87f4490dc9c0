import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { ADMIN } from "../support/admin-account";

async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(path);
}

test("words are compared in six columns, settings and photo stay in the address", async ({
  page,
}) => {
  await signIn(page, "/admin/playground");
  await page.getByLabel("The query’s words").fill("red dress");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/q=red\+dress/);
  const columns = page.getByRole("region");
  await expect(columns).toHaveCount(6);
  await expect(columns.first().getByRole("listitem")).toHaveCount(20);
  await expect(page.getByRole("region", { name: "Average, varied" })).toContainText("rerank");

  await page.getByLabel("Shown").fill("5");
  await expect(page).toHaveURL(/rows=5/);
  await expect(columns.first().getByRole("listitem")).toHaveCount(5);
  await page.getByLabel("Photo’s weight").fill("1");
  await expect(page).toHaveURL(/weight=1/);
  const titles = (name: string) =>
    page.getByRole("region", { name }).getByRole("link").allTextContents();
  await expect
    .poll(() => titles("Average, closest first"))
    .toEqual(await titles("Photo, closest first"));

  const image = sharp({ create: { width: 90, height: 120, channels: 3, background: "#b03040" } });
  await page.getByLabel("A photo").setInputFiles({
    name: "red.jpg",
    mimeType: "image/jpeg",
    buffer: await image.jpeg().toBuffer(),
  });
  await expect(page).toHaveURL(/photo=[0-9a-f-]{36}/);
  await expect(page).toHaveURL(/rows=5/);
  await expect(page.getByAltText("The query’s own")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("a run is started, watched, read, compared, and leads to the playground", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, "/admin/evaluation");
  for (const seed of ["1", "2"]) {
    await page.goto("/admin/evaluation");
    await page.getByLabel("Queries").fill("20");
    await page.getByLabel("Seed").fill(seed);
    await page.getByRole("button", { name: "Start a run" }).click();
    await expect(page).toHaveURL(/\/admin\/evaluation\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("status")).toContainText("Fine P@10", { timeout: 90_000 });
  }
  await expect(
    page.getByRole("img", { name: "Chart: Precision at k by fine category" }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Precision by fine category" }).first(),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "Worst queries" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "Comparison: article" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "Open in the playground" }).first().click();
  await expect(page).toHaveURL(/\/admin\/playground\?q=/);
  await expect(page.getByRole("region")).toHaveCount(6);

  await page.goto("/admin/evaluation");
  await page.getByLabel("Queries").fill("5");
  await expect(page.getByLabel("Queries")).toHaveJSProperty("validity.valid", false);
});
