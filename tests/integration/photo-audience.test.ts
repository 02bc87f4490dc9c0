import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { GET } from "@/app/photos/[key]/route";
import { getPhotoUses } from "@/lib/catalogue/photo-use-queries";
import { db } from "@/lib/database/db";
import { closeServingTowers } from "@/lib/embedding/models";
import type { Prisma } from "@/lib/generated/prisma/client";
import { PHOTO_WIDTHS_PX } from "@/lib/images/photo-limits";
import { deleteStoredPhoto, storeDecodedPhoto, storePhoto } from "@/lib/images/store-photo";
import { deleteExpiredPhotos, deleteQueryPhoto } from "@/lib/shopper-photos/delete-photos";
import { getQueryPhoto, saveQueryPhoto } from "@/lib/shopper-photos/shopper-photos";
import { createProduct } from "@/tests/support/factories";

afterAll(closeServingTowers);

let shade = 0;
async function picture(): Promise<Buffer> {
  shade += 1;
  const background = { r: shade, g: 90, b: 200 };
  return sharp({ create: { width: 200, height: 250, channels: 3, background } })
    .png()
    .toBuffer();
}

async function get(key: string, etag?: string): Promise<Response> {
  const headers = { accept: "image/webp", ...(etag && { "if-none-match": etag }) };
  const request = new Request(`http://shop/photos/${key}?w=96`, { headers });
  return GET(request, { params: Promise.resolve({ key }) });
}

async function cachingOf(key: string): Promise<string | null> {
  const response = await get(key);
  expect(response.status).toBe(200);
  return response.headers.get("cache-control");
}

async function photoOf(product: Partial<Prisma.ProductUncheckedCreateInput>) {
  const photo = await storePhoto(await picture());
  const { id } = await createProduct({
    ...product,
    photos: { create: [{ ...photo, position: 0 }] },
  });
  return { key: photo.storageKey, id };
}

async function shoppersPhoto() {
  const { id } = await saveQueryPhoto(await picture());
  const photo = await getQueryPhoto(id);
  if (!photo) throw new Error("It is not kept.");
  return { id, key: photo.storageKey };
}

const FOR_GOOD = "public, max-age=31536000, immutable";
const PRIVATE = "private, max-age=300, must-revalidate";

test("only what a published product shows may be kept by everybody, and for good", async () => {
  expect(await cachingOf((await photoOf({ status: "published" })).key)).toBe(FOR_GOOD);
  expect(await cachingOf((await photoOf({ status: "draft" })).key)).toBe(PRIVATE);
  expect(await cachingOf((await photoOf({ status: "archived" })).key)).toBe(PRIVATE);
  expect(await cachingOf((await shoppersPhoto()).key)).toBe(PRIVATE);
  // Uploaded for a product that is not saved yet.
  expect(await cachingOf((await storePhoto(await picture())).storageKey)).toBe(PRIVATE);
});

test("a photo follows its product from draft to published and out of the shop", async () => {
  const { key, id } = await photoOf({ status: "draft" });
  expect(await cachingOf(key)).toBe(PRIVATE);
  await db().product.update({ where: { id }, data: { status: "published" } });
  expect(await cachingOf(key)).toBe(FOR_GOOD);
  const deleted = await photoOf({ status: "draft" });
  await db().product.delete({ where: { id: deleted.id } });
  expect(await cachingOf(deleted.key)).toBe(PRIVATE);
});

test("a browser that has a photo is told so only while the photo is there", async () => {
  const { key, id } = await shoppersPhoto();
  const etag = (await get(key)).headers.get("etag") ?? "";
  const again = await get(key, etag);
  expect([again.status, again.headers.get("cache-control")]).toEqual([304, PRIVATE]);
  await deleteQueryPhoto(id);
  const after = await get(key, etag);
  expect([after.status, after.headers.get("cache-control")]).toEqual([404, "no-store"]);

  const draft = await photoOf({ status: "draft" });
  const draftsEtag = (await get(draft.key)).headers.get("etag") ?? "";
  expect((await get(draft.key, draftsEtag)).status).toBe(304);
  await deleteStoredPhoto(draft.key);
  expect((await get(draft.key, draftsEtag)).status).toBe(404);
});

test("a shopper's photo is shown until its time is over, not until it is deleted", async () => {
  const { key, id } = await shoppersPhoto();
  const etag = (await get(key)).headers.get("etag") ?? "";
  await db().queryPhoto.update({ where: { id }, data: { expiresAt: new Date(0) } });
  expect((await get(key, etag)).status).toBe(404);
  expect((await get(key)).status).toBe(404);
  await deleteExpiredPhotos();
  expect((await get(key)).status).toBe(404);
});

test("whom a photo may be shown to is asked by indexes alone", async () => {
  const { key } = await photoOf({ status: "published" });
  expect(await getPhotoUses(key)).toEqual({
    published: true,
    inProduct: true,
    searched: false,
    expired: false,
  });
  const plan = await db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SET LOCAL enable_seqscan = off`;
    return transaction.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT FROM product_photo JOIN product ON product.id = product_id
      WHERE storage_key = ${key} AND status = 'published'`;
  });
  const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(lines).toContain("product_photo_storage_key");
  expect(lines).not.toContain("Seq Scan");
});

test("beyond those that may wait, a photo's sizes are refused with when to ask again, and made later", async () => {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
  const bytes = await sharp({
    create: { width: 330, height: 330, channels: 3, background: "#888", noise },
  })
    .png()
    .toBuffer();
  const keys = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const image = { data: await sharp(bytes).raw().toBuffer(), width: 330, height: 330 };
      const key = index.toString(16).padStart(40, "ab");
      return storeDecodedPhoto({ image, contentHash: key }, key);
    }),
  );
  const ask = (key: string, width: number) =>
    GET(
      new Request(`http://shop/photos/${key}?w=${width}`, { headers: { accept: "image/avif" } }),
      {
        params: Promise.resolve({ key }),
      },
    );
  const answers = await Promise.all(
    keys.flatMap(({ storageKey }) => PHOTO_WIDTHS_PX.map((width) => ask(storageKey, width))),
  );
  const refused = answers.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(202);
  for (const { headers } of refused) {
    expect(headers.get("retry-after")).toBe("5");
    expect(headers.get("cache-control")).toBe("no-store");
  }
  expect((await ask(keys.at(-1)?.storageKey ?? "", 1280)).status).toBe(200);
});
