import { expect, type Page, test } from "@playwright/test";

/** A product and the bytes of its photo, as a shopper might have saved them. */
async function aProductsPhoto(page: Page): Promise<{ title: string; buffer: Buffer }> {
  await page.goto("/search?q=dress");
  const card = page.getByRole("list", { name: "Products" }).getByRole("listitem").first();
  const title = (await card.getByRole("heading").textContent()) ?? "";
  const source = await card.locator("img").first().getAttribute("src");
  const response = await page.request.get(source ?? "");
  expect(response.ok()).toBe(true);
  return { title, buffer: await response.body() };
}

test("a product is found by its own photo, at an address that can be shared", async ({
  page,
  browser,
}) => {
  const { title, buffer } = await aProductsPhoto(page);
  await page.goto("/");
  await page
    .getByLabel("Search by photo")
    .setInputFiles({ name: "seen.webp", mimeType: "image/webp", buffer });
  await expect(page).toHaveURL(/\/search\?photo=[0-9a-f-]{36}$/);
  const first = page.getByRole("list", { name: "Products" }).getByRole("listitem").first();
  await expect(first.getByRole("heading")).toHaveText(title);
  await expect(page.getByRole("img", { name: "The photo you search with" })).toBeVisible();

  const friend = await browser.newPage();
  await friend.goto(page.url());
  await expect(friend.getByRole("listitem").filter({ hasText: title }).first()).toBeVisible();
  await friend.close();
});

test("words join the photo, and the photo can be taken out again", async ({ page }) => {
  const { buffer } = await aProductsPhoto(page);
  await page
    .getByLabel("Search by photo")
    .setInputFiles({ name: "seen.webp", mimeType: "image/webp", buffer });
  await expect(page).toHaveURL(/photo=/);
  await page.getByRole("combobox", { name: "What are you looking for?" }).fill("red");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=red/);
  await expect(page).toHaveURL(/photo=/);
  await page.getByRole("link", { name: "Remove the photo" }).click();
  await expect(page).toHaveURL("/search?q=red");
  await expect(page.getByRole("img", { name: "The photo you search with" })).toHaveCount(0);
});

test("a photo is taken from the clipboard and from a drop", async ({ page }) => {
  const { buffer } = await aProductsPhoto(page);
  const base64 = buffer.toString("base64");
  for (const kind of ["paste", "drop"] as const) {
    await page.goto("/");
    await expect(page.getByLabel("Search by photo")).toBeEnabled();
    await page.waitForLoadState("networkidle");
    await page.getByRole("search").evaluate(
      (field, { kind, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], "seen.webp", { type: "image/webp" }));
        field.dispatchEvent(
          kind === "paste"
            ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true })
            : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      },
      { kind, base64 },
    );
    await expect(page, kind).toHaveURL(/\/search\?photo=/);
  }
});

test("what is not a photo is refused in words, before and after it is sent", async ({ page }) => {
  await page.goto("/");
  const input = page.getByLabel("Search by photo");
  await input.setInputFiles({
    name: "notes.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF"),
  });
  await expect(page.getByRole("alert").filter({ hasText: "Choose a JPEG" })).toBeVisible();
  await input.setInputFiles({
    name: "broken.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("not a photo"),
  });
  await expect(page.getByRole("alert").filter({ hasText: "This is not a photo." })).toBeVisible();
  await expect(page).toHaveURL("/");
  await input.setInputFiles({
    name: "huge.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.alloc(13 * 1024 * 1024),
  });
  await expect(page.getByRole("alert").filter({ hasText: "at most 12 MB" })).toBeVisible();
});

async function searchByPhoto(page: Page): Promise<void> {
  const { buffer } = await aProductsPhoto(page);
  await page.goto("/search?q=dress");
  // Bytes of its own: elsewhere in this run the same photo is searched by, and would be deleted with it.
  const own = Buffer.concat([buffer, Buffer.from(crypto.randomUUID())]);
  await page
    .getByLabel("Search by photo")
    .setInputFiles({ name: "seen.webp", mimeType: "image/webp", buffer: own });
  await expect(page).toHaveURL(/photo=/);
}

async function addressOfThumbnail(page: Page): Promise<string> {
  const shown = page.getByRole("img", { name: "Your photo" });
  return (await shown.first().getAttribute("src")) ?? "";
}

test("a shopper deletes their photo by keyboard, and nothing of it is left", async ({ page }) => {
  await searchByPhoto(page);
  const link = page.url();
  const address = await addressOfThumbnail(page);
  const shown = await page.request.get(address);
  expect(shown.headers()["cache-control"]).toBe("private, max-age=300, must-revalidate");

  const opener = page.getByText("Delete your photo", { exact: true });
  await expect(page.getByRole("button", { name: "Delete for good" })).toBeHidden();
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("every link to them stops working")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Delete for good" })).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(
    page.getByRole("status").filter({ hasText: "Your photo is deleted." }),
  ).toBeVisible();
  await expect(page).toHaveURL("/search?q=dress&deleted=photo");
  await expect(page.getByRole("img", { name: "Your photo" })).toHaveCount(0);
  expect((await page.request.get(address)).status()).toBe(404);
  await page.goto(link);
  await expect(page.getByText("This photo is no longer kept")).toBeVisible();
});

test("without scripts a photo is deleted too, in the shopper's language", async ({
  page,
  browser,
}) => {
  await searchByPhoto(page);
  const address = await addressOfThumbnail(page);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "zh-TW" });
  const plain = await context.newPage();
  await plain.goto(page.url());
  await plain.getByText("刪除你的照片", { exact: true }).click();
  await plain.getByRole("button", { name: "永久刪除" }).click();
  await expect(plain.getByText("你的照片已經刪除。")).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
  await context.close();
});

test("Next's image optimizer is off: it would keep copies of photos that are deleted", async ({
  page,
}) => {
  const { request } = page;
  await page.goto("/search?q=dress");
  const card = page.getByRole("list", { name: "Products" }).getByRole("listitem").first();
  const source = (await card.locator("img").first().getAttribute("src")) ?? "";
  const { pathname } = new URL(source, page.url());
  for (const url of [pathname, "/favicon.ico"]) {
    const answer = await request.get(`/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`);
    expect(answer.status()).toBe(404);
  }
});
