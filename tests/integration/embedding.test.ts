import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { embeddingText } from "@/lib/catalogue/embedding-input";
import { db } from "@/lib/database/db";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { countEmbeddings } from "@/lib/embedding/queries";
import { storePhoto } from "@/lib/images/store-photo";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { embedMissing, startEmbeddingWorker } from "@/lib/maintenance/embedding-worker";
import { closeJobs, enqueueEmbedding } from "@/lib/queue/jobs";
import { createProduct } from "@/tests/support/factories";

beforeEach(async () => {
  await db().product.deleteMany();
});

afterEach(async () => {
  await closeJobs();
  await closeServingTowers();
});

async function plainPhoto(background: string): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function productWithPhotos(title: string, colours: string[]) {
  const photos = await Promise.all(
    colours.map(async (colour, position) => ({
      ...(await storePhoto(await plainPhoto(colour))),
      position,
    })),
  );
  return createProduct({ title, photos: { create: photos } });
}

async function vectorsOf(productId: string): Promise<Record<string, Float32Array>> {
  const rows = await db().$queryRaw<{ kind: string; vector: number[] }[]>`
    SELECT kind::text, embedding::float4[] AS vector FROM product_embedding WHERE product_id = ${productId}::uuid`;
  return Object.fromEntries(rows.map((row) => [row.kind, Float32Array.from(row.vector)]));
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}

async function countsNow() {
  return countEmbeddings((await servingTowers()).key);
}

test("a product gets its description's, its photos' and their average vector", async () => {
  const product = await productWithPhotos("Red T-shirt", ["#d02030", "#a01020"]);
  await embedMissing();
  const { text, image, average } = await vectorsOf(product.id);
  const towers = await servingTowers();
  const [expected] = await towers.embedTexts([embeddingText(product)]);
  expect(cosine(text as Float32Array, expected as Float32Array)).toBeCloseTo(1, 5);
  const [first] = await towers.embedImages([await plainPhoto("#d02030")]);
  expect(cosine(image as Float32Array, first as Float32Array)).toBeGreaterThan(0.8);
  const sum = (text as Float32Array).map((value, index) => value + (image?.[index] as number));
  expect(cosine(average as Float32Array, sum) / Math.hypot(...sum)).toBeCloseTo(1, 5);
});

test("a queued product is embedded by the worker, without being asked again", async () => {
  const worker = await startEmbeddingWorker();
  const product = await productWithPhotos("Blue jeans", ["#203060"]);
  await enqueueEmbedding([product.id]);
  await expect.poll(async () => (await countsNow()).pending, { timeout: 20_000 }).toBe(0);
  await worker.stop();
  expect(Object.keys(await vectorsOf(product.id)).sort()).toEqual(["average", "image", "text"]);
});

test("an edited product is stale, keeps its old vectors, and is embedded again", async () => {
  const product = await productWithPhotos("Green hat", ["#206030"]);
  await embedMissing();
  const before = await vectorsOf(product.id);
  await db().product.update({
    where: { id: product.id },
    data: { title: "Yellow sandals", embeddingInputHash: "edited" },
  });
  expect(await countsNow()).toMatchObject({ embedded: 0, pending: 1 });
  expect(await vectorsOf(product.id)).toEqual(before);
  await embedMissing();
  expect(await countsNow()).toMatchObject({ embedded: 1, pending: 0 });
  const after = await vectorsOf(product.id);
  expect(after.text).not.toEqual(before.text);
  expect(after.image).toEqual(before.image);
});

test("removing the last photo removes the image vector", async () => {
  const product = await productWithPhotos("Grey socks", ["#808080"]);
  await embedMissing();
  await db().productPhoto.deleteMany({ where: { productId: product.id } });
  await db().product.update({
    where: { id: product.id },
    data: { embeddingInputHash: "no photo" },
  });
  await embedMissing();
  const { text, image, average } = await vectorsOf(product.id);
  expect(image).toBeUndefined();
  expect(average).toEqual(text);
});

test("a product whose photo is lost says so, and the others of its batch are embedded", async () => {
  const lost = await createProduct({
    photos: {
      create: [
        {
          position: 0,
          storageKey: "lost.webp",
          contentHash: "0",
          widthPx: 1,
          heightPx: 1,
          byteSize: 1,
        },
      ],
    },
  });
  const sound = await productWithPhotos("Brown belt", ["#604020"]);
  const counts = await embedMissing();
  expect(counts).toMatchObject({ embedded: 1, pending: 0, failed: 1 });
  expect(Object.keys(await vectorsOf(sound.id))).toHaveLength(3);
  const { embeddingError } = await db().product.findUniqueOrThrow({ where: { id: lost.id } });
  expect(embeddingError).toMatch(/Upload it again/);
});

test("without a worker, what is missing is embedded within a time budget", async () => {
  await productWithPhotos("Pink scarf", ["#f0a0b0"]);
  expect(await embedPending(0)).toMatchObject({ pending: 1 });
  expect(await embedPending(30_000)).toMatchObject({ pending: 0, embedded: 1 });
});

test("a worker killed in the middle leaves nothing half done, and another completes it", async () => {
  const products = 3000;
  await db().$executeRaw`
    INSERT INTO product (id, handle, title, description, broad_category, fine_category, embedding_input_hash)
    SELECT gen_random_uuid(), 'shirt-' || i, 'Shirt ' || i, repeat('A long description. ', 20), 'Tops', 'Shirt', 'x'
    FROM generate_series(1, ${products}::int) i`;
  const worker = spawn(process.execPath, ["--import", "tsx", path.resolve("scripts/worker.ts")], {
    stdio: "ignore",
  });
  const ended = once(worker, "exit");
  await expect
    .poll(async () => (await countsNow()).embedded, { timeout: 120_000, interval: 10 })
    .toBeGreaterThan(0);
  worker.kill("SIGKILL");
  await ended;
  expect((await countsNow()).pending).toBeGreaterThan(0);

  const counts = await embedMissing();
  expect(counts).toMatchObject({ products, embedded: products, pending: 0 });
  const partial = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT product_id FROM product_embedding GROUP BY product_id HAVING count(DISTINCT input_hash) > 1 OR count(*) <> 2
    ) partial`;
  expect(partial[0]?.count).toBe(0);

  const [pages] = await db().$queryRaw<{ all: number; visible: number }[]>`
    SELECT relpages AS all, relallvisible AS visible FROM pg_class WHERE oid = 'product'::regclass`;
  expect(pages?.visible, "pages that indexes need not read").toBeGreaterThan(
    0.9 * (pages?.all ?? 0),
  );
}, 240_000);
