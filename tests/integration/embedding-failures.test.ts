import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { NextRequest } from "next/server";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { GET as scheduledJob } from "@/app/api/jobs/embed/route";
import { getEmbeddingState } from "@/lib/catalogue/admin-queries";
import { saveProduct } from "@/lib/catalogue/save-product";
import { getStoredProduct } from "@/lib/catalogue/write-queries";
import { closeDb, db } from "@/lib/database/db";
import { embedProducts } from "@/lib/embedding/embed-products";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { countEmbeddings, listProductsToEmbed } from "@/lib/embedding/queries";
import { env, setDatabaseUrl } from "@/lib/env";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { startEmbeddingWorker } from "@/lib/maintenance/embedding-worker";
import { closeJobs, EMBED_QUEUE, jobs } from "@/lib/queue/jobs";
import { onRealPostgres } from "@/tests/support/database";
import { createProduct } from "@/tests/support/factories";

process.env.CRON_SECRET = "known to the scheduler";
const PHOTO_KEY = "e".repeat(40);
const photosFolder = () => path.join(env().dataDir, "photos");
const photoFile = () => path.join(photosFolder(), PHOTO_KEY.slice(0, 2), PHOTO_KEY);

const log = vi.spyOn(console, "error");
beforeEach(async () => {
  log.mockReset().mockImplementation(() => undefined);
  await db().product.deleteMany();
  await rm(photosFolder(), { recursive: true, force: true });
});
afterEach(async () => {
  await closeJobs();
});
afterAll(closeServingTowers);

/** A product whose photo cannot be read, for a reason that nobody thought of: a folder is where the file should be. */
async function productThatFails(overrides = {}) {
  await mkdir(photoFile(), { recursive: true });
  const photo = { storageKey: PHOTO_KEY, contentHash: "0", widthPx: 1, heightPx: 1, byteSize: 1 };
  return createProduct({ ...overrides, photos: { create: [{ position: 0, ...photo }] } });
}

async function mendPhoto(): Promise<void> {
  await rm(photoFile(), { recursive: true });
  const { default: sharp } = await import("sharp");
  const create = { width: 30, height: 40, channels: 3 as const, background: "#345678" };
  await writeFile(photoFile(), await sharp({ create }).jpeg().toBuffer());
}

async function noteOf(id: string) {
  const row = await db().product.findUniqueOrThrow({ where: { id } });
  const { embeddingError: message, embeddingAttempts: attempts, embeddingRetryAt: retryAt } = row;
  return { message, attempts, retryAt };
}

async function counts() {
  return countEmbeddings((await servingTowers()).key);
}

async function isToBeEmbedded(id: string): Promise<boolean> {
  return (await listProductsToEmbed((await servingTowers()).key, 100)).includes(id);
}

/** As if its next attempt were due. */
async function letTimePass(id: string): Promise<void> {
  await db().product.update({
    where: { id },
    data: { embeddingRetryAt: new Date(Date.now() - 1) },
  });
}

async function callScheduledJob() {
  const headers = { authorization: `Bearer ${process.env.CRON_SECRET}` };
  const response = await scheduledJob(
    new NextRequest("http://shop.test/api/jobs/embed", { headers }),
  );
  return { status: response.status, body: await response.json() };
}

test("one product that fails unexpectedly keeps none behind it, and carries why and when it is tried again", async () => {
  const failing = await productThatFails();
  for (let index = 0; index < 40; index++) await createProduct();
  const before = Date.now();
  expect(await embedPending(60_000)).toMatchObject({ embedded: 40, pending: 0, failed: 1 });
  const { message, attempts, retryAt } = await noteOf(failing.id);
  const id = message?.match(/the log has it as ([0-9a-f]{8})\. It is tried again/)?.[1];
  expect(attempts).toBe(1);
  expect((retryAt as Date).getTime() - before).toBeGreaterThan(55_000);
  const logged = log.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(logged).toEqual([
    expect.objectContaining({
      id,
      productId: failing.id,
      message: expect.stringMatching(/EISDIR/),
    }),
  ]);
  expect(await isToBeEmbedded(failing.id)).toBe(false);
});

test("it is tried again when its time has come, later and later, until it can be embedded", async () => {
  const failing = await productThatFails();
  const pausesMin: number[] = [];
  for (let attempt = 1; attempt <= 3; attempt++) {
    const before = Date.now();
    await embedPending(60_000);
    const { attempts, retryAt } = await noteOf(failing.id);
    expect(attempts).toBe(attempt);
    pausesMin.push(Math.round(((retryAt as Date).getTime() - before) / 60_000));
    await letTimePass(failing.id);
    expect(await isToBeEmbedded(failing.id)).toBe(true);
  }
  expect(pausesMin).toEqual([1, 4, 16]);
  await mendPhoto();
  expect(await embedPending(60_000)).toMatchObject({ embedded: 1, failed: 0 });
  expect(await noteOf(failing.id)).toEqual({ message: null, attempts: 0, retryAt: null });
});

test("an edit takes the note away, and it is tried at once", async () => {
  const failing = await productThatFails();
  await embedPending(60_000);
  const { key } = await servingTowers();
  expect(await getEmbeddingState(key, failing.id)).toMatchObject({ state: "failed" });
  const stored = await getStoredProduct(failing.id);
  await saveProduct({ ...(stored as NonNullable<typeof stored>), photos: null });
  expect(await noteOf(failing.id)).toEqual({ message: null, attempts: 0, retryAt: null });
  expect(await isToBeEmbedded(failing.id)).toBe(true);
  expect(await getEmbeddingState(key, failing.id)).toEqual({ state: "pending", reason: null });
});

test("a worker does the same, and a job that fails is in the log", async () => {
  const failing = await productThatFails();
  const worker = await startEmbeddingWorker();
  await createProduct();
  await expect.poll(async () => (await noteOf(failing.id)).attempts, { timeout: 30_000 }).toBe(1);
  const boss = await jobs();
  await boss.send(EMBED_QUEUE, { productIds: ["no id at all"] }, { retryLimit: 0 });
  const lines = () => log.mock.calls.map(([line]) => String(line)).join("\n");
  await expect.poll(lines, { timeout: 30_000 }).toMatch(/"doing":"a job of embed-products"/);
  await worker.stop();
});

test("the scheduled job goes on answering, whatever one product does", async () => {
  await productThatFails();
  await createProduct();
  for (let call = 0; call < 2; call++) {
    const { status, body } = await callScheduledJob();
    expect({ status, body }).toEqual({
      status: 200,
      body: { products: 2, embedded: 1, pending: 0, failed: 1, problems: [] },
    });
  }
});

test("a task of the scheduled job that fails is named, and keeps no other from being done", async () => {
  // No folder can be listed where a file is.
  await rm(photosFolder(), { recursive: true, force: true });
  await writeFile(photosFolder(), "");
  await createProduct({ title: "Flumbertine", status: "published" });
  await db().popularQuery.create({ data: { words: "faded", times: 1, strength: 0 } });
  const { status, body } = await callScheduledJob();
  expect(status).toBe(207);
  expect(body).toMatchObject({ products: 1, embedded: 1 });
  expect(body.problems).toEqual([
    { task: "deleting photos", message: expect.stringMatching(/the log has it as [0-9a-f]{8}\.$/) },
  ]);
  expect(await db().popularQuery.count()).toBe(0);
  expect(await db().searchWord.count({ where: { word: "flumbertine" } })).toBe(1);
});

test("the scheduled job says so when nothing of it could be done", async () => {
  const url = env().DATABASE_URL;
  await closeDb();
  setDatabaseUrl("postgres://nobody@127.0.0.1:9/nowhere");
  const answer = await callScheduledJob().finally(async () => {
    await closeDb();
    setDatabaseUrl(url);
  });
  expect(answer.status).toBe(503);
  expect(answer.body.problems.map(({ task }: { task: string }) => task)).toEqual([
    "embedding",
    "refreshing",
    "pruning queries",
    "deleting photos",
  ]);
});

test.skipIf(!onRealPostgres)(
  "a database that goes away in the middle is nobody's fault: no product carries a note",
  async () => {
    const { id } = await createProduct();
    const blocker = new Client({ connectionString: env().DATABASE_URL as string });
    await blocker.connect();
    await blocker.query("BEGIN; LOCK TABLE product_embedding IN SHARE ROW EXCLUSIVE MODE");
    const embedding = embedProducts([id]);
    embedding.catch(() => undefined);
    const cutOff = async () => {
      const { rowCount } = await blocker.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rowCount;
    };
    await expect.poll(cutOff, { timeout: 20_000 }).toBe(1);
    await expect(embedding).rejects.toThrow();
    await blocker.query("ROLLBACK");
    await blocker.end();
    expect(await noteOf(id)).toEqual({ message: null, attempts: 0, retryAt: null });
    expect(await embedPending(60_000)).toMatchObject({ embedded: 1, failed: 0 });
    expect(await counts()).toMatchObject({ pending: 0 });
  },
);
