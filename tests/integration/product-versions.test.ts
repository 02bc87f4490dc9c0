import { afterAll, beforeEach, expect, test } from "vitest";
import { isHandle } from "@/lib/catalogue/handle";
import { productSchema } from "@/lib/catalogue/product-input";
import { saveProduct } from "@/lib/catalogue/save-product";
import {
  deleteProducts,
  type ProductInput,
  saveImportedProducts,
  saveProducts,
  setProductStatus,
} from "@/lib/catalogue/write-products";
import { db } from "@/lib/database/db";
import { writeEmbeddingFailure } from "@/lib/embedding/queries";
import { closeJobs } from "@/lib/queue/jobs";
import { createProduct } from "@/tests/support/factories";

function photo(name: string, alt = "") {
  return {
    storageKey: name.padEnd(40, "0"),
    contentHash: name.padEnd(64, "0"),
    widthPx: 60,
    heightPx: 80,
    byteSize: 1000,
    placeholder: "",
    alt,
  };
}

function input(overrides: Partial<ProductInput> = {}): ProductInput {
  const fields = productSchema.parse({
    handle: "red-dress",
    title: "Red dress",
    price: "49.90",
    broadCategory: "Dresses",
    fineCategory: "Midi Dress",
    status: "published",
  });
  return { ...fields, photos: [photo("a"), photo("b")], ...overrides };
}

async function row(id: string) {
  return db().product.findUniqueOrThrow({
    where: { id },
    include: { photos: { orderBy: { position: "asc" } } },
  });
}

async function versionOf(id: string): Promise<number> {
  return (await row(id)).version;
}

beforeEach(async () => {
  await db().product.deleteMany();
});
afterAll(closeJobs);

test("a save made from an older state is refused, and writes nothing", async () => {
  const { id, version } = await saveProduct(input());
  await saveProduct({ ...input({ priceMinor: 5990 }), id, version });
  const before = await row(id);
  await expect(
    saveProduct({ ...input({ title: "Crimson dress", photos: [] }), id, version }),
  ).rejects.toMatchObject({ code: "product-changed" });
  expect(await row(id)).toEqual(before);
});

test("each save answers the version that the next one is made from", async () => {
  const created = await saveProduct(input());
  const { id } = created;
  const dearer = await saveProduct({
    ...input({ priceMinor: 5990 }),
    id,
    version: created.version,
  });
  expect(dearer.version).toBe(await versionOf(id));
  const same = await saveProduct({
    ...input({ priceMinor: 5990 }),
    id,
    version: dearer.version,
  });
  expect(same).toMatchObject({ outcome: "unchanged", version: dearer.version });
  await saveProduct({ ...input({ priceMinor: 6990 }), id, version: same.version });
  expect((await row(id)).priceMinor).toBe(6990);
});

test("who asks for what somebody else has saved already is not in the way of it", async () => {
  const { id, version } = await saveProduct(input());
  const other = await saveProduct({ ...input({ priceMinor: 5990 }), id, version });
  const mine = await saveProduct({ ...input({ priceMinor: 5990 }), id, version });
  expect(mine).toMatchObject({ outcome: "unchanged", version: other.version });
});

test("photos put in another order, described or taken away are a change like any other", async () => {
  const { id, version } = await saveProduct(input());
  const others: ProductInput["photos"][] = [
    [photo("b"), photo("a")],
    [photo("a", "From the front"), photo("b")],
    [photo("b")],
  ];
  for (const photos of others) {
    const now = await versionOf(id);
    await saveProduct({ ...input({ photos }), id, version: now });
    expect(await versionOf(id)).toBeGreaterThan(now);
    await expect(
      saveProduct({ ...input({ photos: [photo("c")] }), id, version }),
    ).rejects.toMatchObject({ code: "product-changed" });
  }
  expect((await row(id)).photos.map(({ contentHash }) => contentHash[0])).toEqual(["b"]);
});

test("every write that an editor can see moves the version, and no other does", async () => {
  const { id } = await saveProduct(input());
  const { photos: _, ...fields } = input();
  const moves = [
    async () => saveProduct({ ...input({ title: "Dress" }), id }),
    async () => saveProducts([input({ title: "Gown" })]),
    async () => setProductStatus([{ id, version: await versionOf(id) }], "archived"),
    async () =>
      saveImportedProducts([
        {
          whenNew: fields,
          given: { handle: "red-dress", stock: 2 },
          photos: null,
          importHash: "x",
        },
      ]),
  ];
  for (const move of moves) {
    const before = await versionOf(id);
    await move();
    expect(await versionOf(id)).toBe(before + 1);
  }
  const before = await row(id);
  await writeEmbeddingFailure(
    { productId: id, inputHash: before.embeddingInputHash },
    { message: "A photo is gone.", attempts: 1, retryAfterMs: null },
  );
  expect(await versionOf(id)).toBe(before.version);
});

test("of many saves of one state at once, one is written", async () => {
  const { id, version } = await saveProduct(input());
  const saves = Array.from({ length: 8 }, (_, index) =>
    saveProduct({ ...input({ priceMinor: 100 + index }), id, version }),
  );
  const outcomes = await Promise.allSettled(saves);
  const written = outcomes.flatMap((outcome, index) =>
    outcome.status === "fulfilled" ? [100 + index] : [],
  );
  expect(written).toHaveLength(1);
  expect(await row(id)).toMatchObject({ priceMinor: written[0], version: version + 1 });
});

test("what is deleted while it is saved stays deleted, or is deleted as it was saved", async () => {
  for (let round = 0; round < 10; round++) {
    const { id, version } = await saveProduct(input());
    const [saved, deleted] = await Promise.allSettled([
      saveProduct({ ...input({ priceMinor: 100 }), id, version }),
      deleteProducts([{ id, version }]),
    ]);
    const isDeleted = deleted.status === "fulfilled" && deleted.value.done.length === 1;
    expect(isDeleted).toBe(saved.status === "rejected");
    expect(await db().product.count()).toBe(isDeleted ? 0 : 1);
    await db().product.deleteMany();
  }
});

test("an import keeps what somebody edits while it runs", async () => {
  const { photos: _, ...fields } = input();
  for (let round = 0; round < 10; round++) {
    const { id } = await saveProduct(input());
    const importHash = `file ${round}`;
    const given = { handle: "red-dress", title: `Imported ${round}` };
    await Promise.all([
      saveImportedProducts([{ whenNew: fields, given, photos: null, importHash }]),
      saveProduct({ ...input({ stock: 7, title: "Edited", photos: null }), id }),
    ]);
    expect((await row(id)).stock).toBe(7);
    await db().product.deleteMany();
  }
});

test("a bulk action leaves alone what has changed or gone since it was seen, and says so", async () => {
  const seen = await Promise.all(
    ["one", "two", "three", "four"].map((handle) => createProduct({ handle, status: "published" })),
  );
  const [one, two, three, four] = seen;
  if (!one || !two || !three || !four) throw new Error("not made");
  await db().product.update({ where: { id: two.id }, data: { version: { increment: 1 } } });
  await db().product.delete({ where: { id: three.id } });
  await setProductStatus([four], "archived");
  const shown = [one, two, three, { id: four.id, version: four.version + 1 }];

  expect(await setProductStatus(shown, "archived")).toEqual({
    done: [one.id],
    changed: [two.id],
    gone: [three.id],
    same: [four.id],
  });
  expect((await row(two.id)).status).toBe("published");

  expect(await deleteProducts(shown)).toEqual({
    done: [four.id],
    changed: [one.id, two.id],
    gone: [three.id],
    same: [],
  });
  expect(await db().product.count()).toBe(2);
});

test("who saved last is kept, until that account goes", async () => {
  await db().user.create({ data: { id: "u1", name: "Ann", email: "ann@shop.example" } });
  const { id } = await saveProduct({ ...input(), updatedBy: "u1" });
  expect((await row(id)).updatedBy).toBe("u1");
  await db().user.delete({ where: { id: "u1" } });
  expect((await row(id)).updatedBy).toBeNull();
});

test("twenty products of one title saved at once all get a handle of their own", async () => {
  const saved = await Promise.all(
    Array.from({ length: 20 }, () => saveProduct(input({ handle: "" }))),
  );
  const expected = Array.from({ length: 20 }, (_, index) =>
    index === 0 ? "red-dress" : `red-dress-${index + 1}`,
  );
  expect(saved.map(({ handle }) => handle).sort()).toEqual(expected.sort());
});

test("the hundredth product of a title gets a handle like the second", async () => {
  const { embeddingInputHash } = await createProduct({ handle: "red-dress" });
  await db().product.createMany({
    data: Array.from({ length: 130 }, (_, index) => ({
      handle: `red-dress-${index + 2}`,
      title: "Red dress",
      broadCategory: "Dresses",
      fineCategory: "Midi Dress",
      embeddingInputHash,
    })),
  });
  expect((await saveProduct(input({ handle: "" }))).handle).toBe("red-dress-132");
});

test("handles that long titles give are handles, numbered or not", async () => {
  for (const title of [`${"ab ".repeat(60)}`.trim(), "x".repeat(200), `${"x".repeat(113)} yz`]) {
    for (let round = 0; round < 2; round++) {
      const { handle } = await saveProduct(input({ handle: "", title }));
      expect(isHandle(handle), handle).toBe(true);
    }
  }
});

test("a handle that was typed stays refused while another product has it", async () => {
  await saveProduct(input());
  await expect(saveProduct(input())).rejects.toMatchObject({ code: "handle-taken" });
  expect(await db().product.count()).toBe(1);
});

test("no other rule of the database that a write breaks is taken for a handle that is taken", async () => {
  await db().$executeRaw`CREATE UNIQUE INDEX only_once ON product_photo (content_hash)`;
  try {
    await saveProduct(input());
    const twice = saveProduct(input({ handle: "", title: "Another", photos: [photo("a")] }));
    await expect(twice).rejects.toThrow(/only_once/);
    await expect(
      saveProduct(input({ handle: "another", photos: [photo("a")] })),
    ).rejects.not.toMatchObject({ code: "handle-taken" });
    await expect(saveProducts([input({ handle: "third", photos: [photo("b")] })])).rejects.toThrow(
      /only_once/,
    );
  } finally {
    await db().$executeRaw`DROP INDEX only_once`;
  }
});
