import type PgBoss from "pg-boss";
import { DUE_AT_ONCE, jobs } from "@/lib/queue/jobs";

export const EVALUATION_QUEUE = "evaluate";
/** No run takes as long; a shorter limit would cut one off that is well alive. */
const JOB_EXPIRES_S = 6 * 60 * 60;

export type EvaluationJob = { runId: string };

/** The process's job queue, with evaluation's own among its queues. */
export async function evaluationJobs(): Promise<PgBoss> {
  const boss = await jobs();
  await boss.createQueue(EVALUATION_QUEUE, {
    name: EVALUATION_QUEUE,
    retryLimit: 0,
    expireInSeconds: JOB_EXPIRES_S,
  });
  return boss;
}

/** Queues runs. One that is queued twice is run once: a worker claims it first. */
export async function enqueueRuns(runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  const boss = await evaluationJobs();
  for (const runId of runIds) {
    const options = { startAfter: DUE_AT_ONCE, retryLimit: 0, expireInSeconds: JOB_EXPIRES_S };
    await boss.send(EVALUATION_QUEUE, { runId }, options);
  }
}
