import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/database/db";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { countEmbeddings } from "@/lib/embedding/queries";
import { env } from "@/lib/env";
import { closeJobs, enqueueEmbedding } from "@/lib/queue/jobs";
import { createDatabaseProxy } from "@/tests/support/database-proxy";

afterAll(async () => {
  await closeJobs();
  await closeServingTowers();
});

function startWorker(databaseUrl: string): { process: ChildProcess; log: () => string } {
  const worker = spawn(process.execPath, ["--import", "tsx", path.resolve("scripts/worker.ts")], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  let log = "";
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.on("data", (chunk) => {
      log += chunk;
    });
  }
  return { process: worker, log: () => log };
}

/** So many products that a few are always in hand. */
async function addProducts(round: number, count = 320): Promise<void> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    INSERT INTO product (id, handle, title, description, broad_category, fine_category, embedding_input_hash)
    SELECT gen_random_uuid(), 'shirt-' || ${round}::int || '-' || i, 'Shirt ' || i, repeat('Long. ', 60), 'Tops', 'Shirt', 'x'
    FROM generate_series(1, ${count}::int) i RETURNING id::text`;
  await enqueueEmbedding(rows.map(({ id }) => id));
}

async function countsNow() {
  return countEmbeddings((await servingTowers()).key);
}

test("a worker outlives a database that goes away with a job in hand, and does the job after", async () => {
  const proxy = await createDatabaseProxy(env().DATABASE_URL as string);
  onTestFinished(proxy.close);
  const worker = startWorker(proxy.url);
  for (let round = 0; round < 2; round++) {
    const before = (await countsNow()).embedded;
    await addProducts(round);
    await expect
      .poll(async () => (await countsNow()).embedded, { timeout: 40_000, interval: 20 })
      .toBeGreaterThan(before);
    await proxy.cut();
    await sleep(1_500);
    expect((await countsNow()).pending).toBeGreaterThan(0);
    await proxy.restore();
    await expect.poll(async () => (await countsNow()).pending, { timeout: 60_000 }).toBe(0);
    expect(worker.process.exitCode).toBeNull();
  }
  expect(worker.log().match(/waiting for it/g)).toHaveLength(2);
  expect(worker.log()).toContain("answers again");
  worker.process.kill("SIGTERM");
  expect(await once(worker.process, "exit")).toEqual([0, null]);
}, 240_000);

test("a worker that is told to stop while its database is away stops", async () => {
  const proxy = await createDatabaseProxy(env().DATABASE_URL as string);
  onTestFinished(proxy.close);
  const worker = startWorker(proxy.url);
  const before = (await countsNow()).embedded;
  await addProducts(9);
  await expect
    .poll(async () => (await countsNow()).embedded, { timeout: 40_000, interval: 20 })
    .toBeGreaterThan(before);
  await proxy.cut();
  await sleep(500);
  worker.process.kill("SIGTERM");
  const startedAt = performance.now();
  await once(worker.process, "exit");
  expect(performance.now() - startedAt).toBeLessThan(25_000);
  expect(worker.log()).not.toContain("    at ");
}, 120_000);
