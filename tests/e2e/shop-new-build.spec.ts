import { expect, type Page, test } from "@playwright/test";
import { ADMIN } from "../support/admin-account";
import { cameraPhoto } from "../support/photos";

/** As if the shop had been renewed since the page was loaded: the server no longer knows the action's id. */
async function renameActions(page: Page): Promise<void> {
  await page.route("**", (route) => {
    const headers = route.request().headers();
    if (!headers["next-action"]) return route.fallback();
    return route.continue({ headers: { ...headers, "next-action": `40${"0".repeat(40)}` } });
  });
}

/** Set aside in the page itself, so that it goes with a reload. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  return () => page.evaluate(() => "stillHere" in window);
}

test("a search field whose shop was updated is reloaded with the words in it", async ({ page }) => {
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await renameActions(page);
  const isStillHere = await mark(page);
  await page.getByRole("combobox").fill("red dress for");
  await page.locator('input[type="file"]').setInputFiles({
    name: "a.jpg",
    mimeType: "image/jpeg",
    buffer: await cameraPhoto(600, 600),
  });
  await expect(page.getByRole("alert").filter({ hasText: "Please choose it again" })).toBeVisible();
  expect(await isStillHere()).toBe(false);
  await expect(page.getByRole("combobox")).toHaveValue("red dress for");
});

test("a product that is being typed comes back after the reload, with its photos", async ({
  page,
}) => {
  await page.goto("/admin/products/new");
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/admin/products/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Add photos").setInputFiles({
    name: "a.jpg",
    mimeType: "image/jpeg",
    buffer: await cameraPhoto(600, 600),
  });
  await expect(page.getByText("1 photo ready", { exact: true })).toBeVisible();
  await page.getByLabel("What it shows").fill("The skirt from behind");
  await page.getByLabel("Title", { exact: true }).fill("Flumbertine wrap skirt");
  await page.getByLabel("Price").fill("29.50");
  await renameActions(page);
  const isStillHere = await mark(page);
  // A page with unsaved changes would ask before it goes: nobody is there to answer.
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("The shop was renewed before this was saved")).toBeVisible();
  expect(await isStillHere()).toBe(false);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Flumbertine wrap skirt");
  await expect(page.getByLabel("Price")).toHaveValue("29.50");
  await expect(page.getByLabel("What it shows")).toHaveValue("The skirt from behind");
});

test("a second failure at once is told instead of loading the page for ever", async ({ page }) => {
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await renameActions(page);
  const buffer = await cameraPhoto(600, 600);
  const send = () =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer });
  await send();
  await expect(page.getByRole("alert").filter({ hasText: "Please choose it again" })).toBeVisible();
  const isStillHere = await mark(page);
  await send();
  await expect(
    page.getByRole("alert").filter({ hasText: "did not answer as it should" }),
  ).toBeVisible();
  expect(await isStillHere()).toBe(true);
});

test("pages and their scripts name the build that they belong to", async ({ request }) => {
  // As it was sent: the framework takes the attribute off once it has read it.
  const html = await (await request.get("/")).text();
  const [, build] = html.match(/<html[^>]* data-dpl-id="([0-9a-f]{16})"/) ?? [];
  expect(build).toBeDefined();
  expect(html).toContain(`?dpl=${build}`);
});
