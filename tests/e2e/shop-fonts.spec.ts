import { expect, type Page, test } from "@playwright/test";

test("fonts come behind the page on a first visit, move nothing, and with it from then on", async ({
  page,
}) => {
  let letThemCome = () => {};
  const allowed = new Promise<void>((resolve) => {
    letThemCome = resolve;
  });
  let asked = 0;
  await page.route(/\.woff2(\?|$)/, async (route) => {
    asked += 1;
    await allowed;
    await route.continue();
  });
  await page.goto("/search?q=dress");
  await expect(page.locator("html")).toHaveAttribute("data-fonts");
  await expect.poll(() => asked).toBeGreaterThan(0);
  await expect(page.locator("#results").getByRole("listitem").first()).toBeVisible();
  const before = await places(page);
  expect(await loadedFonts(page)).not.toContain("sans");

  letThemCome();
  await expect.poll(() => loadedFonts(page)).toEqual(expect.arrayContaining(["sans", "serif"]));
  expect(await places(page)).toEqual(before);

  const next = await page.request.get("/search?q=shirt");
  expect(await next.text()).toMatch(/<html[^>]* data-fonts=""/);
});

function loadedFonts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family),
  );
}

/** How far from the top the first results stand. */
function places(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("#results article")].map(
      (card) => card.getBoundingClientRect().top,
    ),
  );
}
