import type PgBoss from "pg-boss";
import { DUE_AT_ONCE, jobs } from "@/lib/queue/jobs";

export const EVALUATION_QUEUE = "evaluate";
/** Longer than any run takes; a shorter limit would cut off one that is still alive. */
const JOB_EXPIRES_S = 6 * 60 * 60;

export type EvaluationJob = { runId: string };

/** The process's job queue, including the queue for evaluations. */
export async function evaluationJobs(): Promise<PgBoss> {
  const boss = await jobs();
  await boss.createQueue(EVALUATION_QUEUE, {
    name: EVALUATION_QUEUE,
    retryLimit: 0,
    expireInSeconds: JOB_EXPIRES_S,
  });
  return boss;
}

/** Queues runs. One that is queued twice runs once, since a worker claims it first. */
export async function enqueueRuns(runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  const boss = await evaluationJobs();
  for (const runId of runIds) {
    const options = { startAfter: DUE_AT_ONCE, retryLimit: 0, expireInSeconds: JOB_EXPIRES_S };
    await boss.send(EVALUATION_QUEUE, { runId }, options);
  }
}
