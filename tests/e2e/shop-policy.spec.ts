import { type APIResponse, expect, type Page, type Response, test } from "@playwright/test";
import { ADMIN } from "../support/admin-account";
import { watchPolicy } from "../support/policy";

function policyOf(response: Response | APIResponse | null): string {
  return response?.headers()["content-security-policy"] ?? "";
}

function nonceOf(response: Response | APIResponse | null): string {
  return /script-src [^;]*'nonce-([^']+)'/.exec(policyOf(response))?.[1] ?? "";
}

async function addressOf(page: Page, link: string): Promise<string> {
  return (await page.locator(link).first().getAttribute("href")) ?? "";
}

/** Pages are alive once React has taken them over: it marks the elements that it knows. */
async function expectAlive(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() =>
          [...document.querySelectorAll("body *")].some((element) =>
            Object.keys(element).some((key) => key.startsWith("__react")),
          ),
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
}

test("no page of the shop breaks its own policy, and each comes with a nonce of its own", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const violations = await watchPolicy(page);
  await page.goto("/search?q=dress");
  const product = await addressOf(page, "#results article a[href^='/products/']");
  const nonces = new Set<string>();
  const addresses = [
    "/",
    "/categories",
    "/categories/clothing",
    product,
    "/search?q=dress&view=varied",
    "/search?q=dress&page=99",
    "/search?q=dress&styles=99",
    "/search?photo=00000000-0000-4000-8000-000000000000",
    "/products/zzz",
    "/nowhere",
    "/admin/sign-in",
  ];
  for (const address of addresses) {
    const response = await page.goto(address);
    expect(nonceOf(response), address).toHaveLength(24);
    expect(policyOf(response), address).toContain("'strict-dynamic'");
    expect(policyOf(response), address).not.toMatch(/script-src [^;]*unsafe/);
    nonces.add(nonceOf(response));
    await expectAlive(page);
    await page.waitForLoadState("networkidle");
  }
  expect(nonces.size).toBe(addresses.length);
  expect(violations).toEqual([]);
});

test("what shoppers do on the page does not break its policy either", async ({ page }) => {
  const violations = await watchPolicy(page);
  await page.goto("/");
  await page.getByRole("combobox").fill("dres");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.locator("#results article").first()).toBeVisible();
  const source = await page.locator("#results img").first().getAttribute("src");
  const photo = await (await page.request.get(source ?? "")).body();
  await page.locator("#results article a").first().click();
  await expect(page).toHaveURL(/\/products\//);
  await page.locator("a[data-photo]").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page
    .getByLabel("Search by photo")
    .setInputFiles({ name: "seen.webp", mimeType: "image/webp", buffer: photo });
  await expect(page).toHaveURL(/photo=/);
  await expect(page.getByRole("slider", { name: "Frame" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(violations).toEqual([]);
});

test("the admin's pages keep to their policy, and none may be framed", async ({ page }) => {
  test.setTimeout(120_000);
  const violations = await watchPolicy(page);
  await page.goto("/admin");
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/admin");
  const product = await addressOf(page, "a[href^='/admin/products/']:not([href$='/new'])");
  for (const address of [
    "/admin",
    "/admin/products/new",
    product,
    "/admin/evaluation",
    "/admin/playground?q=dress",
  ]) {
    const response = await page.goto(address);
    expect(policyOf(response), address).toContain("frame-ancestors 'none'");
    await expectAlive(page);
    await page.waitForLoadState("networkidle");
  }
  expect(violations).toEqual([]);
});

test("a script that somebody slipped into a page does not run, and the page works on", async ({
  page,
}) => {
  await page.route("/", async (route) => {
    const response = await route.fetch();
    const slipped =
      "<script>window.slipped = 'inline'</script><script src='data:text/javascript,window.slipped=1'></script><img src='x' onerror='window.slipped = 2'>";
    const body = (await response.text()).replace("<body>", `<body>${slipped}`);
    await route.fulfill({ response, body });
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => "slipped" in window)).toBe(false);
  await expect(page.locator("html")).toHaveAttribute("data-fonts");
});

test("everything that the shop answers says how it may be used", async ({ page, request }) => {
  await page.goto("/search?q=dress");
  const photo = (await page.locator("#results img").first().getAttribute("src")) ?? "";
  const answers = {
    page: await request.get("/"),
    missing: await request.get("/nowhere"),
    photo: await request.get(photo),
    data: await request.get("/api/search?q=dress"),
    robots: await request.get("/robots.txt"),
    icon: await request.get("/icon.svg"),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const headers = answer.headers();
    expect(headers["x-content-type-options"], name).toBe("nosniff");
    expect(headers["referrer-policy"], name).toBe("strict-origin-when-cross-origin");
    expect(policyOf(answer), name).toMatch(/frame-ancestors '(self|none)'/);
    expect(headers["permissions-policy"], name).toContain("camera=()");
    expect(headers["cross-origin-opener-policy"], name).toBe("same-origin");
    // The shop of the tests has no public address by https.
    expect(headers["strict-transport-security"], name).toBeUndefined();
  }
  expect(policyOf(answers.data)).toContain("default-src 'none'");
  expect(policyOf(answers.photo)).toContain("default-src 'none'");
  expect(policyOf(answers.page)).not.toContain("upgrade-insecure-requests");
  const behindTls = await request.get("/", { headers: { "X-Forwarded-Proto": "https" } });
  expect(policyOf(behindTls)).toContain("upgrade-insecure-requests");
});

test("a form without scripts is answered with a page that keeps to a policy", async ({
  request,
}) => {
  const small = await request.post("/admin/sign-in", { multipart: { email: "a@b.example" } });
  expect(policyOf(small)).toContain("frame-ancestors");
  const large = await request.post("/admin/sign-in", {
    multipart: { email: "a@b.example", filler: "x".repeat(200_000) },
  });
  expect(policyOf(large)).toContain("default-src 'self'");
  expect(policyOf(large)).not.toContain("unsafe-inline'; script");
});
