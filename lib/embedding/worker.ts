import { embedProducts } from "@/lib/embedding/embed-products";
import {
  closeJobs,
  EMBED_QUEUE,
  type EmbedJob,
  enqueueEmbedding,
  jobs,
} from "@/lib/embedding/jobs";
import { closeServingTowers, registerServingModel, settleCatalogue } from "@/lib/embedding/models";
import {
  countEmbeddings,
  type EmbeddingCounts,
  listProductsToEmbed,
} from "@/lib/embedding/queries";

const POLL_S = 0.5;
/** Of those that another wakes when there is work: each look costs the database that searches wait for. */
const POLL_WHEN_WOKEN_S = 30;
const SWEEP_MS = 60_000;
const SWEEP_LIMIT = 5_000;
/** One decodes and writes while the other computes. */
const CONCURRENT_JOBS = 2;

export type EmbeddingWorker = {
  /** Finishes the jobs in hand, then stops. */
  stop(): Promise<void>;
};

/**
 * Takes embedding jobs until stopped, and sweeps: at the start and every minute, whatever is missing and not
 * queued is queued, which completes anything that a crash left.
 */
export async function startEmbeddingWorker(): Promise<EmbeddingWorker> {
  const towers = await registerServingModel();
  const boss = await jobs({ supervise: true });
  const workers: string[] = [];
  for (let index = 0; index < CONCURRENT_JOBS; index++) {
    const pollingIntervalSeconds = index === 0 ? POLL_S : POLL_WHEN_WOKEN_S;
    workers.push(
      await boss.work<EmbedJob>(EMBED_QUEUE, { pollingIntervalSeconds }, async ([job]) => {
        // More may be waiting; the queue library would rest before it looks.
        for (const id of workers) boss.notifyWorker(id);
        if (job) await embedProducts(job.data.productIds);
      }),
    );
  }
  await sweep(towers.key);
  let settled = 0;
  const timer = setInterval(() => {
    sweepIfIdle(towers.key, settled).then(
      (embedded) => {
        settled = embedded;
      },
      (error: unknown) => console.error("Embedding sweep failed:", error),
    );
  }, SWEEP_MS);

  return {
    async stop() {
      clearInterval(timer);
      await closeJobs();
      await closeServingTowers();
    },
  };
}

/** Queues every product whose vectors are missing or stale. Doubly queued ones cost a look, not a run. */
async function sweep(modelKey: string): Promise<number> {
  const missing = await listProductsToEmbed(modelKey, SWEEP_LIMIT);
  await enqueueEmbedding(missing);
  return missing.length;
}

/** Returns for how many embedded products the catalogue is settled now. */
async function sweepIfIdle(modelKey: string, settled: number): Promise<number> {
  const boss = await jobs();
  if ((await boss.getQueueSize(EMBED_QUEUE, { before: "completed" })) > 0) return settled;
  if ((await sweep(modelKey)) > 0) return settled;
  const { embedded } = await countEmbeddings(modelKey);
  if (embedded !== settled) await settleCatalogue(modelKey, embedded);
  return embedded;
}

export type EmbedMissingOptions = {
  onProgress?: (counts: EmbeddingCounts) => void;
  signal?: AbortSignal;
  /** After this long without progress by another process's worker, this process embeds. */
  takeOverAfterMs?: number;
};

const WATCH_MS = 250;

/**
 * Sees to it that everything is embedded, and returns the final counts. A worker that runs elsewhere does the
 * work; where there is none, or it stands still for `takeOverAfterMs`, this process starts one of its own.
 */
export async function embedMissing(options: EmbedMissingOptions = {}): Promise<EmbeddingCounts> {
  const towers = await registerServingModel();
  const takeOverAfterMs = options.takeOverAfterMs ?? 0;
  let worker: EmbeddingWorker | null = null;
  let counts = await countEmbeddings(towers.key);
  let lastProgressAt = Date.now();
  try {
    while (counts.pending > 0 && !options.signal?.aborted) {
      options.onProgress?.(counts);
      if (!worker && Date.now() - lastProgressAt >= takeOverAfterMs)
        worker = await startEmbeddingWorker();
      await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
      const now = await countEmbeddings(towers.key);
      if (now.pending !== counts.pending) lastProgressAt = Date.now();
      counts = now;
    }
  } finally {
    if (worker) await worker.stop();
  }
  options.onProgress?.(counts);
  if (counts.pending === 0) await settleCatalogue(towers.key, counts.embedded);
  return counts;
}
