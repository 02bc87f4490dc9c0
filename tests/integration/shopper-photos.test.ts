import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  cropPhotoAction,
  deletePhotoAction,
  searchByPhotoAction,
} from "@/app/(shop)/search/actions";
import { isAfterDeletion } from "@/app/(shop)/search/photo-deleted";
import { db } from "@/lib/database/db";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import { getRendition } from "@/lib/images/renditions";
import { readStoredPhoto, storePhoto } from "@/lib/images/store-photo";
import { RATE_TIERS } from "@/lib/rate-limit/tiers";
import { type Crop, WHOLE_PHOTO } from "@/lib/shopper-photos/crop";
import { deleteQueryPhoto } from "@/lib/shopper-photos/delete-photos";
import { getQueryPhotoBytes } from "@/lib/shopper-photos/deletion-queries";
import { withPhotoInHand } from "@/lib/shopper-photos/photos-in-hand";
import {
  cropQueryPhoto,
  getQueryPhoto,
  queryPhotoVector,
  saveQueryPhoto,
} from "@/lib/shopper-photos/shopper-photos";
import { createProduct } from "@/tests/support/factories";
import { dot } from "@/tests/support/tiny-models";
import { openFrontDoorForTests, visitorFrom } from "@/tests/support/visitor";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));
const settings = vi.hoisted(() => ({ SHOPPER_PHOTOS_MB: 4096 }));
vi.mock("@/lib/env", async (original) => {
  const actual = await original<typeof import("@/lib/env")>();
  return { ...actual, env: () => ({ ...actual.env(), ...settings }) };
});

const LEFT: Crop = { x: 0, y: 0, width: 0.5, height: 1 };
const MEGABYTE = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

beforeEach(async () => {
  openFrontDoorForTests();
  await db().queryPhoto.deleteMany();
  await db().rateLimit.deleteMany();
});
afterEach(() => {
  settings.SHOPPER_PHOTOS_MB = 4096;
});
afterAll(closeServingTowers);

let made = 0;
/** Noise does not compress, so that the number of pixels is that of bytes. */
async function noise(width = 120, height = 150): Promise<Buffer> {
  made += 1;
  const options = { type: "gaussian" as const, mean: 100 + made, sigma: 40 };
  return sharp({ create: { width, height, channels: 3, background: "#888", noise: options } })
    .png()
    .toBuffer();
}

async function keyOf(id: string): Promise<string> {
  return (await db().queryPhoto.findUniqueOrThrow({ where: { id } })).storageKey;
}

async function filesOf(key: string): Promise<string[]> {
  const folder = path.join(env().dataDir, "photos", key.slice(0, 2));
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.startsWith(key));
}

const fileOf = (key: string) => path.join(env().dataDir, "photos", key.slice(0, 2), key);

function upload(bytes: Buffer): Promise<Awaited<ReturnType<typeof searchByPhotoAction>>> {
  const form = new FormData();
  form.set("photo", new File([new Uint8Array(bytes)], "photo.png", { type: "image/png" }));
  form.set("q", "red");
  return searchByPhotoAction(form);
}

/** Where an action sends the shopper. */
async function addressOf(action: Promise<unknown>): Promise<URL> {
  const error = await action.then(
    () => null,
    (reason: unknown) => reason,
  );
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const [kind, , address = ""] = digest.split(";");
  expect(kind).toBe("NEXT_REDIRECT");
  return new URL(address, "http://shop");
}

test("the same bytes, at once and later, are one row with one file, kept longer each time", async () => {
  const bytes = await noise();
  const all = await Promise.all([1, 2, 3].map(() => saveQueryPhoto(Buffer.from(bytes))));
  const soon = new Date(Date.now() + 60_000);
  await db().queryPhoto.updateMany({ data: { expiresAt: soon } });
  all.push(await saveQueryPhoto(bytes));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const [row, ...more] = await db().queryPhoto.findMany();
  expect(more).toEqual([]);
  expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * DAY_MS);
  expect(await filesOf(row?.storageKey ?? "")).toHaveLength(1);
});

test("bytes that are kept are neither encoded nor embedded again", async () => {
  const bytes = await noise();
  const { id } = await saveQueryPhoto(bytes);
  const file = fileOf(await keyOf(id));
  const then = new Date(Date.now() - DAY_MS);
  await utimes(file, then, then);
  const { ino } = await stat(file);
  const embedImages = vi.spyOn(await servingTowers(), "embedImages");
  expect((await saveQueryPhoto(bytes)).id).toBe(id);
  expect(embedImages).not.toHaveBeenCalled();
  embedImages.mockRestore();
  const renewed = await stat(file);
  expect(renewed.ino).toBe(ino);
  expect(renewed.mtime.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("a file that was lost is written again, and its links go on", async () => {
  const bytes = await noise();
  const { id } = await saveQueryPhoto(bytes);
  const file = fileOf(await keyOf(id));
  const before = await readFile(file);
  await rm(file);
  expect((await saveQueryPhoto(bytes)).id).toBe(id);
  expect(await readFile(file)).toEqual(before);
});

test("processes that keep the same bytes at the same time end with one row and one file", async () => {
  const bytes = await noise();
  const { id } = await saveQueryPhoto(bytes);
  const key = await keyOf(id);
  const { contentHash } = await db().queryPhoto.findUniqueOrThrow({ where: { id } });
  // As another process does that has not seen this row yet.
  await db().queryPhoto.update({ where: { id }, data: { contentHash: null } });
  const towers = await servingTowers();
  const { embedImages } = towers;
  const embedding = vi.spyOn(towers, "embedImages").mockImplementation(async (images) => {
    await db().queryPhoto.update({ where: { id }, data: { contentHash } });
    return embedImages(images);
  });
  expect((await saveQueryPhoto(bytes)).id).toBe(id);
  embedding.mockRestore();
  expect(await db().queryPhoto.count()).toBe(1);
  expect(await filesOf(key)).toHaveLength(1);
});

test("a shopper's file has a name that does not follow from the photo, and is never a product's", async () => {
  const bytes = await noise();
  const product = await storePhoto(bytes);
  const { id } = await saveQueryPhoto(bytes);
  const key = await keyOf(id);
  expect(key).not.toBe(product.storageKey);
  await deleteQueryPhoto(id);
  const { id: again } = await saveQueryPhoto(bytes);
  expect(again).not.toBe(id);
  expect(await keyOf(again)).not.toBe(key);
  await deleteQueryPhoto(again);
  expect(await readStoredPhoto(product.storageKey)).not.toBeNull();
});

test("where embedding fails, nothing is left of the photo", async () => {
  const before = await readdir(path.join(env().dataDir, "photos"), { recursive: true });
  const towers = await servingTowers();
  const embedImages = vi.spyOn(towers, "embedImages").mockRejectedValue(new Error("no memory"));
  await expect(saveQueryPhoto(await noise())).rejects.toThrow("no memory");
  embedImages.mockRestore();
  const after = await readdir(path.join(env().dataDir, "photos"), { recursive: true });
  const files = (names: string[]) => names.filter((name) => name.includes(path.sep));
  expect(files(after)).toEqual(files(before));
  expect(await db().queryPhoto.count()).toBe(0);
});

test("a photo is deleted at once: its file, what was made of it, and its parts", async () => {
  const { id } = await saveQueryPhoto(await noise(500, 500));
  const { id: part } = await cropQueryPhoto(id, LEFT);
  const key = await keyOf(id);
  await getRendition(key, 320, "webp");
  expect(await filesOf(key)).toHaveLength(2);
  expect(await deleteQueryPhoto(part)).toBe(true);
  expect(await filesOf(key)).toEqual([]);
  expect(await getRendition(key, 320, "webp")).toBeNull();
  expect(await db().queryPhoto.count()).toBe(0);
  for (const gone of [id, part]) {
    await expect(queryPhotoVector(gone)).rejects.toMatchObject({ code: "photo-forgotten" });
  }
  expect(await deleteQueryPhoto(id)).toBe(false);
});

test("a part that is cut while its photo is deleted is gone with it", async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await saveQueryPhoto(await noise());
    const key = await keyOf(id);
    const cuts = [0, 0.1, 0.2, 0.3].map((x) =>
      cropQueryPhoto(id, { ...LEFT, x }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: "photo-forgotten" });
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, round * 5));
    await deleteQueryPhoto(id);
    await Promise.all(cuts);
    expect(await db().queryPhoto.count()).toBe(0);
    expect(await filesOf(key)).toEqual([]);
  }
});

test("a photo of before, whose key is its hash, is found by its bytes and deleted without a product's", async () => {
  const bytes = await noise();
  const product = await storePhoto(bytes);
  await createProduct({ photos: { create: [{ ...product, position: 0 }] } });
  const { id } = await saveQueryPhoto(bytes);
  const key = await keyOf(id);
  await rm(fileOf(key));
  await db().queryPhoto.update({ where: { id }, data: { storageKey: product.storageKey } });
  expect((await saveQueryPhoto(bytes)).id).toBe(id);
  await deleteQueryPhoto(id);
  expect(await readStoredPhoto(product.storageKey)).not.toBeNull();
});

test("shoppers' photos take no more than they may: those that would expire next go first", async () => {
  const ids: string[] = [];
  for (let index = 0; index < 6; index++) {
    ids.push((await saveQueryPhoto(await noise(700, 700))).id);
    const expiresAt = new Date(Date.now() + (index + 1) * DAY_MS);
    await db().queryPhoto.update({ where: { id: ids.at(-1) }, data: { expiresAt } });
  }
  const [first = "", second = ""] = ids;
  const { id: partOfSecond } = await cropQueryPhoto(second, LEFT);
  const each = (await getQueryPhotoBytes()) / 6;
  expect(each).toBeGreaterThan(MEGABYTE / 4);
  const keys = await Promise.all(ids.map(keyOf));

  settings.SHOPPER_PHOTOS_MB = Math.floor((4 * each + 60_000) / MEGABYTE);
  const fit = Math.floor((settings.SHOPPER_PHOTOS_MB * MEGABYTE) / each);
  const { id: last } = await saveQueryPhoto(await noise(700, 700));
  expect(await getQueryPhotoBytes()).toBeLessThanOrEqual(settings.SHOPPER_PHOTOS_MB * MEGABYTE);
  const left = await db().queryPhoto.findMany({ orderBy: { expiresAt: "asc" } });
  expect(left.map(({ id }) => id)).toEqual([...ids, last].slice(-fit));
  for (const gone of [first, second, partOfSecond]) expect(await getQueryPhoto(gone)).toBeNull();
  expect(existsSync(fileOf(keys[0] ?? ""))).toBe(false);
  expect(existsSync(fileOf(keys.at(-1) ?? ""))).toBe(true);
});

test("what shoppers' photos take is counted as they come, are shown smaller, and go", async () => {
  const before = await getQueryPhotoBytes();
  expect(before).toBe(0);
  const { id } = await saveQueryPhoto(await noise(700, 700));
  const key = await keyOf(id);
  const master = (await stat(fileOf(key))).size;
  expect(await getQueryPhotoBytes()).toBe(master + 4096);
  const rendition = await getRendition(key, 400, "webp");
  expect(await getQueryPhotoBytes()).toBe(master + 4096 + (rendition?.bytes.length ?? 0));
  await cropQueryPhoto(id, LEFT);
  await cropQueryPhoto(id, WHOLE_PHOTO);
  expect(await getQueryPhotoBytes()).toBe(master + 2 * 4096 + (rendition?.bytes.length ?? 0));
  await deleteQueryPhoto(id);
  expect(await getQueryPhotoBytes()).toBe(0);
});

test("a photo is taken, cut and deleted by forms, and the search goes on without it", async () => {
  const found = await addressOf(upload(await noise()));
  const photo = found.searchParams.get("photo") ?? "";
  expect(found.searchParams.get("q")).toBe("red");
  const form = new FormData();
  for (const [name, value] of found.searchParams) form.append(name, value);
  form.set("wordsWeight", "20");
  for (const [side, value] of Object.entries(LEFT)) form.set(side, String(value));
  const cut = await cropPhotoAction(form);
  expect(cut.ok).toBe(true);
  const after = await addressOf(deletePhotoAction(null, form));
  expect(after.searchParams.get("q")).toBe("red");
  expect(after.searchParams.has("photo") || after.searchParams.has("wordsWeight")).toBe(false);
  expect(isAfterDeletion(after.searchParams)).toBe(true);
  expect(await getQueryPhoto(photo)).toBeNull();
  // Sent twice, or with nonsense: it is gone all the same.
  await addressOf(deletePhotoAction(null, form));
  form.set("photo", "'; DROP TABLE query_photo; --");
  await addressOf(deletePhotoAction(null, form));
});

test.each(["photo-upload", "photo-upload-day"] as const)(
  "a client that has used up %s is refused before its photo is looked at",
  async (tier) => {
    request.headers = visitorFrom("203.0.113.7");
    const garbage = Buffer.from("not a photo");
    expect(await upload(garbage)).toMatchObject({ error: { code: "photo-type" } });
    await db().rateLimit.updateMany({
      where: { key: { startsWith: `${tier}:` } },
      data: { count: RATE_TIERS[tier].limit },
    });
    expect(await upload(garbage)).toMatchObject({ error: { code: "too-many-requests" } });
    request.headers = visitorFrom("203.0.113.8");
    expect(await upload(garbage)).toMatchObject({ error: { code: "photo-type" } });
  },
);

test("a client may cut so many parts in a while", async () => {
  request.headers = visitorFrom("203.0.113.9");
  const form = new FormData();
  expect(await cropPhotoAction(form)).toMatchObject({ error: { code: "no-photo" } });
  await db().rateLimit.updateMany({ data: { count: RATE_TIERS["photo-crop"].limit } });
  expect(await cropPhotoAction(form)).toMatchObject({ error: { code: "too-many-requests" } });
});

test("a file that is too big is refused before it is copied", async () => {
  const file = new File([new Uint8Array(13 * MEGABYTE)], "big.jpg");
  const arrayBuffer = vi.spyOn(file, "arrayBuffer");
  const form = new FormData();
  form.set("photo", file);
  vi.spyOn(form, "get").mockReturnValue(file);
  expect(await searchByPhotoAction(form)).toMatchObject({ error: { code: "photo-too-big" } });
  expect(arrayBuffer).not.toHaveBeenCalled();
});

test("photos beyond those that can be in hand are refused at once, by client, number and bytes", async () => {
  let finish = () => {};
  const until = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const hold = (client: string, bytes: number) => withPhotoInHand(client, bytes, () => until);
  const busy = { code: "busy", retryAfterS: expect.any(Number) };
  const held = [1, 2, 3, 4].map(() => hold("one", MEGABYTE));
  await expect(hold("one", 1)).rejects.toMatchObject(busy);
  held.push(...Array.from({ length: 8 }, (_, index) => hold(`client ${index}`, 11 * MEGABYTE)));
  await expect(hold("by bytes", 5 * MEGABYTE)).rejects.toMatchObject(busy);
  held.push(...Array.from({ length: 4 }, (_, index) => hold(`another ${index}`, MEGABYTE / 2)));
  await expect(hold("by number", 1)).rejects.toMatchObject(busy);
  finish();
  await Promise.all(held);
  expect(await withPhotoInHand("one", 50 * MEGABYTE, async () => "in hand")).toBe("in hand");
});

test("after a model switch many at once embed a photo once, and not more photos than can wait", async () => {
  const ids: string[] = [];
  const { id } = await saveQueryPhoto(await noise());
  for (let index = 0; index < 30; index++) {
    const { id: part } = await cropQueryPhoto(id, { ...LEFT, x: index / 100 });
    ids.push(part);
  }
  await db().$executeRaw`UPDATE query_photo SET model_key = 'earlier'`;
  const towers = await servingTowers();
  const { embedImages } = towers;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const embedding = vi.spyOn(towers, "embedImages").mockImplementation(async (images) => {
    await gate;
    return embedImages(images);
  });
  const same = Array.from({ length: 20 }, () => queryPhotoVector(id));
  const refusals: unknown[] = [];
  const others = ids.map((part) =>
    queryPhotoVector(part).catch((error: unknown) => refusals.push(error)),
  );
  // The photo and 30 parts of it: 2 are embedded, 16 wait.
  await vi.waitFor(() => expect(refusals).toHaveLength(13), { timeout: 10_000 });
  expect(embedding).toHaveBeenCalledTimes(2);
  open();
  const [vector, again] = await Promise.all(same);
  expect(dot(vector, again)).toBeCloseTo(1, 4);
  await Promise.all(others);
  expect(embedding).toHaveBeenCalledTimes(18);
  embedding.mockRestore();
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: "busy", retryAfterS: 5 });
});
