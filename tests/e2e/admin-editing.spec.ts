import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { ADMIN } from "../support/admin-account";

async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(path);
}

/** A window of another browser, signed in. */
async function otherWindow(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, path);
  return page;
}

/** A name that no other run of the test has used, so that a shop can be tested twice. */
function newTitle(): string {
  return `Quilted tea cosy ${Date.now().toString(36)}`;
}

async function createDraft(page: Page, title: string, fields: Record<string, string> = {}) {
  await page.goto("/admin/products/new");
  await page.getByLabel("Title", { exact: true }).fill(title);
  const typed = { Category: "Accessories", Kind: "Tea cosy", Price: "49.90", ...fields };
  for (const [label, text] of Object.entries(typed)) {
    await page.getByLabel(label, { exact: label === "Category" }).fill(text);
  }
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/admin\/products\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function deleteProduct(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(title);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL("/admin");
}

const conflict = (page: Page) =>
  page.getByRole("dialog", { name: "This product was changed meanwhile" });
const leaving = (page: Page) => page.getByRole("dialog", { name: "Leave without saving?" });

test("of two windows on one product the later save is told what the other saved, and chooses", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const title = newTitle();
  await signIn(page, "/admin");
  const path = await createDraft(page, title);
  const other = await otherWindow(browser, path);
  await other.getByLabel("Price").fill("59");
  await other.getByRole("button", { name: "Save draft" }).click();
  await expect(other.getByText("Saved as a draft.")).toBeVisible();
  await expect(other.getByLabel("Price")).toHaveValue("59.00");

  await page.getByLabel("Brand").fill("Hearth");
  await page.keyboard.press("Control+s");
  await expect(conflict(page)).toBeVisible();
  await expect(conflict(page)).toContainText("You saved it in another window at");
  await expect(conflict(page).getByRole("heading", { level: 3 })).toHaveText(["Price", "Brand"]);
  await expect(conflict(page)).toContainText("Yours, as you found it");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.keyboard.press("Escape");
  await expect(conflict(page)).toHaveCount(0);
  await expect(page.getByLabel("Brand")).toHaveValue("Hearth");
  await expect(page.getByText("Not saved: this product was changed meanwhile.")).toBeVisible();

  await page.getByRole("button", { name: "Save draft" }).click();
  await conflict(page).getByRole("button", { name: "Load theirs" }).click();
  await expect(page.getByLabel("Price")).toHaveValue("59.00");
  await expect(page.getByLabel("Brand")).toHaveValue("");

  await other.getByLabel("Colour").fill("Teal");
  await other.getByRole("button", { name: "Save draft" }).click();
  await expect(other.getByText("Saved as a draft.")).toBeVisible();
  await page.getByLabel("Price").fill("65");
  await page.keyboard.press("Control+s");
  await expect(conflict(page).getByRole("heading", { level: 3 })).toHaveText(["Price", "Colour"]);
  await conflict(page).getByRole("button", { name: "Save mine over it" }).click();
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
  await expect(conflict(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Price")).toHaveValue("65.00");
  await expect(page.getByLabel("Colour")).toHaveValue("");

  await other.getByRole("button", { name: "Delete" }).click();
  await other.getByRole("dialog").getByRole("textbox").fill(title);
  await other.getByRole("button", { name: "Delete for good" }).click();
  await expect(other.getByRole("dialog")).toContainText("changed meanwhile, and is still there");
  await other.context().close();
  await deleteProduct(page, title);
});

test("a product that another window deleted can be created again from what was typed", async ({
  page,
  browser,
}) => {
  const title = newTitle();
  await signIn(page, "/admin");
  const path = await createDraft(page, title);
  const other = await otherWindow(browser, path);
  await deleteProduct(other, title);
  await other.context().close();
  await page.getByLabel("Brand").fill("Hearth");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(
    page.getByText("was deleted meanwhile. Save again to create it again."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).not.toHaveURL(path);
  await expect(page.getByLabel("Brand")).toHaveValue("Hearth");
  await deleteProduct(page, title);
});

test("a bulk action passes over what another window has changed, and says so", async ({
  page,
  browser,
}) => {
  const title = newTitle();
  await signIn(page, "/admin");
  await createDraft(page, `${title} one`);
  const path = await createDraft(page, `${title} two`);
  await page.goto(`/admin?q=${encodeURIComponent(title)}`);
  await page.getByRole("checkbox", { name: "Select every product on this page" }).check();
  await expect(page.getByText("2 selected")).toBeVisible();

  const other = await otherWindow(browser, path);
  await other.getByLabel("Price").fill("59");
  await other.getByRole("button", { name: "Save draft" }).click();
  await expect(other.getByText("Saved as a draft.")).toBeVisible();
  await other.context().close();

  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("1 product archived. 1 was changed by somebody else")).toBeVisible();
  await expect(page.getByText("1 selected")).toBeVisible();
  await expect(page.getByRole("cell", { name: "€59.00" })).toBeVisible();
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("1 product archived.", { exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: "Select every product on this page" }).check();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("2");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("2 products deleted.")).toBeVisible();
});

test("links, back and forward and signing out ask before edits are lost", async ({ page }) => {
  const title = newTitle();
  await signIn(page, "/admin");
  const path = await createDraft(page, title);
  await page.goto("/admin");
  await page.getByRole("link", { name: title }).click();
  await expect(page).toHaveURL(path);
  await page.getByLabel("Price").fill("1");

  const stay = () => leaving(page).getByRole("button", { name: "Stay" });
  await page.getByRole("link", { name: "All products" }).click();
  await expect(stay()).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await stay().click();
  await expect(leaving(page)).toHaveCount(0);

  const ways = [
    async () => page.getByRole("link", { name: "View shop" }).press("Enter"),
    async () => page.getByRole("button", { name: "Sign out" }).press("Enter"),
    async () => page.evaluate(() => history.back()),
    async () => page.evaluate(() => history.back()),
  ];
  for (const way of ways) {
    await way();
    await expect(leaving(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(leaving(page)).toHaveCount(0);
    await expect(page).toHaveURL(path);
    await expect(page.getByLabel("Price")).toHaveValue("1");
  }

  await page.evaluate(() => history.back());
  await leaving(page).getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL("/admin");
  await expect(page.getByRole("heading", { level: 1, name: "Products" })).toBeVisible();

  await page.evaluate(() => history.forward());
  await expect(page).toHaveURL(path);
  await expect(page.getByLabel("Price")).toHaveValue("49.90");
  await page.getByLabel("Price").fill("2");
  await page.getByLabel("Price").fill("49.90");
  await page.getByRole("link", { name: "All products" }).click();
  await expect(page).toHaveURL("/admin");

  await page.getByRole("link", { name: title }).click();
  await page.getByLabel("Price").fill("3");
  await page.getByRole("button", { name: "Sign out" }).click();
  await leaving(page).getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL("/admin/sign-in");
  await signIn(page, path);
  await deleteProduct(page, title);
});

test("a product can be left behind for another by a link once that is chosen", async ({ page }) => {
  await signIn(page, "/admin/products/new");
  await page.getByLabel("Title", { exact: true }).fill("Half a product");
  await page.getByRole("link", { name: "Evaluation" }).click();
  await leaving(page).getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL("/admin/evaluation");
});

test("other forms of the admin ask too, and keep what was typed when they refuse", async ({
  page,
}) => {
  await signIn(page, "/admin/evaluation");
  await page.getByLabel("Queries").fill("17");
  await page.getByLabel("Retrieval").selectOption("pure");
  await page.getByRole("link", { name: "Playground" }).click();
  await leaving(page).getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("Queries")).toHaveValue("17");
  await page.getByLabel("Seed").evaluate((field) => field.removeAttribute("max"));
  await page.getByLabel("Seed").fill("99999999999999999999");
  await page.getByRole("button", { name: "Start a run" }).click();
  await expect(page.getByLabel("Seed")).toHaveAccessibleDescription(/./);
  await expect(page.getByLabel("Queries")).toHaveValue("17");
  await expect(page.getByLabel("Retrieval")).toHaveValue("pure");

  await page.getByRole("link", { name: "Playground" }).click();
  await leaving(page).getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL("/admin/playground");
  await page.getByLabel("The query’s words").fill("red dress");
  await page.getByRole("link", { name: "Evaluation" }).click();
  await expect(leaving(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/\/admin\/playground\?q=red\+dress/);
  await page.getByRole("link", { name: "Evaluation" }).click();
  await expect(page).toHaveURL("/admin/evaluation");
});

test("what is typed while a product is being saved stays", async ({ page }) => {
  const title = newTitle();
  await signIn(page, "/admin");
  await createDraft(page, title);
  await page.route("**/admin/products/*", async (route) => {
    if (route.request().method() === "POST") await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await page.getByLabel("Price").fill("61");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByLabel("Brand").fill("Hearth");
  await expect(page.getByText("Saving")).toBeVisible();
  await expect(page.getByText("Not saved yet.")).toBeVisible();
  await expect(page.getByLabel("Brand")).toHaveValue("Hearth");
  await expect(page.getByLabel("Price")).toHaveValue("61.00");
  await page.unrouteAll({ behavior: "wait" });
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Brand")).toHaveValue("Hearth");
  await deleteProduct(page, title);
});

test("a save without a connection loses nothing", async ({ page }) => {
  await signIn(page, "/admin/products/new");
  await page.getByLabel("Title", { exact: true }).fill("Half a product");
  await page.route("**/admin/products/new", (route) => route.abort());
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(
    page.getByText("The connection broke before the product had arrived."),
  ).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Half a product");
});

test("a category may be called constructor, or of signs alone", async ({ page, request }) => {
  test.setTimeout(120_000);
  const title = newTitle();
  await signIn(page, "/admin");
  for (const [category, kind] of [
    ["constructor", "__proto__"],
    ["!!!", "👗"],
  ] as const) {
    const path = await createDraft(page, title, {
      Category: category,
      Kind: kind,
      Colour: category,
    });
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByText("Saved and published.")).toBeVisible();
    await page.goto("/admin/products/new");
    await expect(page.getByRole("heading", { level: 1, name: "New product" })).toBeVisible();

    await page.goto("/categories");
    await page.getByRole("link", { name: kind }).click();
    await expect(page.getByRole("heading", { level: 1, name: kind })).toBeVisible();
    await expect(page.getByRole("list", { name: "Products" })).toContainText(title);
    const response = await request.get("/sitemap.xml");
    expect(await response.text()).toContain(encodeURI(decodeURI(new URL(page.url()).pathname)));
    if (category === "!!!") {
      const former = await request.get("/categories/other/other?sort=newest", { maxRedirects: 0 });
      expect([former.status(), former.headers().location]).toEqual([
        308,
        "/categories/~21-21-21/~1f457?sort=newest",
      ]);
    }
    await page.goto(path);
    await deleteProduct(page, title);
  }
});
