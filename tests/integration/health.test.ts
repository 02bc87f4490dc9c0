import { NextRequest } from "next/server";
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { GET as live } from "@/app/api/live/route";
import { closeDb, db, queryWithSettings } from "@/lib/database/db";
import { limitQueries } from "@/lib/database/query-limits";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import { env, setDatabaseUrl } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { keptCounts } from "@/lib/health/kept-counts";
import { onRealPostgres } from "@/tests/support/database";
import { createDatabaseProxy } from "@/tests/support/database-proxy";
import { createProduct } from "@/tests/support/factories";

const { DATABASE_URL } = env();
const realNow = performance.now.bind(performance);
let skewMs = 0;
vi.spyOn(performance, "now").mockImplementation(() => realNow() + skewMs);

/** What was counted is forgotten by then. */
function letAnHourPass() {
  skewMs += 3_600_000;
}

beforeEach(async () => {
  await db().product.deleteMany();
  letAnHourPass();
});
afterEach(async () => {
  await closeDb();
  setDatabaseUrl(DATABASE_URL);
});
afterAll(closeServingTowers);

async function ask() {
  const response = await health(new NextRequest("http://shop.test/api/health"));
  return { status: response.status, body: await response.json() };
}

/** As if a worker had embedded them. */
async function embed(productIds: string[]): Promise<void> {
  const { key, dimension } = await registerServingModel();
  await db().$executeRaw`
    INSERT INTO product_embedding (product_id, model_key, kind, embedding, input_hash)
    SELECT p.id, ${key}, 'text', array_fill(0.1::float4, ARRAY[${dimension}::int])::vector, p.embedding_input_hash
    FROM product p WHERE p.id = ANY(${productIds}::uuid[])`;
}

async function addPublished(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () => createProduct({ status: "published" }));
  return (await Promise.all(made)).map(({ id }) => id);
}

test("a shop whose published products are embedded is well, whatever its drafts are", async () => {
  await embed(await addPublished(10));
  await createProduct();
  expect(await ask()).toEqual({
    status: 200,
    body: {
      status: "ok",
      model: expect.any(String),
      products: 11,
      embedded: 10,
      pending: 1,
      failed: 0,
    },
  });
});

test("an empty shop is well", async () => {
  expect((await ask()).body).toMatchObject({ status: "ok", products: 0, pending: 0, failed: 0 });
});

test("while searches miss much of what is published, health is degraded and says why", async () => {
  const ids = await addPublished(10);
  await embed(ids.slice(0, 8));
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: "degraded", embedded: 8, pending: 2 });
  expect(body.reasons).toEqual([
    "8 of 10 published products are embedded; searches miss the others.",
  ]);
});

test("products that cannot be embedded are counted, and told once they are many", async () => {
  await embed(await addPublished(30));
  await createProduct({ embeddingError: "A photo of this product is no longer in storage." });
  const { body } = await ask();
  expect(body).toMatchObject({ status: "degraded", products: 31, pending: 0, failed: 1 });
  expect(body.reasons).toEqual(["1 of 31 products could not be embedded; the admin says why."]);
});

test("one that was embedded and then failed to be embedded again is failed, not embedded", async () => {
  const [id = ""] = await addPublished(1);
  await embed([id]);
  await db().product.update({
    where: { id },
    data: { embeddingInputHash: "edited", embeddingError: "Its photo is lost." },
  });
  expect((await ask()).body).toMatchObject({ embedded: 0, pending: 0, failed: 1 });
});

test("however many ask, the products are counted once in a few seconds", async () => {
  await registerServingModel();
  const query = vi.spyOn(db(), "$queryRaw");
  await Promise.all(Array.from({ length: 50 }, ask));
  await Promise.all(Array.from({ length: 50 }, ask));
  const counts = query.mock.calls.filter(([statement]) =>
    String(statement).includes("publishedEmbedded"),
  );
  expect(counts).toHaveLength(1);
});

test("a count that takes long is not waited for: the last one stands in", async () => {
  const { key } = await registerServingModel();
  expect(await keptCounts("no-such-model", 0)).toBeNull();
  expect(await keptCounts(key, 10_000)).toMatchObject({ products: 0 });
  await createProduct();
  letAnHourPass();
  expect(await keptCounts(key, 0)).toMatchObject({ products: 0 });
  await expect.poll(() => keptCounts(key, 0)).toMatchObject({ products: 1 });
});

// The embedded engine's plans are its own.
test.runIf(onRealPostgres)("counting reads indexes alone", async () => {
  await registerServingModel();
  await db().$executeRaw`
    INSERT INTO product (id, handle, title, description, broad_category, fine_category, embedding_input_hash, status)
    SELECT gen_random_uuid(), 'shirt-' || i, 'Shirt ' || i, repeat('Long. ', 60), 'Tops', 'Shirt', i::text, 'published'
    FROM generate_series(1, 500) i`;
  await embed((await db().product.findMany({ select: { id: true } })).map(({ id }) => id));
  await db().$executeRaw`VACUUM ANALYZE product, product_embedding`;
  const { key } = await registerServingModel();
  // Of so few rows the planner may prefer to read all there is.
  const settings = [Prisma.sql`set_config('enable_seqscan', 'off', true)`];
  const plan = await queryWithSettings(
    settings,
    Prisma.sql`
      EXPLAIN SELECT count(*), count(*) FILTER (WHERE p.status = 'published' AND e.input_hash = p.embedding_input_hash)
      FROM product p LEFT JOIN product_embedding e ON e.product_id = p.id AND e.model_key = ${key} AND e.kind = 'text'`,
  );
  const lines = (plan as { "QUERY PLAN": string }[]).map((row) => row["QUERY PLAN"]).join("\n");
  expect(lines.match(/Index Only Scan/g)).toHaveLength(2);
});

test("while the database is frozen, health fails within two seconds and live is well", async () => {
  await registerServingModel();
  await closeDb();
  const proxy = await createDatabaseProxy(DATABASE_URL as string);
  onTestFinished(proxy.close);
  setDatabaseUrl(proxy.url);
  limitQueries(3_000);
  await ask();
  proxy.freeze();
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const startedAt = performance.now();
  const { status, body } = await ask();
  expect(performance.now() - startedAt).toBeLessThan(2_300);
  expect(status).toBe(503);
  expect(body).toMatchObject({ status: "failing", model: null, products: null, pending: null });
  expect(body.reasons).toHaveLength(1);
  expect(String(log.mock.calls)).not.toContain("    at ");
  log.mockRestore();
  expect((await live(new NextRequest("http://shop.test/api/live"))).status).toBe(200);
  proxy.thaw();
  await expect.poll(async () => (await ask()).status, { timeout: 5_000 }).toBe(200);
});
