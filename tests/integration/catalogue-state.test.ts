import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ProductStatus } from "@/lib/catalogue/product-status";

import { getCatalogueState } from "@/lib/catalogue/state-queries";
import { setProductStatus } from "@/lib/catalogue/write-products";
import { getCutoffs } from "@/lib/cutoffs/cutoffs";
import { db } from "@/lib/database/db";
import { closeServingTowers, registerServingModel, servingTowers } from "@/lib/embedding/models";
import { type EmbeddedProduct, writeEmbeddings } from "@/lib/embedding/queries";
import { env } from "@/lib/env";
import type { PeriodicTask } from "@/lib/leases/periodic";
import { startEmbeddingWorker } from "@/lib/maintenance/embedding-worker";
import { refreshCatalogue, startRefreshing } from "@/lib/maintenance/refresh-catalogue";
import { closeJobs } from "@/lib/queue/jobs";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import { onRealPostgres } from "@/tests/support/database";
import { createProduct } from "@/tests/support/factories";

/** Quiet, a look, the work, and what a process remembers; generous for a busy machine. */
const SECONDS = { timeout: 20_000, interval: 250 };

let refreshing: PeriodicTask | null = null;
beforeEach(async () => {
  await db().product.deleteMany();
  await refreshCatalogue();
});
afterEach(async () => {
  await refreshing?.stop();
  refreshing = null;
});
afterAll(async () => {
  await closeJobs();
  await closeServingTowers();
});

async function didYouMean(q: string) {
  return (await search({ ...DEFAULT_REQUEST, q, cutoff: false })).didYouMean;
}

async function isWord(word: string): Promise<boolean> {
  return (await db().searchWord.count({ where: { word } })) > 0;
}

/** Products of two departments that have vectors of their own, without running the towers. */
async function embeddedProducts(count: number, status: "draft" | "published"): Promise<string[]> {
  const { key, dimension } = await registerServingModel();
  const products: EmbeddedProduct[] = [];
  for (let index = 0; index < count; index++) {
    const broadCategory = index % 2 === 0 ? "Shoes" : "Watches";
    const { id, embeddingInputHash } = await createProduct({ status, broadCategory });
    const vector = Float32Array.from({ length: dimension }, () => Math.random() - 0.5);
    const unit = vector.map((value) => value / Math.hypot(...vector));
    const vectors = { text: unit, image: unit, average: unit };
    products.push({ productId: id, inputHash: embeddingInputHash, vectors });
  }
  await writeEmbeddings(key, products);
  return products.map(({ productId }) => productId);
}

async function measuredProducts(): Promise<number | undefined> {
  return (await getCutoffs((await servingTowers()).key))?.products;
}

/** Sets the status of products as they are now. */
async function setStatusNow(ids: string[], status: ProductStatus): Promise<void> {
  const products = await db().product.findMany({
    where: { id: { in: ids } },
    select: { id: true, version: true },
  });
  await setProductStatus(products, status);
}

async function madeAt(thing: string): Promise<number | undefined> {
  return (await db().catalogueState.findUnique({ where: { thing } }))?.madeAt.getTime();
}

test("a worker makes the words of what is published known, and forgets those of what is not", async () => {
  await createProduct({ title: "Quill scarf", status: "published" });
  const draft = await createProduct({ title: "Flumbertine ozquill wrap skirt" });
  const worker = await startEmbeddingWorker();
  try {
    await expect.poll(() => isWord("quill"), SECONDS).toBe(true);
    await expect.poll(() => didYouMean("ozquill scarf"), SECONDS).toBe("quill scarf");
    expect(await isWord("flumbertine")).toBe(false);

    await setStatusNow([draft.id], "published");
    await expect.poll(() => isWord("flumbertine"), SECONDS).toBe(true);
    await expect.poll(() => didYouMean("ozquill scarf"), SECONDS).toBeNull();

    await db().product.update({ where: { id: draft.id }, data: { title: "Plain wrap skirt" } });
    await expect.poll(() => isWord("flumbertine"), SECONDS).toBe(false);
    await expect.poll(() => didYouMean("ozquill scarf"), SECONDS).toBe("quill scarf");

    await setStatusNow([draft.id], "archived");
    await expect.poll(() => isWord("skirt"), SECONDS).toBe(false);
    await setStatusNow([draft.id], "published");
    await expect.poll(() => isWord("skirt"), SECONDS).toBe(true);
    await db().product.delete({ where: { id: draft.id } });
    await expect.poll(() => isWord("skirt"), SECONDS).toBe(false);
  } finally {
    await worker.stop();
  }
}, 180_000);

test("cutoffs are measured again once a twentieth has changed, and not for one product", async () => {
  await embeddedProducts(80, "published");
  const drafts = await embeddedProducts(20, "draft");
  refreshing = startRefreshing();
  await expect.poll(measuredProducts, SECONDS).toBe(80);

  await setStatusNow(drafts.slice(0, 1), "published");
  await createProduct({ title: "Flumbertine", status: "published" });
  await expect.poll(() => isWord("flumbertine"), SECONDS).toBe(true);
  await sleep(2_500);
  expect(await measuredProducts()).toBe(80);

  await setStatusNow(drafts, "published");
  await expect.poll(measuredProducts, SECONDS).toBe(100);
  await setStatusNow(drafts, "archived");
  await expect.poll(measuredProducts, SECONDS).toBe(80);
}, 120_000);

test("a catalogue that comes to have other departments has its cutoffs measured again", async () => {
  const products = await embeddedProducts(60, "published");
  await refreshCatalogue();
  const { key } = await servingTowers();
  const before = await madeAt(`cutoffs:${key}`);
  await db().product.updateMany({
    where: { id: { in: products.slice(0, 20) } },
    data: { broadCategory: "Bags" },
  });
  await refreshCatalogue();
  expect(await madeAt(`cutoffs:${key}`)).toBeGreaterThan(before as number);
});

test("each derived thing says from which state it was made, and nothing is made of what it is of already", async () => {
  await embeddedProducts(60, "published");
  await refreshCatalogue();
  const { key } = await servingTowers();
  const state = await getCatalogueState();
  expect(state.wordsChanged).toBe(false);
  for (const thing of ["search_words", `cutoffs:${key}`]) {
    expect(state.derived.get(thing)).toMatchObject({ version: state.version, products: 60 });
  }
  const before = await db().catalogueState.findMany({ orderBy: { thing: "asc" } });
  expect(await refreshCatalogue()).toEqual([]);
  expect(await db().catalogueState.findMany({ orderBy: { thing: "asc" } })).toEqual(before);
});

test("a price, a stock or a draft changes neither words nor cutoffs", async () => {
  const [id] = await embeddedProducts(60, "published");
  await refreshCatalogue();
  const before = await getCatalogueState();
  await db().product.updateMany({ data: { priceMinor: 1, stock: 0 } });
  await createProduct({ title: "Flumbertine" });
  await db().product.update({ where: { id }, data: { embeddingError: "A photo is gone." } });
  const after = await getCatalogueState();
  expect(after).toMatchObject({ version: before.version, wordsChanged: false });
  expect(after.written).toBe(before.written + 62);
});

test("what is written in a transaction that is rolled back changes nothing", async () => {
  const before = await getCatalogueState();
  const undone = db().$transaction(async (transaction) => {
    await transaction.product.create({
      data: {
        handle: "undone",
        title: "Undone",
        broadCategory: "Tops",
        fineCategory: "Tops",
        embeddingInputHash: "x",
        status: "published",
      },
    });
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
  const after = await getCatalogueState();
  expect(after).toMatchObject({ written: before.written, wordsChanged: false });
});

test("while a catalogue is being written to, its words wait for the end, but not for ever", async () => {
  await createProduct({ title: "Quill", status: "published" });
  refreshing = startRefreshing();
  await expect.poll(() => isWord("quill"), SECONDS).toBe(true);
  // As if something were written at any moment of the next hour.
  await db().catalogueChange.create({
    data: { written: 1, changed: 0, createdAt: new Date(Date.now() + 3_600_000) },
  });
  await createProduct({ title: "Flumbertine", status: "published" });
  await sleep(5_000);
  expect(await isWord("flumbertine")).toBe(false);
  // As if the words had been counted half a minute ago.
  await db().$executeRaw`
    UPDATE catalogue_state SET made_at = made_at - interval '30 seconds' WHERE thing = 'search_words'`;
  await expect.poll(() => isWord("flumbertine"), SECONDS).toBe(true);
  await db().$executeRaw`UPDATE catalogue_state SET made_at = now() WHERE thing = 'catalogue'`;
}, 60_000);

test("two processes that count words while others write come to the same as one that counts alone", async () => {
  const products = await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      createProduct({ title: `Dress ${at}`, status: "published" }),
    ),
  );
  refreshing = startRefreshing();
  const write = async (offset: number) => {
    for (let at = 0; at < 60; at++) {
      const { id } = products[(at * 7 + offset) % products.length] as { id: string };
      const status = at % 3 === 0 ? "archived" : "published";
      await db().product.update({
        where: { id },
        data: { title: `Dress ${at} x${offset}`, status },
      });
    }
  };
  const count = async () => {
    for (let time = 0; time < 10; time++) {
      await refreshCatalogue();
      await sleep(20);
    }
  };
  await Promise.all([write(1), write(2), write(3), count(), count()]);
  await refreshCatalogue();
  const words = await db().searchWord.findMany({ orderBy: { word: "asc" } });
  await db().catalogueState.delete({ where: { thing: "search_words" } });
  await refreshCatalogue();
  expect(words).toEqual(await db().searchWord.findMany({ orderBy: { word: "asc" } }));
}, 120_000);

test("bulk writes bring the statistics up to date, a few do not", async () => {
  const many = async (prefix: string, count: number) => {
    await db().$executeRaw`
      INSERT INTO product (id, handle, title, broad_category, fine_category, embedding_input_hash)
      SELECT gen_random_uuid(), ${prefix} || i, 'Thing', 'Many', 'Kind', 'x' FROM generate_series(1, ${count}::int) i`;
    await refreshCatalogue();
  };
  await many("bulk-", 2_000);
  const after = await madeAt("statistics");
  const [planned] = await db().$queryRaw<{ rows: number }[]>`
    SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'product'::regclass`;
  // As the planner estimates them, from a sample of pages.
  expect(planned?.rows).toBeGreaterThan(1_000);
  await many("few-", 40);
  expect(await madeAt("statistics")).toBe(after);
});

test("what cannot be refreshed is named, and keeps nothing else from being refreshed", async () => {
  await embeddedProducts(60, "published");
  await db().$executeRaw`ALTER TABLE search_lexeme RENAME products TO hidden`;
  const failures = await refreshCatalogue().finally(
    () => db().$executeRaw`ALTER TABLE search_lexeme RENAME hidden TO products`,
  );
  expect(failures.map(({ name }) => name)).toEqual(["search words"]);
  expect(await measuredProducts()).toBe(60);
  expect(await refreshCatalogue()).toEqual([]);
});

test("a worker that cannot refresh something says so once in a while, and goes on with the rest", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await embeddedProducts(60, "published");
  await db().$executeRaw`ALTER TABLE search_lexeme RENAME products TO hidden`;
  try {
    refreshing = startRefreshing();
    await expect.poll(measuredProducts, SECONDS).toBe(60);
    await sleep(4_000);
    const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(lines.map(({ doing }) => doing)).toEqual(["refreshing search words"]);
  } finally {
    await refreshing?.stop();
    await db().$executeRaw`ALTER TABLE search_lexeme RENAME hidden TO products`;
    log.mockRestore();
  }
}, 60_000);

test.skipIf(!onRealPostgres)(
  "an index of minutes is begun once, however many workers look, and is beside writing and stopping",
  async () => {
    const { key } = await registerServingModel();
    await db().$executeRaw`
      WITH made AS (
        INSERT INTO product (id, handle, title, broad_category, fine_category, status, embedding_input_hash)
        SELECT gen_random_uuid(), 'indexed-' || i, 'Indexed ' || i, 'Many', 'Many', 'published', 'x'
        FROM generate_series(1, 2100) i RETURNING id
      )
      INSERT INTO product_embedding (product_id, model_key, kind, embedding, input_hash)
      SELECT id, ${key}, kind, v.embedding, 'x'
      FROM made, unnest(enum_range(NULL::embedding_kind)) kind, LATERAL (
        SELECT array_agg(random() - 0.5)::vector AS embedding
        FROM generate_series(1, (SELECT dimension FROM embedding_model WHERE key = ${key})) WHERE id IS NOT NULL
      ) v`;
    // A transaction that has written to a partition keeps an index of it from being finished.
    const slow = new Client({ connectionString: env().DATABASE_URL as string });
    await slow.connect();
    const builds = async () => {
      const [row] = await db().$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'CREATE INDEX%' AND state = 'active'`;
      return row?.count;
    };
    const block = () =>
      slow.query(
        "BEGIN; UPDATE product_embedding SET input_hash = 'y' WHERE kind = 'text' AND product_id = (SELECT min(id::text)::uuid FROM product)",
      );
    await block();
    const workers = [startRefreshing(), startRefreshing(), startRefreshing()];
    try {
      await expect.poll(builds, SECONDS).toBe(1);
      await sleep(4_000);
      expect(await builds()).toBe(1);
      // Nobody waits for it: products are edited and deleted, and words follow.
      const [edited, deleted] = await db().product.findMany({ take: 2, orderBy: { id: "desc" } });
      const where = { id: edited?.id ?? "" };
      await db().product.update({ where, data: { title: "Flumbertine" } });
      await db().product.delete({ where: { id: deleted?.id ?? "" } });
      await expect.poll(() => isWord("flumbertine"), SECONDS).toBe(true);
    } finally {
      const stoppingAt = Date.now();
      await Promise.all(workers.map((worker) => worker.stop()));
      expect(Date.now() - stoppingAt).toBeLessThan(10_000);
      await expect.poll(builds, SECONDS).toBe(0);
      await slow.query("COMMIT");
      await slow.end();
    }
    await refreshCatalogue();
    const indexes = await db().$queryRaw<{ valid: boolean }[]>`
      SELECT indisvalid AS valid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relname LIKE '%\\_hnsw'`;
    expect(indexes).toEqual([{ valid: true }, { valid: true }, { valid: true }]);
  },
  180_000,
);
