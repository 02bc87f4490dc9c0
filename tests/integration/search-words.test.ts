import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { refreshSearchWords } from "@/lib/catalogue/search-word-refresh-queries";
import { db } from "@/lib/database/db";
import type { ProductStatus } from "@/lib/generated/prisma/client";
import { createProduct } from "@/tests/support/factories";

beforeEach(async () => {
  await db().product.deleteMany();
  await refreshSearchWords();
});

async function countedWords() {
  const words = await db().searchWord.findMany({ orderBy: { word: "asc" } });
  const lexemes = await db().searchLexeme.findMany({ orderBy: { lexeme: "asc" } });
  return { words, lexemes };
}

/** As it would be counted in a shop that had these products from the beginning. */
async function countedFromScratch() {
  await db().catalogueState.delete({ where: { thing: "search_words" } });
  await refreshSearchWords();
  return countedWords();
}

async function wordsOf(...words: string[]) {
  const rows = await db().searchWord.findMany({ where: { word: { in: words } } });
  return Object.fromEntries(rows.map(({ word, products, titles }) => [word, [products, titles]]));
}

test("what is published, edited, archived and deleted comes, changes and goes", async () => {
  const skirt = await createProduct({ title: "Flumbertine wrap skirt", description: "" });
  await createProduct({ title: "Other skirt", description: "", status: "published" });
  await refreshSearchWords();
  expect(await wordsOf("flumbertine", "skirt")).toEqual({ skirt: [1, 1] });

  await db().product.update({ where: { id: skirt.id }, data: { status: "published" } });
  await refreshSearchWords();
  expect(await wordsOf("flumbertine", "skirt")).toEqual({ flumbertine: [1, 1], skirt: [2, 2] });

  await db().product.update({ where: { id: skirt.id }, data: { title: "Ozquill wrap skirts" } });
  await refreshSearchWords();
  const edited = { ozquill: [1, 1], skirt: [2, 1], skirts: [2, 1] };
  expect(await wordsOf("flumbertine", "ozquill", "skirt", "skirts")).toEqual(edited);

  await db().product.update({ where: { id: skirt.id }, data: { status: "archived" } });
  await refreshSearchWords();
  expect(await wordsOf("ozquill", "skirt", "skirts")).toEqual({ skirt: [1, 1] });

  await db().product.updateMany({ data: { status: "published" } });
  await db().product.delete({ where: { id: skirt.id } });
  await refreshSearchWords();
  expect(await wordsOf("ozquill", "skirt", "skirts")).toEqual({ skirt: [1, 1] });
});

test("a word that is in the description alone is no name, and goes with the last that has it", async () => {
  const one = await createProduct({ description: "Made of qiviut.", status: "published" });
  const two = await createProduct({ description: "Qiviut again.", status: "published" });
  await refreshSearchWords();
  expect(await wordsOf("qiviut")).toEqual({ qiviut: [2, 0] });
  await db().product.delete({ where: { id: one.id } });
  await refreshSearchWords();
  expect(await wordsOf("qiviut")).toEqual({ qiviut: [1, 0] });
  await db().product.update({ where: { id: two.id }, data: { description: "" } });
  await refreshSearchWords();
  expect(await wordsOf("qiviut")).toEqual({});
});

const status = fc.constantFrom<ProductStatus>("draft", "published", "archived");
const phrase = fc
  .array(
    fc.oneof(
      fc.constantFrom("dress", "Dresses", "dressed", "only", "with", "women's", "x²", "5€", "A–b"),
      fc.constantFrom("sneakers", "sneaker", "organization", "generously", "日本語", "e.g.", "10x"),
      fc.string({ unit: "grapheme-ascii", maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join(" "));
const fields = fc.record({
  title: phrase,
  description: phrase,
  brand: fc.option(phrase),
  fineCategory: phrase,
  tags: fc.array(phrase, { maxLength: 2 }),
  status,
});
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("create" as const), fields }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("edit" as const), at: fc.nat(), fields }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("status" as const), at: fc.nat(), status }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("refresh" as const) }) },
);

test("after any changes the words are as if all products had been counted again", async () => {
  // Enough of them that a few changes are counted by themselves.
  for (let index = 0; index < 12; index++) {
    await createProduct({ title: `Dress ${index}`, status: "published" });
  }
  await refreshSearchWords();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const each of steps) {
        const ids = await db().product.findMany({ select: { id: true }, orderBy: { id: "asc" } });
        const id = "at" in each ? ids[each.at % ids.length]?.id : undefined;
        const where = { id: id ?? "" };
        if (each.kind === "create") await createProduct(each.fields);
        else if (each.kind === "refresh") await refreshSearchWords();
        else if (!id) continue;
        else if (each.kind === "edit") await db().product.update({ where, data: each.fields });
        else if (each.kind === "status")
          await db().product.update({ where, data: { status: each.status } });
        else if (ids.length > 12) await db().product.delete({ where });
      }
      await refreshSearchWords();
      const counted = await countedWords();
      expect(counted).toEqual(await countedFromScratch());
    }),
    { numRuns: 25, endOnFailure: true, seed: 20261130 },
  );
});

test("so much at once that all are counted again comes to the same", async () => {
  await db().$executeRaw`
    INSERT INTO product (id, handle, title, broad_category, fine_category, status, embedding_input_hash)
    SELECT gen_random_uuid(), 'many-' || i, 'Thing ' || i % 700, 'Many', 'Kind ' || i % 50, 'published', 'x'
    FROM generate_series(1, 1500) i`;
  await refreshSearchWords();
  await db().$executeRaw`UPDATE product SET title = title || ' extra' WHERE handle < 'many-6'`;
  await refreshSearchWords();
  expect(await db().searchWordChange.count()).toBe(0);
  expect((await wordsOf("extra")).extra?.[0]).toBeGreaterThan(700);
  expect(await countedWords()).toEqual(await countedFromScratch());
});

test("rare is what few products of all have, however many there come to be", async () => {
  await db().$executeRaw`
    INSERT INTO product (id, handle, title, broad_category, fine_category, status, embedding_input_hash)
    SELECT gen_random_uuid(), 'r-' || i, CASE WHEN i <= 6 THEN 'Velour' ELSE 'Thing' END, 'Many', 'Kind', 'published', 'x'
    FROM generate_series(1, 1190) i`;
  await refreshSearchWords();
  const isRare = async () =>
    (await db().searchWord.findUnique({ where: { word: "velour" } }))?.rare;
  expect(await isRare()).toBe(false);
  for (let index = 0; index < 10; index++) await createProduct({ status: "published" });
  await refreshSearchWords();
  expect(await isRare()).toBe(true);
  await db().product.updateMany({
    where: { handle: { startsWith: "product-" } },
    data: { status: "archived" },
  });
  await refreshSearchWords();
  expect(await isRare()).toBe(false);
});

test("a catalogue that is emptied at once has no words", async () => {
  await createProduct({ title: "Flumbertine", status: "published" });
  await refreshSearchWords();
  await db().$executeRaw`TRUNCATE product CASCADE`;
  await refreshSearchWords();
  expect(await countedWords()).toEqual({ words: [], lexemes: [] });
});

test("a statement that changes very many products leaves one note for all of them", async () => {
  await db().$executeRaw`
    INSERT INTO product (id, handle, title, broad_category, fine_category, status, embedding_input_hash)
    SELECT gen_random_uuid(), 'm-' || i, 'Thing', 'Many', 'Kind', 'published', 'x' FROM generate_series(1, 20001) i`;
  expect(await db().searchWordChange.count()).toBe(1);
  await refreshSearchWords();
  expect(await wordsOf("thing")).toEqual({ thing: [20_001, 20_001] });
});
