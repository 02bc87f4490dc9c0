import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

/** Paths of products that a search finds, so that no test knows the demo catalogue by heart. */
async function productPaths(page: Page, q: string, count: number): Promise<string[]> {
  const response = await page.request.get(`/api/search?q=${q}&perPage=${count}`);
  const { results } = await response.json();
  return results.map(({ handle }: { handle: string }) => `/products/${handle}`);
}

/** Opens a product with several photos. */
async function openWithSeveralPhotos(page: Page): Promise<Locator> {
  for (const path of await productPaths(page, "shirt", 40)) {
    await page.goto(path);
    const photos = page.locator("a[data-photo]");
    if ((await photos.count()) > 1) return photos;
  }
  throw new Error("No product of the demo catalogue has two photos.");
}

function viewer(page: Page) {
  const dialog = page.getByRole("dialog");
  return {
    dialog,
    photo: dialog.locator("img[draggable=false]"),
    status: dialog.getByRole("status"),
  };
}

/** Zoom and place of the photo, once it has settled. */
async function placeOf(photo: Locator) {
  const read = () =>
    photo.evaluate((image) => {
      const { a, e, f } = new DOMMatrix((image as HTMLImageElement).style.transform);
      return { scale: a, x: e, y: f };
    });
  return read();
}

test("a photo opens large with a click, zooms with clicks and the wheel, and pans by drag", async ({
  page,
}) => {
  const photos = await openWithSeveralPhotos(page);
  await photos.first().click();
  const { dialog, photo, status } = viewer(page);
  await expect(dialog).toBeVisible();
  await expect
    .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(800);
  await expect(status).toContainText("Photo 1 of 2 · Zoom 100%");

  const box = await photo.boundingBox();
  const middle = {
    x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
  };
  await page.mouse.click(middle.x, middle.y + 100);
  await expect(status).toContainText("Zoom 250%");
  const before = await placeOf(photo);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x, middle.y + 60, { steps: 4 });
  await page.mouse.up();
  expect((await placeOf(photo)).y - before.y).toBeCloseTo(60, 0);
  await expect(status).toContainText("Zoom 250%");

  await page.mouse.click(middle.x, middle.y);
  await expect(status).toContainText("Zoom 100%");
  await page.mouse.wheel(0, -300);
  await expect(status).not.toContainText("Zoom 100%");
  await page.mouse.wheel(0, 3000);
  await expect(status).toContainText("Zoom 100%");

  await dialog.getByRole("button", { name: "Next photo" }).click();
  await expect(status).toContainText("Photo 2 of 2");
  await page.mouse.click(middle.x, middle.y);
  await expect(status).toContainText("Zoom 250%");
  await dialog.getByRole("button", { name: "Photo 1 of 2" }).click();
  await expect(status).toContainText("Photo 1 of 2 · Zoom 100%");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(photos.first()).toBeFocused();
});

test("the viewer is worked by keyboard alone, and gives the focus back", async ({ page }) => {
  const photos = await openWithSeveralPhotos(page);
  await photos.nth(1).focus();
  await page.keyboard.press("Enter");
  const { dialog, photo, status } = viewer(page);
  await expect(status).toContainText("Photo 2 of 2 · Zoom 100%");
  await page.keyboard.press("ArrowLeft");
  await expect(status).toContainText("Photo 1 of 2");
  await page.keyboard.press("PageDown");
  await expect(status).toContainText("Photo 2 of 2");

  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect(status).toContainText("Zoom 225%");
  const before = await placeOf(photo);
  await page.keyboard.press("ArrowDown");
  expect((await placeOf(photo)).y).toBeLessThan(before.y);
  await expect(status, "an arrow moves an enlarged photo").toContainText("Photo 2 of 2");
  await page.keyboard.press("-");
  await expect(status).toContainText("Zoom 150%");
  await page.keyboard.press("0");
  await expect(status).toContainText("Zoom 100%");

  // Nothing behind the dialog can be reached.
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest("dialog"),
    );
    expect(outside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(photos.nth(1)).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("thumbnails bring photos into sight; a tap enlarges, two fingers zoom, a swipe leafs", async ({
    page,
  }) => {
    const photos = await openWithSeveralPhotos(page);
    const thumbnails = page.getByRole("list", { name: "Choose a photo" }).getByRole("link");
    await thumbnails.nth(1).tap();
    await expect(photos.nth(1)).toBeInViewport({ ratio: 0.7 });
    await expect(thumbnails.nth(1)).toHaveAttribute("aria-current", "true");

    await photos.nth(1).tap();
    const { dialog, photo, status } = viewer(page);
    await expect(status).toContainText("Photo 2 of 2 · Zoom 100%");
    await page.touchscreen.tap(195, 500);
    await expect(status).toContainText("Zoom 250%");
    await page.touchscreen.tap(195, 500);
    await expect(status).toContainText("Zoom 100%");

    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: [number, number][]) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    await touch("touchStart", [180, 400], [210, 400]);
    for (const by of [10, 20, 30]) await touch("touchMove", [180 - by, 400], [210 + by, 400]);
    await touch("touchEnd");
    await expect(status).not.toContainText("Zoom 100%");
    expect((await placeOf(photo)).scale).toBeGreaterThan(1.5);
    await dialog.getByRole("button", { name: "Zoom out" }).tap();
    await page.keyboard.press("0");
    await expect(status).toContainText("Zoom 100%");

    await touch("touchStart", [100, 400]);
    for (const x of [150, 220, 280]) await touch("touchMove", [x, 402]);
    // A finger that rests before it is lifted: Chromium takes the next tap as one that stops a fling.
    await page.waitForTimeout(300);
    await touch("touchMove", [280, 402]);
    await touch("touchEnd");
    await expect(status).toContainText("Photo 1 of 2");
    await dialog.getByRole("button", { name: "Close" }).tap();
    await expect(dialog).toHaveCount(0);
  });
});

test("axe finds nothing with the viewer open", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const photos = await openWithSeveralPhotos(page);
    await photos.first().click();
    await expect(viewer(page).photo).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a photo is a link to its largest rendition", async ({ page }) => {
    const [path] = await productPaths(page, "shirt", 1);
    await page.goto(path as string);
    const href = await page.locator("a[data-photo]").first().getAttribute("href");
    const response = await page.request.get(href as string);
    expect(response.headers()["content-type"]).toMatch(/^image\//);
    await expect(page.getByRole("heading", { name: "Recently seen" })).toBeHidden();
  });
});

test("what goes with a product is never of its own category, and no kind is there more than twice", async ({
  page,
}) => {
  test.slow();
  for (const q of ["dress", "mens+shirt", "boots", "bag", "jeans"]) {
    const { results } = await (await page.request.get(`/api/search?q=${q}&perPage=1`)).json();
    const { handle, broadCategory } = results[0];
    await page.goto(`/products/${handle}`);
    const cards = page
      .getByRole("list", { name: "Goes with" })
      .getByRole("heading")
      .getByRole("link");
    await expect(cards.first(), q).toBeVisible();
    const kinds = new Map<string, number>();
    for (const href of await cards.evaluateAll((links) =>
      links.map((link) => link.getAttribute("href")),
    )) {
      const crumbs = await breadcrumbsOf(page, href as string);
      expect(crumbs[0], `${href} with ${q}`).not.toBe(broadCategory);
      const kind = crumbs.slice(0, -1).join(" / ");
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(kinds.size, q).toBeGreaterThanOrEqual(4);
    expect(Math.max(...kinds.values()), q).toBeLessThanOrEqual(2);
  }
});

/** As its page describes them to search engines: broad category, kind, title. */
async function breadcrumbsOf(page: Page, path: string): Promise<string[]> {
  const html = await (await page.request.get(path)).text();
  const list = html.match(
    /\{"@context":"https:\/\/schema.org","@type":"BreadcrumbList".*?\}\]\}/,
  )?.[0];
  const { itemListElement } = JSON.parse(list ?? "{}");
  return itemListElement.map(({ name }: { name: string }) => name);
}

test("breadcrumbs tell people and search engines the same", async ({ page }) => {
  const [path] = await productPaths(page, "dress", 1);
  await page.goto(path as string);
  const links = page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link");
  const crumbs = await breadcrumbsOf(page, path as string);
  expect(await links.allTextContents()).toEqual(crumbs.slice(0, -1));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(crumbs.at(-1) as string);
  await links.first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(crumbs[0] as string);
});

test("more like this leads to a search by example", async ({ page }) => {
  const [path] = await productPaths(page, "dress", 1);
  await page.goto(path as string);
  const handle = path?.split("/").at(-1);
  await expect(page.getByRole("link", { name: "More like this", exact: true })).toHaveAttribute(
    "href",
    `/search?more=${handle}`,
  );
});

test("recently seen products are remembered over a reload, the last first, and can be cleared", async ({
  page,
}) => {
  const [first, second, third] = (await productPaths(page, "bag", 3)) as [string, string, string];
  const seen = page.getByRole("list", { name: "Recently seen" }).getByRole("link");
  const hrefs = () => seen.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  await page.goto(first);
  await expect(page.getByRole("heading", { name: "Similar", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Recently seen" })).toBeHidden();
  await page.goto(second);
  await expect.poll(hrefs).toEqual([first]);
  await page.goto(third);
  await expect.poll(hrefs).toEqual([second, first]);
  await page.reload();
  await expect.poll(hrefs).toEqual([second, first]);

  await seen.first().click();
  await expect(page).toHaveURL(second);
  await expect.poll(hrefs, "without a page load too").toEqual([third, first]);

  await page.getByRole("button", { name: "Clear the recently seen products" }).click();
  const note = page.getByRole("status").filter({ hasText: "Cleared." });
  await expect(note).toBeFocused();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Similar", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Recently seen" })).toBeHidden();
});

test("what is remembered goes to the cards' address alone, and nothing moves when they come", async ({
  page,
}) => {
  const [first, second] = (await productPaths(page, "bag", 2)) as [string, string];
  await page.goto(first);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("recently-seen")))
    .not.toBeNull();
  const handle = first.split("/").at(-1) as string;
  const told: string[] = [];
  page.on("request", (request) => {
    if (`${request.url()} ${request.postData()}`.includes(handle)) told.push(request.url());
  });
  await page.route("**/api/products?*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(second, { waitUntil: "domcontentloaded" });
  const heading = page.getByRole("heading", { name: "Recently seen" });
  await heading.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => document.body.scrollHeight);
  await expect(page.getByRole("list", { name: "Recently seen" }).getByRole("link")).toHaveCount(1);
  expect(await page.evaluate(() => document.body.scrollHeight)).toBe(before);
  expect(new Set(told.map((url) => new URL(url).pathname))).toEqual(new Set(["/api/products"]));
});

test("a product page works where storage is switched off", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  const [path] = await productPaths(page, "bag", 1);
  await page.goto(path as string);
  await page.locator("a[data-photo]").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(errors).toEqual([]);
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-TW" });

  test("the page speaks Traditional Chinese, the viewer included", async ({ page }) => {
    const [path] = await productPaths(page, "dress", 1);
    await page.goto(path as string);
    for (const name of ["搭配推薦", "相似商品"]) {
      await expect(page.getByRole("heading", { name })).toBeVisible();
    }
    await page.locator("a[data-photo]").first().click();
    await expect(page.getByRole("dialog").getByRole("button", { name: "關閉" })).toBeVisible();
  });
});
