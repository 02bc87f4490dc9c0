import { UserError } from "@/lib/errors";
import type { Progress } from "@/lib/evaluation/subject";
import {
  EVALUATION_QUEUE,
  type EvaluationJob,
  enqueueRuns,
  evaluationJobs,
} from "@/lib/evaluation-runs/jobs";
import { runEvaluation } from "@/lib/evaluation-runs/run-evaluation";
import {
  claimRun,
  failRun,
  finishRun,
  handRunBack,
  keepRunAlive,
  listQueuedRuns,
} from "@/lib/evaluation-runs/run-queries";
import type { RunOptions } from "@/lib/evaluation-runs/schema";
import { failAbandonedRuns } from "@/lib/evaluation-runs/start-run";
import { summaryOf } from "@/lib/evaluation-runs/summary";
import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { withLease } from "@/lib/leases/lease";
import { startPeriodic } from "@/lib/leases/periodic";
import { logFailedJobs } from "@/lib/queue/jobs";

const POLL_S = 1;
const ALIVE_EVERY_MS = 2_000;
const SWEEP_MS = 60_000;
const RANKS = [10, 20, 50, 100];
const WEIGHT_STEP = 0.1;

export type EvaluationWorker = {
  /** Takes no further run, and returns the current one to the queue, to start again with the next worker. */
  stop(): Promise<void>;
};

/**
 * Performs evaluation runs one at a time until stopped. The job queue must be open, and is not closed. Queued runs left
 * behind by a crash are queued again; those it left running have failed.
 */
export async function startEvaluationWorker(): Promise<EvaluationWorker> {
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  const boss = await evaluationJobs();
  const worker = await boss.work<EvaluationJob>(
    EVALUATION_QUEUE,
    { pollingIntervalSeconds: POLL_S },
    logFailedJobs(EVALUATION_QUEUE, async ({ runId }) => {
      if (stopping.signal.aborted) return;
      const running = performRun(runId, stopping.signal);
      inHand.add(running);
      await running.finally(() => inHand.delete(running));
    }),
  );
  await sweep();
  const sweeping = startPeriodic("sweeping evaluation runs", SWEEP_MS, async (signal) => {
    await withLease("evaluation-sweep", sweepIfIdle, { signal });
  });

  return {
    async stop() {
      await sweeping.stop();
      stopping.abort();
      await Promise.all(inHand);
      await boss.offWork({ id: worker });
    },
  };
}

async function sweep(): Promise<void> {
  await failAbandonedRuns();
  await enqueueRuns(await listQueuedRuns());
}

async function sweepIfIdle(): Promise<void> {
  const boss = await evaluationJobs();
  if ((await boss.getQueueSize(EVALUATION_QUEUE, { before: "completed" })) > 0) {
    await failAbandonedRuns();
  } else await sweep();
}

/**
 * Performs a queued run and stores its result, or its error. Does nothing if another worker has it.
 * @param stopping when it aborts, the run returns to the queue
 */
export async function performRun(id: string, stopping: AbortSignal): Promise<void> {
  const options = await claimRun(id);
  if (!options) return;
  const given = new AbortController();
  const signal = AbortSignal.any([stopping, given.signal]);
  let progress: Progress | null = null;
  const timer = setInterval(() => {
    keepRunAlive(id, progress)
      .then((goOn) => {
        if (!goOn) given.abort();
      })
      .catch((error: unknown) => console.error("An evaluation's progress was not noted:", error));
  }, ALIVE_EVERY_MS);
  try {
    const result = await runEvaluation(toEvaluation(options), {
      signal,
      onProgress: (now) => {
        progress = now;
      },
    });
    // The drawing code is large, and most workers never draw.
    const { chartsOf } = await import("@/lib/evaluation/report/charts");
    await finishRun(id, result, chartsOf(result), summaryOf(result));
  } catch (error) {
    if (stopping.aborted) await handRunBack(id);
    else if (!given.signal.aborted) await failRun(id, explain(error));
  } finally {
    clearInterval(timer);
  }
}

function toEvaluation(options: RunOptions) {
  return { ...options, ks: RANKS, step: WEIGHT_STEP, judgements: [], given: null };
}

function explain(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return `Something went wrong; the worker's log has it as ${reportUnexpected(error)}.`;
}
