import { afterAll, beforeEach, expect, test } from "vitest";
import { productSchema } from "@/lib/catalogue/product-input";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import {
  getPublishedProduct,
  listCategories,
  listNewestProducts,
  listPublishedHandles,
  listVariants,
} from "@/lib/catalogue/queries";
import { saveProduct } from "@/lib/catalogue/save-product";
import {
  deleteProducts,
  type ProductInput,
  saveProducts,
  setProductStatus,
} from "@/lib/catalogue/write-products";
import { db } from "@/lib/database/db";
import type { StoredPhoto } from "@/lib/images/store-photo";
import { closeJobs, EMBED_QUEUE, enqueueEmbedding, jobs } from "@/lib/queue/jobs";
import { createProduct } from "@/tests/support/factories";

function photo(name: string): StoredPhoto & { alt: string } {
  return {
    storageKey: name.padEnd(40, "0"),
    contentHash: name.padEnd(64, "0"),
    widthPx: 60,
    heightPx: 80,
    byteSize: 1000,
    placeholder: "data:image/webp;base64,AAAA",
    alt: "",
  };
}

function input(overrides: Partial<ProductInput> = {}): ProductInput {
  const fields = productSchema.parse({
    handle: "red-dress",
    title: "Red dress",
    description: "A dress, red.",
    price: "49.90",
    stock: "3",
    broadCategory: "Dresses",
    fineCategory: "Midi Dress",
    colour: "Red",
    tags: "summer, party",
    status: "published",
  });
  return { ...fields, photos: [photo("a"), photo("b")], ...overrides };
}

async function rowOf(handle: string) {
  return db().product.findUniqueOrThrow({
    where: { handle },
    include: { photos: { orderBy: { position: "asc" } } },
  });
}

async function queuedIds(): Promise<string[]> {
  const boss = await jobs();
  const found = await boss.fetch<{ productIds: string[] }>(EMBED_QUEUE, { batchSize: 100 });
  return found.flatMap((job) => job.data.productIds);
}

beforeEach(async () => {
  await db().product.deleteMany();
  await queuedIds();
});
afterAll(closeJobs);

test("a new product is written with its photos and queued for embedding", async () => {
  const saved = await saveProduct(input());
  expect(saved).toMatchObject({ handle: "red-dress", outcome: "created" });
  const row = await rowOf("red-dress");
  expect(row).toMatchObject({
    id: saved.id,
    priceMinor: 4990,
    currency: "EUR",
    stock: 3,
    tags: ["summer", "party"],
    status: "published",
  });
  expect(row.publishedAt).not.toBeNull();
  expect(row.photos.map(({ position, contentHash }) => [position, contentHash[0]])).toEqual([
    [0, "a"],
    [1, "b"],
  ]);
  expect(await queuedIds()).toEqual([saved.id]);
});

test("saving the same again changes nothing", async () => {
  const { id } = await saveProduct(input());
  const before = await rowOf("red-dress");
  await queuedIds();
  expect((await saveProduct({ ...input(), id })).outcome).toBe("unchanged");
  expect(await rowOf("red-dress")).toEqual(before);
  expect(await queuedIds()).toEqual([]);
});

test("a new price is no reason to embed again, a new description is", async () => {
  const { id } = await saveProduct(input());
  await queuedIds();
  expect((await saveProduct({ ...input({ priceMinor: 1 }), id })).outcome).toBe("updated");
  expect(await queuedIds()).toEqual([]);
  await saveProduct({ ...input({ description: "Another." }), id });
  expect(await queuedIds()).toEqual([id]);
});

test("what is queued is handed out at once, to whoever asks within the same tick of the database's clock", async () => {
  await saveProduct(input());
  const [job] = await db().$queryRaw<{ due: boolean }[]>`
    SELECT start_after < created_on AS due FROM pgboss.job WHERE name = ${EMBED_QUEUE} AND state = 'created'`;
  expect(job?.due).toBe(true);
  await queuedIds();
  for (let time = 0; time < 100; time++) {
    const { id } = await createProduct();
    await enqueueEmbedding([id]);
    expect(await queuedIds()).toEqual([id]);
  }
});

test("saving clears the note that embedding failed, and tries again", async () => {
  const { id } = await saveProduct(input());
  await db().product.update({ where: { id }, data: { embeddingError: "A photo is gone." } });
  await queuedIds();
  await saveProduct({ ...input(), id });
  expect((await rowOf("red-dress")).embeddingError).toBeNull();
  expect(await queuedIds()).toEqual([id]);
});

test("photos change places, go and come; those that stay keep their row and alt text", async () => {
  const { id } = await saveProduct(
    input({ photos: [{ ...photo("a"), alt: "From the front" }, photo("b")] }),
  );
  const before = await rowOf("red-dress");
  await saveProduct({
    ...input({ photos: [photo("c"), photo("c"), { ...photo("a"), alt: null }] }),
    id,
  });
  const after = await rowOf("red-dress");
  expect(after.photos.map(({ contentHash }) => contentHash[0])).toEqual(["c", "a"]);
  expect(after.photos[1]).toMatchObject({ id: before.photos[0]?.id, alt: "From the front" });
  expect(after.embeddingInputHash).not.toBe(before.embeddingInputHash);
  await saveProduct({ ...input({ photos: null }), id });
  expect((await rowOf("red-dress")).photos).toHaveLength(2);
});

test("a taken handle is refused, whether the product is new or not", async () => {
  await saveProduct(input());
  const words = { message: expect.stringContaining("Another product has the handle “red-dress”") };
  await expect(saveProduct(input())).rejects.toMatchObject(words);
  const { id } = await saveProduct(input({ handle: "blue-dress" }));
  await expect(saveProduct({ ...input(), id })).rejects.toMatchObject(words);
});

test("without a handle the title gives one, numbered when it is taken", async () => {
  const one = await saveProduct(input({ handle: "" }));
  const two = await saveProduct(input({ handle: "" }));
  expect([one.handle, two.handle]).toEqual(["red-dress", "red-dress-2"]);
  const renamed = await saveProduct({ ...input({ handle: "", title: "Green dress" }), id: two.id });
  expect(renamed.handle).toBe("red-dress-2");
});

test("a product that is gone is not made again by saving it", async () => {
  const { id, version } = await saveProduct(input());
  expect((await deleteProducts([{ id, version }])).done).toEqual([id]);
  await expect(saveProduct({ ...input(), id })).rejects.toMatchObject({ code: "product-gone" });
});

test("many products are saved at once: created, updated, unchanged", async () => {
  await saveProducts([input(), input({ handle: "blue-dress" })]);
  const saved = await saveProducts([
    input(),
    input({ handle: "blue-dress", colour: "Blue", photos: [] }),
    input({ handle: "hat", photos: null }),
  ]);
  expect(saved.map(({ outcome }) => outcome)).toEqual(["unchanged", "updated", "created"]);
  expect((await rowOf("blue-dress")).photos).toEqual([]);
  expect(await db().product.count()).toBe(3);
});

test("500 products with odd characters are saved in one go", async () => {
  const title = `“Été” \\ 'n' {curly} 日本語 🎽 %s $1`;
  const inputs = Array.from({ length: 500 }, (_, index) =>
    input({ handle: `p-${index}`, title, tags: ["a,b", '"c"', "{d}"], brand: null, stock: null }),
  );
  await saveProducts(inputs);
  expect(await rowOf("p-499")).toMatchObject({ title, tags: ["a,b", '"c"', "{d}"], stock: null });
});

test("publishing for the first time dates a product, archiving takes it out of the shop", async () => {
  const { id } = await saveProduct(input({ status: "draft" }));
  expect((await rowOf("red-dress")).publishedAt).toBeNull();
  expect(await getPublishedProduct("red-dress")).toBeNull();
  const setStatus = async (status: ProductStatus) => {
    const { version } = await rowOf("red-dress");
    return setProductStatus([{ id, version }], status);
  };
  expect((await setStatus("published")).done).toEqual([id]);
  expect(await setStatus("published")).toMatchObject({ done: [], same: [id] });
  const { publishedAt } = await rowOf("red-dress");
  expect(publishedAt).not.toBeNull();
  await setStatus("archived");
  expect(await getPublishedProduct("red-dress")).toBeNull();
  await setStatus("published");
  expect((await rowOf("red-dress")).publishedAt).toEqual(publishedAt);
});

test("the shop reads a product with its photos in order", async () => {
  await saveProduct(input());
  expect(await getPublishedProduct("red-dress")).toMatchObject({
    title: "Red dress",
    description: "A dress, red.",
    priceMinor: 4990,
    photo: { storageKey: photo("a").storageKey },
    photos: [{ storageKey: photo("a").storageKey }, { storageKey: photo("b").storageKey }],
  });
  expect(await getPublishedProduct("no-such-thing")).toBeNull();
});

test("categories are counted over what is published, the largest first", async () => {
  const at = (handle: string, broadCategory: string, fineCategory: string, more = {}) =>
    input({ handle, broadCategory, fineCategory, ...more });
  await saveProducts([
    at("one", "Dresses", "Midi Dress"),
    at("two", "Dresses", "Maxi Dress"),
    at("three", "Dresses", "Maxi Dress"),
    at("four", "Hats", "Beanie", { photos: [] }),
    at("five", "Shoes", "Boots", { status: "draft" }),
  ]);
  const categories = await listCategories();
  expect(
    categories.map(({ name, count, fine }) => [name, count, fine.map((kind) => kind.name)]),
  ).toEqual([
    ["Dresses", 3, ["Maxi Dress", "Midi Dress"]],
    ["Hats", 1, ["Beanie"]],
  ]);
  expect(categories[0]?.photo?.storageKey).toBe(photo("a").storageKey);
  expect(categories[1]?.photo).toBeNull();
});

test("the colours of one product count once, as the shop shows them", async () => {
  const at = (handle: string, fineCategory: string) =>
    input({ handle, broadCategory: "Dresses", fineCategory, variantGroup: "dress" });
  await saveProducts([
    at("red", "Midi Dress"),
    at("blue", "Midi Dress"),
    at("short", "Mini Dress"),
    input({ handle: "other", broadCategory: "Dresses", fineCategory: "Midi Dress" }),
  ]);
  const [dresses] = await listCategories();
  expect(dresses?.count).toBe(2);
  expect(dresses?.fine.map(({ name, count }) => [name, count])).toEqual([
    ["Midi Dress", 2],
    ["Mini Dress", 1],
  ]);
});

test("variants, the newest and the sitemap hold what is published", async () => {
  await saveProducts([input({ handle: "red", colour: "Red", variantGroup: "dress" })]);
  await saveProducts([
    input({ handle: "blue", colour: "Blue", variantGroup: "dress" }),
    input({ handle: "draft", colour: "Grey", variantGroup: "dress", status: "draft" }),
  ]);
  expect((await listVariants("dress")).map(({ handle }) => handle)).toEqual(["blue", "red"]);
  expect((await listNewestProducts(1)).map(({ handle }) => handle)).toEqual(["blue"]);
  expect((await listPublishedHandles(10)).map(({ handle }) => handle).sort()).toEqual([
    "blue",
    "red",
  ]);
});
