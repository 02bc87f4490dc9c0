import { readdir, utimes } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import { GET } from "@/app/photos/[key]/route";
import { db } from "@/lib/database/db";
import { env } from "@/lib/env";
import { deleteUnusedPhotos } from "@/lib/images/delete-unused";
import { getRendition } from "@/lib/images/renditions";
import { deleteStoredPhoto, readStoredPhoto, storePhoto } from "@/lib/images/store-photo";
import { createProduct } from "@/tests/support/factories";

const settings = vi.hoisted(() => ({ PHOTO_STORAGE: "folder" as "folder" | "database" }));
vi.mock("@/lib/env", async (original) => {
  const actual = await original<typeof import("@/lib/env")>();
  return { ...actual, env: () => ({ ...actual.env(), ...settings }) };
});
const folder = env().dataDir;

afterEach(() => {
  settings.PHOTO_STORAGE = "folder";
});

let shade = 0;
function picture(width: number, height: number): Promise<Buffer> {
  shade += 7;
  return sharp({
    create: { width, height, channels: 3, background: { r: shade, g: 120, b: 200 } },
  })
    .jpeg()
    .toBuffer();
}

function get(key: string, search = "", headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://shop/photos/${key}${search}`, { headers });
  return GET(request, { params: Promise.resolve({ key }) });
}

async function sizeOf(response: Response) {
  const bytes = Buffer.from(await response.arrayBuffer());
  const { width, height, format, compression } = await sharp(bytes).metadata();
  return { width, height, format: compression === "av1" ? "avif" : format };
}

test.each(["folder", "database"] as const)(
  "a photo is kept in the %s and read back",
  async (kind) => {
    settings.PHOTO_STORAGE = kind;
    const bytes = await picture(900, 1125);
    const stored = await storePhoto(bytes);
    expect(await storePhoto(bytes)).toEqual(stored);
    expect(stored).toMatchObject({ widthPx: 900, heightPx: 1125 });
    expect(stored.storageKey).toMatch(/^[0-9a-f]{40}$/);
    expect(stored.placeholder).toMatch(/^data:image\/bmp;base64,/);
    expect(stored.placeholder.length).toBeLessThanOrEqual(200);
    const kept = await readStoredPhoto(stored.storageKey);
    expect(kept?.length).toBe(stored.byteSize);
    expect((await sharp(kept as Buffer).metadata()).format).toBe("jpeg");

    const small = await getRendition(stored.storageKey, 96, "webp");
    expect((await sharp(small?.bytes).metadata()).width).toBe(96);
    await deleteStoredPhoto(stored.storageKey);
    expect(await readStoredPhoto(stored.storageKey)).toBeNull();
    expect(await getRendition(stored.storageKey, 96, "webp")).toBeNull();
    if (kind === "folder") expect(await filesOf(stored.storageKey)).toEqual([]);
    else expect(await db().storedFile.count()).toBe(0);
  },
);

async function filesOf(key: string): Promise<string[]> {
  const names = await readdir(path.join(folder, "photos", key.slice(0, 2))).catch(() => []);
  return names.filter((name) => name.startsWith(key));
}

test("nothing that was hidden in a photo is kept", async () => {
  const bytes = await sharp(await picture(40, 50))
    .withExif({ IFD0: { Copyright: "Somebody", ImageDescription: "At home, 52.1 N" } })
    .withIccProfile("p3")
    .jpeg()
    .toBuffer();
  const { storageKey } = await storePhoto(bytes);
  const metadata = await sharp((await readStoredPhoto(storageKey)) as Buffer).metadata();
  expect([metadata.exif, metadata.icc, metadata.xmp]).toEqual([undefined, undefined, undefined]);
});

test("renditions are made once, whoever asks at the same time", async () => {
  const { storageKey } = await storePhoto(await picture(1000, 1250));
  const all = await Promise.all(
    Array.from({ length: 8 }, () => getRendition(storageKey, 320, "webp")),
  );
  expect(new Set(all).size).toBe(1);
  expect(await filesOf(storageKey)).toEqual([storageKey, `${storageKey}-320.webp`]);
});

test("a published photo is answered as AVIF or WebP, in the width asked for, cacheable for good", async () => {
  const photo = await storePhoto(await picture(1000, 1250));
  const { storageKey } = photo;
  await createProduct({ status: "published", photos: { create: [{ ...photo, position: 0 }] } });
  const avif = await get(storageKey, "?w=320", { accept: "image/avif,image/webp,*/*" });
  expect(avif.status).toBe(200);
  expect(avif.headers.get("content-type")).toBe("image/avif");
  expect(await sizeOf(avif)).toEqual({ width: 320, height: 400, format: "avif" });
  const webp = await get(storageKey, "?w=640", { accept: "image/webp" });
  expect(await sizeOf(webp)).toEqual({ width: 640, height: 800, format: "webp" });
  expect(Object.fromEntries(webp.headers)).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    vary: "Accept",
  });
  const etag = webp.headers.get("etag") ?? "";
  const again = await get(storageKey, "?w=640", { accept: "image/webp", "if-none-match": etag });
  expect(again.status).toBe(304);
  expect(etag).not.toBe(avif.headers.get("etag"));
  expect((await sizeOf(await get(storageKey))).format).toBe("jpeg");
});

test("a width beyond the photo's own gives all of it, well packed", async () => {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 30 };
  const bytes = await sharp({
    create: { width: 500, height: 625, channels: 3, background: "#888", noise },
  })
    .jpeg()
    .toBuffer();
  const { storageKey } = await storePhoto(bytes);
  const response = await get(storageKey, "?w=1280", { accept: "image/webp" });
  expect(await sizeOf(response)).toEqual({ width: 500, height: 625, format: "webp" });
});

test("a photo of 60 × 80 pixels is never blown up", async () => {
  const { storageKey } = await storePhoto(await picture(60, 80));
  const response = await get(storageKey, "?w=640", { accept: "image/avif" });
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect(await sizeOf(response)).toEqual({ width: 60, height: 80, format: "jpeg" });
  expect(await filesOf(storageKey)).toEqual([storageKey]);
});

test.each([
  ["../../etc/passwd", "", 404],
  ["a".repeat(40), "", 404],
  ["A".repeat(40), "", 404],
  ["a".repeat(41), "", 404],
  ["", "", 404],
  ["a".repeat(40), "?w=641", 400],
  ["a".repeat(40), "?w=0640", 400],
  ["a".repeat(40), "?w=", 400],
])("the address %s%s is answered with %i", async (key, search, status) => {
  const response = await get(key, search);
  expect(response.status).toBe(status);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toMatch(/no such photo|must be one of/);
});

test.each(["folder", "database"] as const)(
  "photos in the %s that nothing refers to are forgotten after a day",
  async (kind) => {
    settings.PHOTO_STORAGE = kind;
    const [used, unused, fresh] = await Promise.all(
      [1, 2, 3].map(async () => storePhoto(await picture(200, 250))),
    );
    const product = await createProduct();
    await db().productPhoto.create({
      data: { ...(used as NonNullable<typeof used>), productId: product.id, position: 0 },
    });
    await getRendition(unused?.storageKey as string, 96, "webp");
    await makeOld([used?.storageKey as string, unused?.storageKey as string]);
    expect(await deleteUnusedPhotos()).toBe(1);
    expect(await readStoredPhoto(unused?.storageKey as string)).toBeNull();
    expect(await readStoredPhoto(used?.storageKey as string)).not.toBeNull();
    expect(await readStoredPhoto(fresh?.storageKey as string)).not.toBeNull();
    expect(await deleteUnusedPhotos()).toBe(0);
  },
);

async function makeOld(keys: string[]): Promise<void> {
  const then = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for (const key of keys) {
    for (const name of await filesOf(key)) {
      await utimes(path.join(folder, "photos", key.slice(0, 2), name), then, then);
    }
    await db().storedFile.updateMany({
      where: { key: { startsWith: key } },
      data: { createdAt: then },
    });
  }
}
