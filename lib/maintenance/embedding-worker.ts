import { setTimeout as sleep } from "node:timers/promises";
import { embedProducts } from "@/lib/embedding/embed-products";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import {
  countEmbeddings,
  type EmbeddingCounts,
  listProductsToEmbed,
} from "@/lib/embedding/queries";
import { withLease } from "@/lib/leases/lease";
import { startPeriodic } from "@/lib/leases/periodic";
import { refreshCatalogueAndReport, startRefreshing } from "@/lib/maintenance/refresh-catalogue";
import {
  closeJobs,
  EMBED_QUEUE,
  type EmbedJob,
  enqueueEmbedding,
  jobs,
  logFailedJobs,
} from "@/lib/queue/jobs";

const POLL_S = 0.5;
/** For pollers that are woken when there is work: every poll takes database time away from searches. */
const POLL_WHEN_WOKEN_S = 30;
const SWEEP_MS = 60_000;
const SWEEP_LIMIT = 5_000;
/** One job can decode and write while the other computes. */
const CONCURRENT_JOBS = 2;

export type EmbeddingWorker = {
  /** Finishes the current jobs, then stops. */
  stop(): Promise<void>;
};

/**
 * Processes embedding jobs until stopped, and keeps the derived data up to date. At the start and every minute, it
 * queues whatever is missing and not queued, which makes up for any crash.
 */
export async function startEmbeddingWorker(): Promise<EmbeddingWorker> {
  const towers = await registerServingModel();
  const boss = await jobs({ supervise: true });
  const workers: string[] = [];
  const embed = logFailedJobs<EmbedJob>(EMBED_QUEUE, ({ productIds }) => {
    // More jobs may be waiting; the queue library would pause before it looks.
    for (const id of workers) boss.notifyWorker(id);
    return embedProducts(productIds);
  });
  for (let index = 0; index < CONCURRENT_JOBS; index++) {
    const pollingIntervalSeconds = index === 0 ? POLL_S : POLL_WHEN_WOKEN_S;
    workers.push(await boss.work<EmbedJob>(EMBED_QUEUE, { pollingIntervalSeconds }, embed));
  }
  await sweep(towers.key);
  const sweeping = startPeriodic("sweeping for products to embed", SWEEP_MS, async (signal) => {
    await withLease("embedding-sweep", () => sweepIfIdle(towers.key), { signal });
  });
  const refreshing = startRefreshing();

  return {
    async stop() {
      await Promise.all([sweeping.stop(), refreshing.stop()]);
      await closeJobs();
      await closeServingTowers();
    },
  };
}

/** Queues every product whose vectors are missing or stale. One queued twice costs a look, not a run. */
async function sweep(modelKey: string): Promise<void> {
  await enqueueEmbedding(await listProductsToEmbed(modelKey, SWEEP_LIMIT));
}

async function sweepIfIdle(modelKey: string): Promise<void> {
  const boss = await jobs();
  if ((await boss.getQueueSize(EMBED_QUEUE, { before: "completed" })) > 0) return;
  await sweep(modelKey);
}

export type EmbedMissingOptions = {
  onProgress?: (counts: EmbeddingCounts) => void;
  signal?: AbortSignal;
  /** After this long without progress by another process's worker, this process embeds. */
  takeOverAfterMs?: number;
};

const WATCH_MS = 250;
/** The share of time spent counting: counting a large catalogue takes a while, and the database has other work. */
const WATCH_SHARE = 0.2;

/**
 * Makes sure that everything is embedded and the derived data is up to date, and returns the final counts. A worker in
 * another process does the work; if there is none, or it makes no progress for `takeOverAfterMs`, this process starts
 * its own.
 */
export async function embedMissing(options: EmbedMissingOptions = {}): Promise<EmbeddingCounts> {
  const { onProgress, signal, takeOverAfterMs = 0 } = options;
  const towers = await registerServingModel();
  let worker: EmbeddingWorker | null = null;
  let counts = await countEmbeddings(towers.key);
  let lastProgressAt = Date.now();
  try {
    while (counts.pending > 0 && !signal?.aborted) {
      onProgress?.(counts);
      if (!worker && Date.now() - lastProgressAt >= takeOverAfterMs)
        worker = await startEmbeddingWorker();
      const startedAt = Date.now();
      const now = await countEmbeddings(towers.key);
      const tookMs = Date.now() - startedAt;
      if (now.pending !== counts.pending) lastProgressAt = Date.now();
      counts = now;
      if (counts.pending > 0) await sleep(Math.max(WATCH_MS, tookMs / WATCH_SHARE - tookMs));
    }
    onProgress?.(counts);
    // Before the towers close, since the cutoffs are measured with them.
    if (counts.pending === 0) await refreshCatalogueAndReport({ signal });
  } finally {
    await worker?.stop();
  }
  return counts;
}
