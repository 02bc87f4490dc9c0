import PgBoss from "pg-boss";
import { QueueConnection } from "@/lib/database/queue-connection";
import { env } from "@/lib/env";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { reportUnexpected } from "@/lib/failures/report-unexpected";

export const EMBED_QUEUE = "embed-products";
/** Small enough that a crash repeats little work, large enough to fill the towers' batches. */
export const PRODUCTS_PER_JOB = 32;
/**
 * The queue hands out jobs that were due before the current moment. The embedded engine's clock ticks in whole
 * milliseconds, so a worker asking in the same millisecond would miss a job that is due now.
 */
export const DUE_AT_ONCE = "-1 second";
/** A job that takes longer is assumed to belong to a dead worker and goes to another. */
const JOB_EXPIRES_S = 600;

export type EmbedJob = { productIds: string[] };

type Jobs = { boss: PgBoss; connection: QueueConnection };

const globalForJobs = globalThis as typeof globalThis & { shopJobs?: Promise<Jobs> };

/** This process's job queue, in the shop's own database. `supervise` is for workers. */
export async function jobs({ supervise = false } = {}): Promise<PgBoss> {
  globalForJobs.shopJobs ??= startJobs(supervise).catch((error: unknown) => {
    globalForJobs.shopJobs = undefined;
    throw error;
  });
  return (await globalForJobs.shopJobs).boss;
}

export async function closeJobs(): Promise<void> {
  const starting = globalForJobs.shopJobs;
  globalForJobs.shopJobs = undefined;
  const open = await starting?.catch(() => undefined);
  if (!open) return;
  open.connection.hurry();
  await open.boss.stop({ graceful: true, timeout: 20_000, wait: true });
  await open.connection.close();
}

/**
 * Queues products for embedding. Call it after they are committed: the worker's sweep finds products left behind by a
 * crash in between.
 */
export async function enqueueEmbedding(productIds: string[]): Promise<void> {
  if (productIds.length === 0) return;
  const boss = await jobs();
  const inserts: PgBoss.JobInsert<EmbedJob>[] = [];
  for (let start = 0; start < productIds.length; start += PRODUCTS_PER_JOB) {
    inserts.push({
      name: EMBED_QUEUE,
      data: { productIds: productIds.slice(start, start + PRODUCTS_PER_JOB) },
      startAfter: DUE_AT_ONCE,
      expireInSeconds: JOB_EXPIRES_S,
      retryLimit: 3,
      retryDelay: 5,
    });
  }
  await boss.insert(inserts);
}

/** Wraps a job handler so that every failed job is logged, whatever the queue does with it. */
export function logFailedJobs<T>(
  queue: string,
  perform: (data: T) => Promise<void>,
): PgBoss.WorkHandler<T> {
  return async ([job]) => {
    if (!job) return;
    try {
      await perform(job.data);
    } catch (error) {
      reportUnexpected(asUnavailable(error) ?? error, { doing: `a job of ${queue}`, job: job.id });
      throw error;
    }
  };
}

async function startJobs(supervise: boolean): Promise<Jobs> {
  const connection = new QueueConnection(env().DATABASE_URL ?? "");
  const boss = new PgBoss({ db: connection as PgBoss.Db, supervise, schedule: false });
  boss.on("error", (error) => console.error(`Job queue: ${error.message}`));
  try {
    await boss.start();
    await boss.createQueue(EMBED_QUEUE, {
      name: EMBED_QUEUE,
      retryLimit: 3,
      expireInSeconds: JOB_EXPIRES_S,
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
  return { boss, connection };
}
