import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

const PHONE = { width: 390, height: 844 };

function products(page: Page): Locator {
  return page.getByRole("list", { name: "Products" }).locator("> li");
}

function chips(page: Page): Locator {
  return page.getByRole("list", { name: "What you asked for" }).getByRole("listitem");
}

function photoParam(page: Page): string | null {
  return new URL(page.url()).searchParams.get("photo");
}

async function handles(page: Page): Promise<string[]> {
  const links = products(page).getByRole("heading").getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return addresses.map((address) => address?.split("/").at(-1) ?? "");
}

/** Searches by the photo of a dress, and answers the photo's id. */
async function searchByPhoto(page: Page): Promise<string> {
  await page.goto("/search?q=dress");
  const source = await products(page).first().locator("img").first().getAttribute("src");
  const response = await page.request.get(source ?? "");
  await page.goto("/");
  await page.getByLabel("Search by photo").setInputFiles({
    name: "seen.webp",
    mimeType: "image/webp",
    buffer: await response.body(),
  });
  await expect(page).toHaveURL(/photo=/);
  await expect(page.getByRole("slider", { name: "Frame" })).toBeVisible();
  return photoParam(page) ?? "";
}

async function areaOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not on the page.");
  return box;
}

const photoOf = (page: Page) => page.getByRole("group", { name: "Part of the photo" });
const frameOf = (page: Page) => page.getByRole("slider", { name: "Frame" });

test("a frame is drawn, moved and resized with the mouse, and the results follow", async ({
  page,
}) => {
  const whole = await searchByPhoto(page);
  await expect.poll(() => handles(page)).not.toEqual([]);
  const before = await handles(page);
  const { x, y, width, height } = await areaOf(photoOf(page));
  const drag = async (from: [number, number], to: [number, number]) => {
    await page.mouse.move(x + from[0] * width, y + from[1] * height);
    await page.mouse.down();
    await page.mouse.move(x + to[0] * width, y + to[1] * height, { steps: 5 });
    await page.mouse.up();
  };

  await drag([0.2, 0.2], [0.6, 0.5]);
  await expect.poll(() => photoParam(page)).not.toBe(whole);
  await expect(frameOf(page)).toHaveAttribute(
    "aria-valuetext",
    "20% from the left, 20% from the top, 40% wide, 30% high",
  );
  await expect(chips(page)).toHaveText(["Part of your photo"]);
  await expect.poll(() => handles(page)).not.toEqual(before);

  const drawn = photoParam(page);
  await drag([0.4, 0.35], [0.5, 0.45]);
  await expect.poll(() => photoParam(page)).not.toBe(drawn);
  await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /^30% from the left, 30%/);
  const moved = photoParam(page);
  await drag([0.7, 0.6], [0.9, 0.9]);
  await expect.poll(() => photoParam(page)).not.toBe(moved);
  await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /60% wide, 60% high$/);

  await page.reload();
  await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /^30% from the left.*60% high$/);
  await page.goBack();
  expect(photoParam(page)).toBe(whole);
  await page.goForward();
  await page.getByRole("link", { name: "Whole photo" }).click();
  await expect.poll(() => photoParam(page)).toBe(whole);
  await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /100% wide, 100% high$/);
  await expect.poll(() => handles(page)).toEqual(before);
});

/** The photo's part in the address once no more follow: keys that come slowly are answered one after the other. */
async function lastPhotoParam(page: Page): Promise<string | null> {
  let last = photoParam(page);
  for (;;) {
    await page.waitForTimeout(1_000);
    await expect(page.locator("[data-pending]")).toHaveCount(0);
    if (photoParam(page) === last) return last;
    last = photoParam(page);
  }
}

test("a click beside the frame changes nothing", async ({ page }) => {
  const whole = await searchByPhoto(page);
  const { x, y, width, height } = await areaOf(photoOf(page));
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.waitForTimeout(800);
  expect(photoParam(page)).toBe(whole);
});

test("the frame is moved by keyboard alone, says where it is, and keeps the focus", async ({
  page,
}) => {
  const whole = await searchByPhoto(page);
  await page.getByRole("button", { name: "Search", exact: true }).focus();
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press("Tab");
    if (await frameOf(page).evaluate((frame) => frame === document.activeElement)) break;
  }
  await expect(frameOf(page)).toBeFocused();
  await page.keyboard.press("Tab");
  const left = page.getByRole("slider", { name: "Left edge" });
  await expect(left).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(left).toHaveAttribute("aria-valuenow", "21");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(() => photoParam(page)).not.toBe(whole);
  const right = page.getByRole("slider", { name: "Right edge" });
  await expect(right).toHaveAttribute("aria-valuetext", "90%");
  await expect(page.locator("[data-pending]")).toHaveCount(0);
  await expect(right).toBeFocused();

  const narrowed = await lastPhotoParam(page);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /^21% from the left/);
  await page.waitForTimeout(800);
  expect(photoParam(page)).toBe(narrowed);
});

test("a frame that cannot be sent is taken back, with what to do", async ({ page, context }) => {
  const whole = await searchByPhoto(page);
  await context.setOffline(true);
  await page.getByRole("slider", { name: "Top edge" }).focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("alert").filter({ hasText: "Check the connection" })).toBeVisible();
  await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /100% high$/);
  expect(photoParam(page)).toBe(whole);
  await context.setOffline(false);
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => photoParam(page)).not.toBe(whole);
  await expect(page.getByRole("alert").filter({ hasText: "Check the connection" })).toHaveCount(0);
});

test("the panel folds away and stays so while the search goes on", async ({ page }) => {
  await searchByPhoto(page);
  await page.getByText("Hide your photo").click();
  await expect(photoOf(page)).toBeHidden();
  await page.getByRole("combobox", { name: "What are you looking for?" }).fill("red");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=red/);
  await expect(photoOf(page)).toBeHidden();
  await page.getByText("Choose a part of your photo").click();
  await expect(photoOf(page)).toBeVisible();
});

test("the balance of photo and words moves the results, in the address and over a reload", async ({
  page,
}) => {
  const photo = await searchByPhoto(page);
  await page.goto(`/search?q=blue+sneakers&photo=${photo}`);
  const balanced = await handles(page);
  const slider = page.getByRole("slider", { name: /photo or your words/ });
  await expect(slider).toHaveValue("50");
  await slider.focus();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/wordsWeight=100/);
  await expect(slider).toHaveAttribute("aria-valuetext", "0% photo, 100% words");
  await expect.poll(() => handles(page)).not.toEqual(balanced);
  await expect(page.locator("[data-pending]")).toHaveCount(0);
  await expect(slider).toBeFocused();
  await page.reload();
  await expect(slider).toHaveValue("100");
  await page.getByRole("combobox", { name: "What are you looking for?" }).fill("green sneakers");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=green\+sneakers/);
  await expect(page).toHaveURL(/wordsWeight=100/);
  for (let step = 0; step < 5; step++) await slider.press("PageDown");
  await expect(page).not.toHaveURL(/wordsWeight/);
  await page.getByRole("link", { name: "Remove the photo" }).click();
  await expect(page).toHaveURL("/search?q=green+sneakers");
  await expect(slider).toHaveCount(0);
});

test("products are liked and disliked with the mouse, shown as chips and taken back", async ({
  page,
}) => {
  await page.goto("/search?q=dress");
  const second = products(page).nth(1);
  const liked = (await second.getByRole("heading").textContent()) ?? "";
  await expect(second.getByRole("link", { name: /^More like this/ })).toHaveCSS("opacity", "0");
  await second.hover();
  await second.getByRole("link", { name: `More like this: ${liked}` }).click();
  await expect(page).toHaveURL(/more=/);
  await expect(chips(page)).toHaveText([`More like ${liked}`]);
  await expect(products(page).first().getByRole("heading")).toHaveText(liked);
  const third = products(page).nth(2);
  const disliked = (await third.getByRole("heading").textContent()) ?? "";
  await third.hover();
  await third.getByRole("link", { name: `Less like this: ${disliked}` }).click();
  await expect(chips(page)).toHaveText([`More like ${liked}`, `Less like ${disliked}`]);

  await page.reload();
  await expect(chips(page)).toHaveCount(2);
  await page.getByRole("link", { name: `Remove “Less like ${disliked}”` }).click();
  await expect(chips(page)).toHaveText([`More like ${liked}`]);
  const chosen = products(page)
    .filter({ hasText: liked })
    .getByRole("link", { name: /chosen/ });
  await chosen.click();
  await expect(page).toHaveURL("/search?q=dress");
  await expect(chips(page)).toHaveCount(0);
});

test("a product is liked by keyboard from its card", async ({ page }) => {
  await page.goto("/search?q=dress");
  const first = products(page).first();
  await first.getByRole("heading").getByRole("link").focus();
  await page.keyboard.press("Tab");
  const more = first.getByRole("link", { name: /^More like this/ });
  await expect(more).toBeFocused();
  await expect(more).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/more=/);
});

test("more like one product alone is headed by it, and words join it", async ({ page }) => {
  await page.goto("/search?q=dress");
  const title = (await products(page).first().getByRole("heading").textContent()) ?? "";
  await products(page).first().getByRole("heading").getByRole("link").click();
  await page.getByRole("link", { name: "More like this", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`More like ${title}`);
  await expect(page).toHaveTitle(new RegExp(`^More like ${title}`));
  await expect(products(page).first().getByRole("heading")).toHaveText(title);
  await expect(page.getByText("Newest first")).toHaveCount(0);
  await page.getByRole("combobox", { name: "What are you looking for?" }).fill("blue");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=blue/);
  await expect(chips(page)).toHaveText([`More like ${title}`]);
  await page.getByRole("combobox", { name: "What are you looking for?" }).fill("leather bag");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=leather+bag");
});

test("examples that have left the shop say so and can be removed", async ({ page }) => {
  await page.goto("/search?q=dress&less=gone-for-good");
  await expect(chips(page)).toHaveText(["Less like gone-for-good, no longer in the shop"]);
  await expect(products(page).first()).toBeVisible();
  await page.getByRole("link", { name: "Remove “Less like gone-for-good”" }).click();
  await expect(page).toHaveURL("/search?q=dress");
  await page.goto("/search?more=gone-for-good");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This product has left the shop.",
  );
  await expect(chips(page)).toHaveCount(1);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on photo, balance and examples in ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const photo = await searchByPhoto(page);
    const [liked, disliked] = await handles(page);
    const path = `/search?q=red&photo=${photo}&more=${liked}&less=${disliked}&less=gone`;
    for (const viewport of [{ width: 1440, height: 900 }, PHONE]) {
      await page.setViewportSize(viewport);
      for (const address of [path, `/search?more=${liked}`, "/search?more=gone"]) {
        await page.goto(address);
        await page.waitForLoadState("networkidle");
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          address,
        ).toEqual([]);
      }
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

  /** A finger's way over the screen, in pixels; what lies under it is decided by the browser. */
  async function swipe(page: Page, from: [number, number], to: [number, number]) {
    const session = await page.context().newCDPSession(page);
    const at = (share: number) => [
      {
        x: from[0] + (to[0] - from[0]) * share,
        y: from[1] + (to[1] - from[1]) * share,
      },
    ];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (const share of [0.2, 0.4, 0.6, 0.8, 1]) {
      await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(share) });
      await page.waitForTimeout(20);
    }
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await session.detach();
  }

  test("a finger pulls a corner and moves the frame, and over the whole photo scrolls the page", async ({
    page,
  }) => {
    const whole = await searchByPhoto(page);
    const { x, y, width, height } = await areaOf(photoOf(page));
    await swipe(page, [x + width / 2, y + height * 0.8], [x + width / 2, y + height * 0.1]);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
    expect(photoParam(page)).toBe(whole);
    // A page that still glides goes on from where it is put.
    await expect
      .poll(async () => {
        await page.evaluate(() => window.scrollTo(0, 0));
        await page.waitForTimeout(200);
        return page.evaluate(() => window.scrollY);
      })
      .toBe(0);

    await swipe(page, [x + width, y + height], [x + width / 2, y + height / 2]);
    await expect.poll(() => photoParam(page)).not.toBe(whole);
    await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /50% wide, 50% high$/);
    const pulled = photoParam(page);
    await swipe(page, [x + width * 0.25, y + height * 0.25], [x + width * 0.5, y + height * 0.5]);
    await expect.poll(() => photoParam(page)).not.toBe(pulled);
    await expect(frameOf(page)).toHaveAttribute("aria-valuetext", /^25% from the left, 25%/);
    // Less than the finger went: the browser itself keeps results in place when what is above them grows.
    expect(await page.evaluate(() => window.scrollY)).toBeLessThan(height * 0.2);
  });

  test("every handle offers a finger 44 pixels, and nothing scrolls sideways", async ({ page }) => {
    const photo = await searchByPhoto(page);
    for (const handle of await photoOf(page).locator("[data-handle]").all()) {
      const { width, height } = await areaOf(handle);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    const [liked, disliked] = await handles(page);
    await page.goto(`/search?q=red&photo=${photo}&more=${liked}&less=${disliked}&less=gone`);
    await page.waitForLoadState("networkidle");
    const overflowPx = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflowPx).toBeLessThanOrEqual(0);
  });

  test("a card's small button offers more and less like it", async ({ page }) => {
    await page.goto("/search?q=dress");
    const second = products(page).nth(1);
    const title = (await second.getByRole("heading").textContent()) ?? "";
    const button = second.locator("summary");
    const { width, height } = await areaOf(button);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    const less = second.getByRole("link", { name: `Less like this: ${title}` });
    await expect(less).toBeHidden();
    await button.tap();
    expect((await areaOf(less)).height).toBeGreaterThanOrEqual(44);
    await less.tap();
    await expect(page).toHaveURL(/less=/);
    await expect(chips(page)).toHaveText([`Less like ${title}`]);
  });
});

test.describe("without scripts", () => {
  test("a shared search by photo and words is shown, balanced and refined", async ({
    page,
    browser,
  }) => {
    const photo = await searchByPhoto(page);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${new URL(page.url()).origin}/search?q=red&photo=${photo}`);
    await expect(plain.getByRole("img", { name: "Your photo" })).toBeVisible();
    await expect(plain.getByRole("slider", { name: "Frame" })).toBeHidden();
    await plain.getByRole("slider", { name: /photo or your words/ }).press("End");
    await plain.getByRole("button", { name: "Search with this balance" }).click();
    await expect(plain).toHaveURL(/wordsWeight=100/);
    await expect(plain).toHaveURL(new RegExp(photo));
    await plain
      .getByRole("link", { name: /^More like this/ })
      .first()
      .click();
    await expect(plain).toHaveURL(/more=/);
    await expect(chips(plain)).toHaveCount(2);
    await context.close();
  });
});
