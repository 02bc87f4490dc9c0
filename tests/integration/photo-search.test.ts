import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cropPhotoAction } from "@/app/(shop)/search/actions";
import { saveCutoffs } from "@/lib/cutoffs/cutoffs";
import type { Cutoff } from "@/lib/cutoffs/schema";
import { db } from "@/lib/database/db";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { readStoredPhoto, storePhoto } from "@/lib/images/store-photo";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { searchFacets } from "@/lib/search/facets";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import { type Crop, WHOLE_PHOTO } from "@/lib/shopper-photos/crop";
import { deleteExpiredPhotos } from "@/lib/shopper-photos/delete-photos";
import {
  cropQueryPhoto,
  getQueryPhoto,
  getWholePhotoId,
  queryPhotoVector,
  saveQueryPhoto,
} from "@/lib/shopper-photos/shopper-photos";
import { createProduct } from "@/tests/support/factories";
import { dot } from "@/tests/support/tiny-models";

vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

const DRAWN = "tests/fixtures/parity";
/** A dress, jeans and a bag, in one colour each. */
const COLOURS = { Red: `${DRAWN}/05.jpg`, Blue: `${DRAWN}/06.jpg`, Green: `${DRAWN}/26.jpg` };
const LEFT: Crop = { x: 0, y: 0, width: 0.5, height: 1 };
const RIGHT: Crop = { x: 0.5, y: 0, width: 0.5, height: 1 };
const UNKNOWN = "00000000-0000-4000-8000-000000000000";

/** One picture on the left, another on the right; every call makes another file. */
let made = 0;
async function twoHalves(left: string, right: string): Promise<Buffer> {
  made += 1;
  const half = { width: 160 + made, height: 200 };
  const resized = async (file: string) =>
    sharp(await readFile(file))
      .resize({ ...half, fit: "fill" })
      .toBuffer();
  const [first, second] = [await resized(left), await resized(right)];
  return sharp(first)
    .extend({ right: half.width })
    .composite([{ input: second, left: half.width, top: 0 }])
    .png()
    .toBuffer();
}

async function plainPhoto(background: string): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .png()
    .toBuffer();
}

beforeAll(async () => {
  for (const [colour, file] of Object.entries(COLOURS)) {
    const photo = await storePhoto(await readFile(file));
    for (const article of ["T-shirt", "Jeans", "Watch"]) {
      await createProduct({
        handle: `${colour}-${article}`.toLowerCase(),
        title: `${colour} ${article}`,
        description: "",
        status: "published",
        colour,
        broadCategory: "Things",
        fineCategory: article,
        photos: { create: [{ ...photo, position: 0 }] },
      });
    }
  }
  await embedPending(30_000);
});

afterAll(closeServingTowers);

async function find(asked: Partial<typeof DEFAULT_REQUEST>) {
  return search({ ...DEFAULT_REQUEST, cutoff: false, lexical: false, ...asked });
}

/** Every kind of query in every mode alike. */
async function withCutoff(one: Cutoff | null): Promise<void> {
  const modes = one && { description: one, image: one, average: one };
  const cutoffs = modes && { products: 9, words: modes, photo: modes, both: modes };
  await saveCutoffs((await servingTowers()).key, cutoffs);
}

async function firstColours(photo: string): Promise<(string | null)[]> {
  const { results } = await find({ photo });
  return results.slice(0, 3).map(({ colour }) => colour);
}

/** Where the action leads, or why it does not. */
async function cropByForm(fields: Record<string, string | string[]>) {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  const answer = await cropPhotoAction(form);
  return answer.ok
    ? { url: new URL(answer.value.href, "http://shop"), error: null }
    : { url: null, error: answer.error };
}

test("each half of a photo finds what is in it", async () => {
  const { id } = await saveQueryPhoto(await twoHalves(COLOURS.Red, COLOURS.Blue));
  const left = await cropQueryPhoto(id, LEFT);
  const right = await cropQueryPhoto(id, RIGHT);
  expect(await firstColours(left.id)).toEqual(["Red", "Red", "Red"]);
  expect(await firstColours(right.id)).toEqual(["Blue", "Blue", "Blue"]);
  const [whole, part] = [await queryPhotoVector(id), await queryPhotoVector(left.id)];
  expect(dot(part, part)).toBeCloseTo(1, 4);
  expect(dot(whole, part)).toBeLessThan(0.99);
});

test("a part is cut from the whole photo, whatever part it is asked of", async () => {
  const { id } = await saveQueryPhoto(await twoHalves(COLOURS.Green, COLOURS.Blue));
  const left = await cropQueryPhoto(id, LEFT);
  const right = await cropQueryPhoto(left.id, RIGHT);
  expect(await getQueryPhoto(right.id)).toMatchObject({ crop: RIGHT });
  expect(await firstColours(right.id)).toEqual(["Blue", "Blue", "Blue"]);
  expect((await cropQueryPhoto(right.id, WHOLE_PHOTO)).id).toBe(id);
  const photo = await getQueryPhoto(right.id);
  expect(photo && (await getWholePhotoId(photo))).toBe(id);
});

test("the same part of the same photo is kept once, however often and at once it is asked for", async () => {
  const bytes = await twoHalves(COLOURS.Red, COLOURS.Green);
  const { id } = await saveQueryPhoto(bytes);
  const { id: again } = await saveQueryPhoto(bytes);
  const before = await db().queryPhoto.count();
  const cuts = await Promise.all([id, again, id].map((from) => cropQueryPhoto(from, LEFT)));
  cuts.push(await cropQueryPhoto(again, LEFT));
  expect(new Set(cuts.map((cut) => cut.id)).size).toBe(1);
  await cropQueryPhoto(id, WHOLE_PHOTO);
  expect(await db().queryPhoto.count()).toBe(before + 1);
});

test("a part lives as long as its photo, and the file as long as anything shows it", async () => {
  const bytes = await twoHalves(COLOURS.Blue, COLOURS.Green);
  const { id } = await saveQueryPhoto(bytes);
  const soon = new Date(Date.now() + 60_000);
  await db().queryPhoto.update({ where: { id }, data: { expiresAt: soon } });
  const cut = await cropQueryPhoto(id, LEFT);
  const expiryOf = async () =>
    (await db().queryPhoto.findUniqueOrThrow({ where: { id: cut.id } })).expiresAt;
  expect(await expiryOf()).toEqual(soon);

  const { id: later } = await saveQueryPhoto(bytes);
  expect((await cropQueryPhoto(later, LEFT)).id).toBe(cut.id);
  expect((await expiryOf()).getTime()).toBeGreaterThan(soon.getTime());
  await cropQueryPhoto(id, LEFT);
  expect((await expiryOf()).getTime()).toBeGreaterThan(soon.getTime());

  const { storageKey } = (await getQueryPhoto(cut.id)) ?? { storageKey: "" };
  await db().queryPhoto.updateMany({
    where: { id: { in: [id, later] } },
    data: { expiresAt: new Date(0) },
  });
  await deleteExpiredPhotos();
  expect(await readStoredPhoto(storageKey)).not.toBeNull();
  expect(await firstColours(cut.id)).toEqual(["Blue", "Blue", "Blue"]);
  await db().queryPhoto.update({ where: { id: cut.id }, data: { expiresAt: new Date(0) } });
  await deleteExpiredPhotos();
  expect(await readStoredPhoto(storageKey)).toBeNull();
});

test("after a model switch a part is embedded again as the part it is", async () => {
  const { id } = await saveQueryPhoto(await twoHalves(COLOURS.Red, COLOURS.Blue));
  const { id: cut } = await cropQueryPhoto(id, RIGHT);
  const before = await queryPhotoVector(cut);
  await db().$executeRaw`
    UPDATE query_photo SET model_key = 'earlier', embedding = '[1,0,0]' WHERE id = ${cut}::uuid`;
  const after = await queryPhotoVector(cut);
  expect(dot(after, before)).toBeCloseTo(1, 5);
  expect(dot(after, await queryPhotoVector(id))).toBeLessThan(0.99);
  expect(await queryPhotoVector(cut)).toEqual(after);
});

test("the action leads to the first page of the same search, with the part", async () => {
  const { id } = await saveQueryPhoto(await twoHalves(COLOURS.Red, COLOURS.Green));
  const kept = {
    q: "watch",
    view: "varied",
    styles: "3",
    wordsWeight: "20",
    colour: "Red",
    more: ["red-watch", "green-watch"],
    page: "4",
  };
  const part = { x: "0", y: "0", width: "0.5", height: "1" };
  const { url } = await cropByForm({ photo: id, ...part, ...kept });
  const cut = url?.searchParams.get("photo") ?? "";
  expect(cut).not.toBe(id);
  expect(await getQueryPhoto(cut)).toMatchObject({ crop: LEFT });
  expect([...(url?.searchParams ?? [])].sort()).toEqual(
    [
      ["q", "watch"],
      ["photo", cut],
      ["more", "red-watch"],
      ["more", "green-watch"],
      ["wordsWeight", "20"],
      ["view", "varied"],
      ["styles", "3"],
      ["colour", "Red"],
    ].sort(),
  );
});

test.each([
  ["outside the photo", { x: "0.6", y: "0", width: "0.5", height: "1" }, "crop-outside"],
  ["before its edge", { x: "-0.1", y: "0", width: "0.5", height: "1" }, "crop-outside"],
  ["without a side", { x: "0", y: "0", width: "0.5" }, "crop-outside"],
  ["with an empty side", { x: "", y: "0", width: "0.5", height: "1" }, "crop-outside"],
  ["that is no number", { x: "NaN", y: "0", width: "0.5", height: "1" }, "crop-outside"],
  ["that is endless", { x: "0", y: "0", width: "Infinity", height: "1" }, "crop-outside"],
  ["too narrow", { x: "0.1", y: "0", width: "0.04", height: "1" }, "crop-too-small"],
  ["too flat", { x: "0.1", y: "0", width: "1e-9", height: "0" }, "crop-too-small"],
])("a part %s is refused with what to do", async (_, part, code) => {
  const { id } = await saveQueryPhoto(await plainPhoto("#987654"));
  const before = await db().queryPhoto.count();
  const { error } = await cropByForm({ photo: id, ...part });
  expect(error).toMatchObject({ code });
  expect(JSON.stringify(error)).toMatch(/frame/);
  expect(await db().queryPhoto.count()).toBe(before);
});

test("a photo that is unknown, or not even an id, is refused with what to do", async () => {
  const part = { x: "0", y: "0", width: "0.5", height: "1" };
  expect((await cropByForm({ photo: UNKNOWN, ...part })).error).toMatchObject({
    code: "photo-forgotten",
    message: expect.stringContaining("Upload it again"),
  });
  for (const photo of ["'; DROP TABLE query_photo; --", ""]) {
    expect((await cropByForm({ photo, ...part })).error).toMatchObject({ code: "no-photo" });
  }
});

test("the database itself refuses a part outside the photo, or half a part", async () => {
  const { id } = await saveQueryPhoto(await plainPhoto("#456789"));
  for (const data of [
    { cropX: 0.6, cropY: 0, cropWidth: 0.5, cropHeight: 1 },
    { cropX: 0, cropY: 0, cropWidth: 0.04, cropHeight: 1 },
    { cropX: 0 },
  ]) {
    await expect(db().queryPhoto.update({ where: { id }, data })).rejects.toThrow();
  }
});

test("the weight of the words leads from what the photo shows to what they say", async () => {
  const { id: photo } = await saveQueryPhoto(await readFile(COLOURS.Green));
  const at = (wordsWeight: number) => find({ photo, q: "blue watch", wordsWeight });
  const byPhoto = (await at(0)).results;
  expect(byPhoto.slice(0, 3).every(({ colour }) => colour === "Green")).toBe(true);
  const byWords = (await at(100)).results;
  const words = (await find({ q: "blue watch" })).results;
  expect(byWords.map(({ handle }) => handle)).toEqual(words.map(({ handle }) => handle));
  const blue = (results: typeof byPhoto) =>
    results.findIndex(({ handle }) => handle === "blue-watch");
  expect(blue(byPhoto)).toBeGreaterThan(blue((await at(90)).results));
});

test("examples move results towards and away, also without words and photo", async () => {
  const liked = await find({ more: ["green-watch"] });
  expect(liked.results[0]?.handle).toBe("green-watch");
  const placeOf = (results: typeof liked.results) =>
    results.findIndex(({ handle }) => handle === "green-watch");
  const plain = await find({ q: "watch" });
  const nearer = await find({ q: "watch", more: ["green-watch"] });
  expect(placeOf(nearer.results)).toBe(0);
  const farther = await find({ q: "watch", less: ["green-watch"] });
  expect(farther.results.at(placeOf(farther.results))?.distance).toBeGreaterThan(
    plain.results.at(placeOf(plain.results))?.distance ?? 2,
  );
});

test("an example that has left the shop is passed over, and alone it says what to do", async () => {
  const gone = await find({ q: "watch", more: ["gone"] });
  expect(gone.results).toHaveLength(9);
  await expect(find({ more: ["gone"] })).rejects.toMatchObject({ code: "example-gone" });
});

test("a photo that lies farther from everything than the catalogue's own still finds what is nearest to it", async () => {
  const { id } = await saveQueryPhoto(await twoHalves(`${DRAWN}/15.jpg`, COLOURS.Red));
  const all = await find({ photo: id, perPage: 100 });
  const distances = all.results.map(({ distance }) => distance as number);
  const [nearest, farthest] = [Math.min(...distances), Math.max(...distances)];
  const middle = (farthest + nearest) / 2;
  for (const [maxDistance, medianBestDistance, cut] of [
    [middle - 0.4 * nearest, 0, middle],
    [middle - 0.2 * nearest, nearest / 2, middle],
    [nearest / 10, nearest / 20, nearest],
  ] as const) {
    await withCutoff({ maxDistance, medianBestDistance, strongMatchDistance: 2 });
    const request = { ...DEFAULT_REQUEST, photo: id };
    const { total } = await search(request);
    expect(total).toBe(distances.filter((distance) => distance <= cut).length);
    const { colours } = await searchFacets(request);
    expect(colours.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    for (const { value, count } of colours) {
      const filters = { ...request.filters, colours: [value] };
      expect((await search({ ...request, filters })).total).toBe(count);
    }
    await withCutoff(null);
  }
});

test("a shopper's photo has a strong match as far away as the cutoff, and a little farther", async () => {
  const { id } = await saveQueryPhoto(await twoHalves(`${DRAWN}/15.jpg`, COLOURS.Red));
  const { results } = await find({ photo: id, perPage: 100 });
  const nearest = Math.min(...results.map(({ distance }) => distance as number));
  const own = { medianBestDistance: nearest / 3, strongMatchDistance: nearest / 2 };
  for (const [times, strong] of [
    [1.04, true],
    [1.06, false],
  ] as const) {
    await withCutoff({ ...own, maxDistance: nearest / times });
    expect((await search({ ...DEFAULT_REQUEST, photo: id })).strong).toBe(strong);
  }
  await withCutoff(null);
});
