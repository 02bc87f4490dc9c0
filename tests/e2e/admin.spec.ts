import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { ADMIN } from "../support/admin-account";

const embeddingPatienceMs = 45_000;

async function signIn(page: Page, path = "/admin"): Promise<void> {
  await page.goto(path);
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(path);
}

async function photo(name: string, background: string) {
  const image = sharp({ create: { width: 480, height: 600, channels: 3, background } });
  return { name, mimeType: "image/jpeg", buffer: await image.jpeg().toBuffer() };
}

/** A name that no other run of the test has used, so that a shop can be tested twice. */
function newTitle(): string {
  return `Checked picnic apron ${Date.now().toString(36)}`;
}

async function fillProduct(page: Page, title: string): Promise<void> {
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Description").fill("A checked apron of washed linen for picnics.");
  await page.getByLabel("Category", { exact: true }).fill("Accessories");
  await page.getByLabel("Kind").fill("Apron");
  await page.getByLabel("Price").fill("29.50");
}

async function deleteProduct(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(title);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL("/admin");
}

function inShop(page: Page, title: string): Locator {
  return page.getByRole("list", { name: "Products" }).getByText(title, { exact: true });
}

test("a wrong password is refused, the right one leads on to where one was going", async ({
  page,
}) => {
  await page.goto("/admin/products/new");
  await expect(page).toHaveURL("/admin/sign-in?next=%2Fadmin%2Fproducts%2Fnew");
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not match")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/admin/products/new");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/admin/sign-in");
  await page.goto("/admin");
  await expect(page).toHaveURL("/admin/sign-in");
});

test("a product is uploaded with photos, found in the shop, edited, archived and deleted", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const title = newTitle();
  await signIn(page, "/admin/products/new");
  await page
    .getByLabel("Add photos")
    .setInputFiles([await photo("front.jpg", "#b03040"), await photo("back.jpg", "#305070")]);
  await expect(page.getByText("2 photos ready", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Move photo 2 earlier" }).click();
  await page.getByLabel("What it shows").first().fill("The apron from behind");
  await fillProduct(page, title);
  await expect(page.getByRole("complementary", { name: "Preview" })).toContainText("€29.50");
  await page.getByRole("button", { name: "Publish" }).click();

  await expect(page).toHaveURL(/\/admin\/products\/[0-9a-f-]{36}$/);
  const address = page.url();
  await expect(page.getByText("In the shop, and found by searches.")).toBeVisible({
    timeout: embeddingPatienceMs,
  });
  await expect(page.getByLabel("What it shows").first()).toHaveValue("The apron from behind");

  const words = encodeURIComponent(title);
  await page.goto(`/search?q=${words}&mode=description`);
  await expect(inShop(page, title)).toBeVisible();
  await inShop(page, title).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("main").getByText("€29.50").first()).toBeVisible();

  await page.goto(address);
  await page.getByLabel("Price").fill("31");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved and published.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Price")).toHaveValue("31.00");

  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Saved and archived.")).toBeVisible();
  await page.goto(`/search?q=${words}&mode=description&floor=off`);
  await expect(page.getByRole("list", { name: "Products" })).toBeVisible();
  await expect(inShop(page, title)).toHaveCount(0);

  await page.goto(address);
  await deleteProduct(page, title);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: title })).toHaveCount(0);
});

test("what cannot be saved is said beside its field, and nothing typed is lost", async ({
  page,
}) => {
  await signIn(page, "/admin/products/new");
  await page.getByLabel("Title", { exact: true }).fill("Half a product");
  await page.getByLabel("Price").fill("a lot");
  await page
    .getByLabel("Add photos")
    .setInputFiles([
      { name: "notes.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") },
      { name: "broken.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a photo") },
      await photo("fine.jpg", "#406040"),
    ]);
  await expect(page.getByText("1 photo ready · 2 not taken", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Not saved: see the fields marked.")).toBeVisible();
  await expect(page.getByLabel("Category", { exact: true })).toHaveAccessibleDescription(/missing/);
  await expect(page.getByLabel("Price")).toHaveAccessibleDescription(/is not a price/);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Half a product");
  await expect(page.getByText("1 photo ready · 2 not taken", { exact: true })).toBeVisible();
});

test("photos dropped on the form are taken", async ({ page }) => {
  await signIn(page, "/admin/products/new");
  await page.waitForLoadState("networkidle");
  const { buffer } = await photo("dropped.jpg", "#806020");
  await page.getByRole("group", { name: "Photos" }).evaluate((field, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "dropped.jpg", { type: "image/jpeg" }));
    field.dispatchEvent(
      new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, buffer.toString("base64"));
  await expect(page.getByText("1 photo ready", { exact: true })).toBeVisible();
});

test("the table is filtered, walked and changed by keyboard", async ({ page }) => {
  const title = newTitle();
  await signIn(page, "/admin/products/new");
  await fillProduct(page, title);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/admin\/products\/[0-9a-f-]{36}$/);

  await page.goto("/admin");
  await page.waitForLoadState("networkidle");
  const total = await page.getByRole("row").count();
  await page
    .getByRole("checkbox", { name: /^Select (?!every)/ })
    .first()
    .focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("3 selected")).toHaveCount(0);

  await page.keyboard.press("Control+k");
  await page.keyboard.type(title);
  await expect(page.getByRole("row")).toHaveCount(2);
  expect(total).toBeGreaterThan(2);
  await page.getByRole("checkbox", { name: `Select ${title}` }).check();
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("1 product archived.")).toBeVisible();
  await page.getByRole("link", { name: /^Archived 1/ }).click();
  await expect(page).toHaveURL(/status=archived/);
  await page.getByRole("link", { name: title }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await deleteProduct(page, title);
});

test("the admin has nothing that axe objects to", async ({ page }) => {
  await page.goto("/admin/sign-in");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await signIn(page);
  await page
    .getByRole("checkbox", { name: /^Select (?!every)/ })
    .first()
    .check();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("link", { name: "Add a product" }).click();
  await page.getByLabel("Add photos").setInputFiles([await photo("one.jpg", "#405060")]);
  await expect(page.getByText("1 photo ready", { exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
