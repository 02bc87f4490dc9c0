import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeEach, expect, test } from "vitest";
import { saveProduct } from "@/lib/catalogue/save-product";
import { db } from "@/lib/database/db";
import { readStoredPhoto } from "@/lib/images/store-photo";
import type { Column } from "@/lib/import/columns";
import type { ImportOptions } from "@/lib/import/import-rows";
import type { ImportIssue } from "@/lib/import/issues";
import { openImport } from "@/lib/import/open-import";
import { closeJobs } from "@/lib/queue/jobs";
import { zipOf } from "@/tests/support/zip";

const folder = await mkdtemp(path.join(tmpdir(), "import-"));
const csv = path.join(folder, "products.csv");
const photoFolder = path.join(folder, "photos");

beforeEach(async () => {
  await db().product.deleteMany();
  await rm(photoFolder, { recursive: true, force: true });
});
afterAll(async () => {
  await closeJobs();
  await rm(folder, { recursive: true });
});

function photo(shade: number, width = 60, height = 80): Promise<Buffer> {
  const background = { r: shade, g: 100, b: 100 };
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function putPhotos(files: Record<string, Buffer>): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(photoFolder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

async function importText(
  text: string,
  options: Partial<ImportOptions> & {
    photos?: string | null;
    mapping?: [Column, string[]][];
    defaults?: [Column, string][];
  } = {},
) {
  await writeFile(csv, text);
  const issues: ImportIssue[] = [];
  const { photos = null, mapping = [], defaults = [], ...rest } = options;
  const opened = await openImport({
    csv,
    photos,
    mapping: new Map(mapping),
    defaults: new Map(defaults),
  });
  const counts = await opened.run({
    status: "published",
    statusForAll: false,
    limit: Number.POSITIVE_INFINITY,
    dryRun: false,
    embedHere: false,
    onIssue: async (issue) => void issues.push(issue),
    ...rest,
  });
  await opened.close();
  return { counts, issues };
}

function product(handle: string) {
  return db().product.findUniqueOrThrow({
    where: { handle },
    include: { photos: { orderBy: { position: "asc" } } },
  });
}

const HEADER =
  "handle,title,description,brand,price,currency,stock,broad_category,fine_category,colour,tags,photos";
const DRESS =
  'red-dress,Red dress,"Long, red.",Maison,49.90,EUR,3,Dresses,Midi Dress,Red,summer|party,';
const HAT = "hat,Hat,,,,,,Accessories,,,,";

test("the template's columns arrive where they belong", async () => {
  await putPhotos({ "a.jpg": await photo(10), "b.png": await photo(20) });
  const { counts, issues } = await importText(`${HEADER}\n${DRESS}a.jpg|b.png\n`, {
    photos: photoFolder,
  });
  expect(counts).toMatchObject({ rows: 1, created: 1, rejected: 0, photos: 2 });
  expect(issues).toEqual([]);
  const found = await product("red-dress");
  expect(found).toMatchObject({
    title: "Red dress",
    description: "Long, red.",
    brand: "Maison",
    priceMinor: 4990,
    currency: "EUR",
    stock: 3,
    broadCategory: "Dresses",
    fineCategory: "Midi Dress",
    colour: "Red",
    tags: ["summer", "party"],
    status: "published",
  });
  expect(found.publishedAt).not.toBeNull();
  expect(found.photos.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
    [60, 80],
    [60, 80],
  ]);
  for (const { storageKey, byteSize } of found.photos) {
    expect((await readStoredPhoto(storageKey))?.length).toBe(byteSize);
  }
});

test("importing the same again leaves every row alone, and a changed row is updated", async () => {
  await putPhotos({ "red-dress.jpg": await photo(10), "hat.jpg": await photo(20) });
  const text = `${HEADER}\n${DRESS}\n${HAT}\n`;
  await importText(text, { photos: photoFolder });
  const before = await product("red-dress");

  const again = await importText(text, { photos: photoFolder });
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2, photos: 0 });
  expect(await product("red-dress")).toEqual(before);

  const changed = await importText(text.replace("49.90", "39.90"), { photos: photoFolder });
  expect(changed.counts).toMatchObject({ updated: 1, unchanged: 1, photos: 0 });
  const after = await product("red-dress");
  expect(after).toMatchObject({
    id: before.id,
    priceMinor: 3990,
    embeddingInputHash: before.embeddingInputHash,
    photos: before.photos,
  });
});

test("another photo under the same name is noticed, the same photo under another name is not", async () => {
  await putPhotos({ "one.jpg": await photo(10) });
  const text = (name: string) => `${HEADER}\n${DRESS}${name}\n`;
  await importText(text("one.jpg"), { photos: photoFolder });
  const before = await product("red-dress");

  await putPhotos({ "two.jpg": await photo(10) });
  const renamed = await importText(text("two.jpg"), { photos: photoFolder });
  expect(renamed.counts).toMatchObject({ unchanged: 1, photos: 0 });

  await putPhotos({ "one.jpg": await photo(200) });
  const replaced = await importText(text("one.jpg"), { photos: photoFolder });
  expect(replaced.counts).toMatchObject({ updated: 1, photos: 1 });
  const after = await product("red-dress");
  expect(after.photos).toHaveLength(1);
  expect(after.photos[0]?.contentHash).not.toBe(before.photos[0]?.contentHash);
  expect(after.embeddingInputHash).not.toBe(before.embeddingInputHash);
});

test("what was edited in the shop stays while the row stays, and columns that are absent change nothing", async () => {
  await importText(`${HEADER}\n${DRESS}\n`);
  const { id, ...fields } = await product("red-dress");
  await saveProduct({ ...fields, id, title: "Edited", photos: null });
  const same = await importText(`${HEADER}\n${DRESS}\n`);
  expect(same.counts.unchanged).toBe(1);
  expect((await product("red-dress")).title).toBe("Edited");

  const fewer = await importText("handle,title,broad_category,stock\nred-dress,New,Dresses,7\n");
  expect(fewer.counts.updated).toBe(1);
  expect(await product("red-dress")).toMatchObject({
    title: "New",
    stock: 7,
    priceMinor: 4990,
    brand: "Maison",
    description: "Long, red.",
    fineCategory: "Midi Dress",
  });
  await db().product.updateMany({ data: { currency: "CHF" } });
  await importText("handle,title,broad_category,price\nred-dress,New,Dresses,12\n");
  expect(await product("red-dress")).toMatchObject({ priceMinor: 1200, currency: "CHF" });
  await importText("handle,title,broad_category,price\nred-dress,New,Dresses,12 GBP\n");
  expect((await product("red-dress")).currency).toBe("GBP");
});

test("the status is for new products unless it is asked for", async () => {
  const text = `${HEADER}\n${DRESS}\n`;
  await importText(text, { status: "draft" });
  expect((await product("red-dress")).status).toBe("draft");
  await importText(text.replace("49.90", "1.00"));
  expect((await product("red-dress")).status).toBe("draft");
  const published = await importText(text, { status: "published", statusForAll: true });
  expect(published.counts.updated).toBe(1);
  expect((await product("red-dress")).status).toBe("published");
});

test("a dry run counts and writes nothing", async () => {
  await putPhotos({ "red-dress.jpg": await photo(10) });
  await importText(`${HEADER}\n${HAT}\n`);
  const { counts } = await importText(`${HEADER}\n${DRESS}\n${HAT}\nx,,,,,,,Tops,,,,\n`, {
    photos: photoFolder,
    dryRun: true,
  });
  expect(counts).toMatchObject({ rows: 3, created: 1, unchanged: 1, rejected: 1, photos: 0 });
  expect(await db().product.count()).toBe(1);
});

test("rows that do not fit are reported with their lines and stop nothing", async () => {
  const { counts, issues } = await importText(
    [
      HEADER,
      DRESS,
      "no-title,,,,,,,Tops,,,,",
      "bad-price,Top,,,1.2.3,EUR,-4,Tops,,,,",
      "RED dress,Again,,,,,,Dresses,,,,",
      "short,row",
      ",No handle,,,,,,Tops,,,,",
      "日本,Unsayable,,,,,,Tops,,,,",
      "lost,Lost,,,,,,,,,,",
      HAT,
    ].join("\n"),
  );
  expect(counts).toMatchObject({ rows: 9, created: 2, rejected: 7 });
  expect(issues.map(({ line, column, kind }) => [line, column, kind])).toEqual([
    [3, "title", "invalid-value"],
    [4, "price", "invalid-value"],
    [4, "stock", "invalid-value"],
    [5, "handle", "duplicate-handle"],
    [6, "", "wrong-field-count"],
    [7, "handle", "invalid-value"],
    [8, "handle", "invalid-value"],
    [9, "broad_category", "invalid-value"],
  ]);
  expect(issues[3]?.message).toContain("line 2 already; line 5 is left out");
});

test("a quotation mark that is never closed costs the rest of the file, not what came before", async () => {
  const { counts, issues } = await importText(
    `${HEADER}\n${DRESS}\nx,"Top,,,,,,Tops,,,,\n${HAT}\n`,
  );
  expect(counts).toMatchObject({ created: 1, rejected: 1 });
  expect(issues[0]).toMatchObject({ line: 3, kind: "unreadable-rest" });
});

test("formulas are kept as the text that they are", async () => {
  await importText(`handle,title,broad_category\nx,"=HYPERLINK(""http://evil"")",@Tops\n`);
  expect(await product("x")).toMatchObject({
    title: '=HYPERLINK("http://evil")',
    broadCategory: "@Tops",
  });
});

test("prices come in the ways of several countries, the currency by its sign", async () => {
  const rows = ['a,A,Tops,"12,50"', "b,B,Tops,€12.50", "c,C,Tops,£9", 'd,D,Tops,"1.299,00 €"'];
  await importText(`handle,title,broad_category,price\n${rows.join("\n")}`);
  const found = await db().product.findMany({ orderBy: { handle: "asc" } });
  expect(found.map(({ priceMinor, currency }) => [priceMinor, currency])).toEqual([
    [1250, "EUR"],
    [1250, "EUR"],
    [900, "GBP"],
    [129_900, "EUR"],
  ]);
});

test("photos that are missing, damaged, ambiguous or web addresses are named; the product comes without", async () => {
  const whole = await photo(10, 300, 300);
  await putPhotos({
    "cut.jpg": whole.subarray(0, whole.length / 2),
    "x/same.jpg": await photo(1),
    "y/same.jpg": await photo(2),
    "note.jpg": Buffer.from("not a photo"),
    "big.jpg": Buffer.alloc(12 * 1024 * 1024 + 1),
    "good.jpg": await photo(3),
  });
  const names =
    "no.jpg|cut.jpg|same.jpg|note.jpg|big.jpg|https://shop.example/a.jpg|GOOD|../good.jpg";
  const { counts, issues } = await importText(`${HEADER}\n${DRESS}${names}\n${HAT}\n`, {
    photos: photoFolder,
  });
  expect(counts).toMatchObject({ created: 2, rejected: 0, photos: 1 });
  expect(issues.every(({ severity }) => severity === "warning")).toBe(true);
  expect(counts.issues).toEqual({
    "photo-missing": 2,
    "photo-refused": 3,
    "photo-ambiguous": 1,
    "photo-address": 1,
  });
  expect((await product("red-dress")).photos).toHaveLength(1);
  expect(issues.find(({ handle }) => handle === "hat")?.message).toContain("“hat.jpg”");
});

test("photos that went missing take none away", async () => {
  await putPhotos({ "a.jpg": await photo(10) });
  await importText(`${HEADER}\n${DRESS}a.jpg\n`, { photos: photoFolder });
  await importText(`${HEADER}\n${DRESS}gone.jpg\n`, { photos: photoFolder });
  expect((await product("red-dress")).photos).toHaveLength(1);
});

test("photos are found in a zip, by name, by handle and numbered", async () => {
  const zip = path.join(folder, "photos.zip");
  await writeFile(
    zip,
    zipOf({
      "shop/Hat.JPG": await photo(1),
      "shop/hat-2.jpg": await photo(2),
      "__MACOSX/shop/._hat.jpg": Buffer.from("x"),
      "../../red.jpg": await photo(3),
    }),
  );
  const bad = await importText(`${HEADER}\n${HAT}\n${DRESS}red\n`, { photos: zip });
  expect(bad.counts).toMatchObject({ created: 2, photos: 2, issues: { "photo-refused": 1 } });
  expect(bad.issues[0]?.message).toContain("“../../red.jpg” cannot be read: it has a path that");
  await writeFile(
    zip,
    zipOf({
      "shop/Hat.JPG": await photo(1),
      "shop/hat-2.jpg": await photo(2),
      "__MACOSX/shop/._hat.jpg": Buffer.from("x"),
      "red.jpg": await photo(3),
    }),
  );
  const { counts, issues } = await importText(`${HEADER}\n${HAT}\n${DRESS}red\n`, { photos: zip });
  expect(issues).toEqual([]);
  expect(counts).toMatchObject({ updated: 1, unchanged: 1, photos: 1 });
  expect((await product("red-dress")).photos).toHaveLength(1);
  expect((await product("hat")).photos).toHaveLength(2);
});

test("a file that is no zip, and one that is not there, are refused", async () => {
  const zip = path.join(folder, "broken.zip");
  await writeFile(zip, "no zip");
  await expect(importText(`${HEADER}\n${HAT}\n`, { photos: zip })).rejects.toMatchObject({
    message: expect.stringContaining("not a zip archive"),
  });
  await expect(
    importText(`${HEADER}\n${HAT}\n`, { photos: path.join(folder, "nowhere") }),
  ).rejects.toMatchObject({ message: expect.stringContaining("There is no") });
});

test("another shop's columns are mapped, joined and defaulted", async () => {
  await importText("id;name;gender;season;type\n1542;Sports shoe;Men;Fall;Shoes\n", {
    mapping: [
      ["handle", ["id"]],
      ["title", ["name"]],
      ["broad_category", ["type"]],
      ["tags", ["gender", "season"]],
    ],
    defaults: [
      ["price", "10"],
      ["currency", "USD"],
    ],
  });
  expect(await product("1542")).toMatchObject({
    title: "Sports shoe",
    fineCategory: "Shoes",
    tags: ["Men", "Fall"],
    priceMinor: 1000,
    currency: "USD",
  });
});

test("350 rows arrive in order and completely, a limit takes the first", async () => {
  const rows = Array.from({ length: 350 }, (_, index) => `p-${index},Product ${index},Tops`);
  const text = `handle,title,broad_category\n${rows.join("\n")}\n`;
  const progress: number[] = [];
  expect((await importText(text, { limit: 120 })).counts.created).toBe(120);
  const { counts } = await importText(text, {
    onProgress: ({ created, unchanged }) => progress.push(created + unchanged),
  });
  expect(counts).toMatchObject({ created: 230, unchanged: 120 });
  expect(progress).toEqual([128, 256, 350]);
  expect(await db().product.count()).toBe(350);
});

test("an interrupted import keeps what was written and is completed by the next", async () => {
  const rows = Array.from({ length: 900 }, (_, index) => `p-${index},Product ${index},Tops`);
  const text = `handle,title,broad_category\n${rows.join("\n")}\n`;
  const abort = new AbortController();
  const interrupted = importText(text, {
    signal: abort.signal,
    onProgress: () => abort.abort(new Error("stop")),
  });
  await expect(interrupted).rejects.toThrow("stop");
  const written = await db().product.count();
  expect(written).toBeGreaterThanOrEqual(100);
  expect(written).toBeLessThan(900);
  await importText(text);
  expect(await db().product.count()).toBe(900);
});
