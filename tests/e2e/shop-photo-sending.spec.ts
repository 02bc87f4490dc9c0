import { expect, type Page, type Request, test } from "@playwright/test";
import sharp from "sharp";
import { ADMIN } from "../support/admin-account";
import { cameraPhoto } from "../support/photos";

const MEGABYTE = 1024 * 1024;

function isAction(request: Request): boolean {
  return request.method() === "POST" && "next-action" in request.headers();
}

/** Has pages keep the file that they send: browsers do not show tools the files in a body. */
async function keepSentPhotos(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const send = window.fetch;
    window.fetch = (input, init) => {
      const values = init?.body instanceof FormData ? [...init.body.values()] : [];
      const photo = values.find((value) => value instanceof File);
      if (photo) Object.assign(window, { sentPhoto: photo });
      return send(input, init);
    };
  });
}

/** The file that the page sent last; waits for one. */
async function sentPhoto(page: Page): Promise<Buffer> {
  await page.waitForFunction(() => "sentPhoto" in window, undefined, { timeout: 30_000 });
  const base64 = await page.evaluate(async () => {
    const { sentPhoto } = window as unknown as { sentPhoto: File };
    const reader = new FileReader();
    const read = new Promise((resolve) => reader.addEventListener("load", resolve));
    reader.readAsDataURL(sentPhoto);
    await read;
    return String(reader.result).split(",")[1] ?? "";
  });
  return Buffer.from(base64, "base64");
}

/** Chooses a photo in the search field, and gives the file that the page sends. */
async function choose(page: Page, buffer: Buffer, name = "IMG_0001.jpg"): Promise<Buffer> {
  await keepSentPhotos(page);
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "image/jpeg", buffer });
  return sentPhoto(page);
}

/** How light the upper and the lower half of a photo are, and the left and the right one. */
async function lightOf(photo: Buffer) {
  const { data, info } = await sharp(photo)
    .autoOrient()
    .greyscale()
    .resize(2, 2, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(1);
  const [a = 0, b = 0, c = 0, d = 0] = data;
  return { top: (a + b) / 2, bottom: (c + d) / 2, left: (a + c) / 2, right: (b + d) / 2 };
}

test("a photo of 24 megapixels arrives small, and finds something", async ({ page }) => {
  test.setTimeout(120_000);
  const buffer = await cameraPhoto(6000, 4000, { quality: 85, grain: 32 });
  expect(buffer.length).toBeGreaterThan(2 * MEGABYTE);
  const sent = await choose(page, buffer);
  expect(sent.length).toBeLessThan(MEGABYTE);
  const { width, height, format } = await sharp(sent).metadata();
  expect([width, height, format]).toEqual([2048, 1365, "jpeg"]);
  await expect(page).toHaveURL(/\/search\?photo=/);
});

test("a photo that is too big to send becomes one that is not", async ({ page }) => {
  test.setTimeout(120_000);
  const buffer = await cameraPhoto(5000, 4000, { quality: 96, grain: 50 });
  expect(buffer.length).toBeGreaterThan(12 * MEGABYTE);
  const sent = await choose(page, buffer);
  expect(sent.length).toBeGreaterThan(10_000);
  expect(sent.length).toBeLessThan(3 * MEGABYTE);
  await expect(page).toHaveURL(/\/search\?photo=/);
});

test("a photo that was taken sideways is sent upright, without what the camera wrote beside it", async ({
  page,
}) => {
  // Lying: light above. EXIF says to turn it by a quarter, so that the light is on the right.
  const lying = await cameraPhoto(3000, 2000, { orientation: 6 });
  const expected = await lightOf(lying);
  expect(expected.right - expected.left).toBeGreaterThan(100);
  const sent = await choose(page, lying);
  const { width, height, orientation = 1, exif } = await sharp(sent).metadata();
  expect(height).toBe(2048);
  expect(width).toBe(1365);
  expect(orientation).toBe(1);
  expect(exif).toBeUndefined();
  const light = await lightOf(sent);
  expect(Math.abs(light.right - expected.right)).toBeLessThan(12);
  expect(Math.abs(light.left - expected.left)).toBeLessThan(12);
});

test("what is transparent becomes white, as the shop keeps it", async ({ page }) => {
  const buffer = await sharp(await cameraPhoto(2400, 2400))
    .joinChannel(Buffer.alloc(2400 * 2400, 0), { raw: { width: 2400, height: 2400, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const light = await lightOf(await choose(page, buffer, "cut-out.png"));
  expect(Math.min(light.top, light.bottom)).toBeGreaterThan(250);
});

for (const [kind, guard] of [
  [
    "adds noise",
    () => {
      const original = CanvasRenderingContext2D.prototype.getImageData;
      CanvasRenderingContext2D.prototype.getImageData = function (...args) {
        const pixels = original.apply(this, args as Parameters<typeof original>);
        for (let at = 0; at < pixels.data.length; at += 997) {
          pixels.data[at] = (pixels.data[at] as number) ^ 1;
        }
        return pixels;
      };
    },
  ],
  [
    "encodes another picture",
    () => {
      const original = HTMLCanvasElement.prototype.toBlob;
      HTMLCanvasElement.prototype.toBlob = function (...args) {
        this.getContext("2d")?.fillRect(0, 0, this.width, this.height);
        original.apply(this, args as Parameters<typeof original>);
      };
    },
  ],
  [
    "cannot read photos",
    () => {
      window.createImageBitmap = () => Promise.reject(new DOMException("no", "InvalidStateError"));
    },
  ],
] as const) {
  test(`a browser that ${kind} sends the photo as it was chosen`, async ({ page }) => {
    await page.addInitScript(guard);
    const buffer = await cameraPhoto(2600, 1800);
    expect((await choose(page, buffer)).equals(buffer)).toBe(true);
    await expect(page).toHaveURL(/\/search\?photo=/);
  });
}

test("an upload of nearly 12 MB arrives whole", async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    window.createImageBitmap = () => Promise.reject(new DOMException("no", "InvalidStateError"));
  });
  let quality = 96;
  let buffer = await cameraPhoto(4000, 3000, { quality, grain: 80 });
  while (buffer.length > 12 * MEGABYTE) {
    quality -= 1;
    buffer = await cameraPhoto(4000, 3000, { quality, grain: 80 });
  }
  // A policy's proxy would cut what it keeps in memory after 10 MB.
  expect(buffer.length).toBeGreaterThan(10.5 * MEGABYTE);
  await choose(page, buffer);
  await expect(page).toHaveURL(/\/search\?photo=/, { timeout: 60_000 });
});

const REFUSED = [
  {
    status: 413,
    type: "text/html",
    says: /larger than the shop can receive/,
    chinese: /超過商店能接收的大小/,
  },
  {
    status: 413,
    type: "text/plain; charset=utf-8",
    body: "FUNCTION_PAYLOAD_TOO_LARGE",
    says: /larger than the shop can receive/,
    chinese: /超過商店能接收的大小/,
  },
  {
    status: 503,
    type: "text/plain",
    retry: "7",
    says: /Please try again in 7 seconds/,
    chinese: /7 秒後再試一次/,
  },
  {
    status: 429,
    type: "application/json",
    retry: "240",
    says: /from your network. Please try again in 4 minutes/,
    chinese: /4 分鐘後再試一次/,
  },
  {
    status: 503,
    type: "text/html",
    says: /Please try again in a moment/,
    chinese: /請稍後再試一次/,
  },
  { status: 504, type: "text/html", says: /did not answer as it should/, chinese: /沒有正常回應/ },
  { status: 0, type: "", says: /Check the connection/, chinese: /檢查網路連線/ },
];

for (const locale of ["en-GB", "zh-TW"]) {
  test.describe(locale, () => {
    test.use({ locale });
    test("a photo that does not get through is told as what stopped it", async ({ page }) => {
      const buffer = await cameraPhoto(900, 900);
      let answer = REFUSED[0];
      await page.route("/", (route) => {
        if (!isAction(route.request())) return route.continue();
        if (!answer || answer.status === 0) return route.abort("connectionreset");
        const headers = {
          "content-type": answer.type,
          ...(answer.retry ? { "retry-after": answer.retry } : {}),
        };
        return route.fulfill({
          status: answer.status,
          headers,
          body: answer.body ?? "<h1>no</h1>",
        });
      });
      await page.goto("/");
      await page.waitForLoadState("networkidle");
      for (answer of REFUSED) {
        await page
          .locator('input[type="file"]')
          .setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer });
        const says = locale === "zh-TW" ? answer.chinese : answer.says;
        await expect(page.getByRole("alert").filter({ hasText: says })).toBeVisible();
      }
    });
  });
}

test("a frame that does not get through is told as what stopped it", async ({ page }) => {
  await page.goto("/search?q=dress");
  const source = await page.locator("#results img").first().getAttribute("src");
  const photo = await (await page.request.get(source ?? "")).body();
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await page
    .getByLabel("Search by photo")
    .setInputFiles({ name: "seen.webp", mimeType: "image/webp", buffer: photo });
  await expect(page).toHaveURL(/photo=/);
  await page.route("/search**", (route) =>
    isAction(route.request())
      ? route.fulfill({ status: 503, headers: { "retry-after": "5" }, body: "busy" })
      : route.continue(),
  );
  await page.getByRole("slider", { name: "Left edge" }).press("Shift+ArrowRight");
  await expect(
    page.getByRole("alert").filter({ hasText: "move the frame again in 5 seconds" }),
  ).toBeVisible();
});

test("the admin's photos are sent small, and told what stopped them", async ({ page }) => {
  await keepSentPhotos(page);
  await page.goto("/admin/products/new");
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/admin/products/new");
  await page.waitForLoadState("networkidle");
  const large = {
    name: "large.jpg",
    mimeType: "image/jpeg",
    buffer: await cameraPhoto(4000, 3000),
  };
  await page.getByLabel("Add photos").setInputFiles(large);
  const { width } = await sharp(await sentPhoto(page)).metadata();
  expect(width).toBe(2048);
  await expect(page.getByText("1 photo ready", { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.route("/admin/products/new", (route) =>
    isAction(route.request())
      ? route.fulfill({ status: 413, body: "too large" })
      : route.continue(),
  );
  await page.getByLabel("Add photos").setInputFiles({ ...large, name: "second.jpg" });
  await expect(
    page.getByText("larger than the server in front of the shop lets through"),
  ).toBeVisible();
});
