import { db } from "@/lib/database/db";
import type { EvaluationRun } from "@/lib/evaluation/run";
import type { Progress } from "@/lib/evaluation/subject";
import {
  type ListedRun,
  type RunChart,
  type RunOptions,
  type RunStatus,
  runOptionsSchema,
  type StoredRun,
} from "@/lib/evaluation-runs/schema";
import { Prisma } from "@/lib/generated/prisma/client";

const LISTED = {
  id: true,
  modelKey: true,
  catalogueSize: true,
  options: true,
  status: true,
  progress: true,
  summary: true,
  error: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} satisfies Prisma.EvaluationRunSelect;

type ListedRow = Prisma.EvaluationRunGetPayload<{ select: typeof LISTED }>;

export async function insertRun(
  modelKey: string,
  catalogueSize: number,
  options: RunOptions,
): Promise<string> {
  const { protocol } = options;
  const { id } = await db().evaluationRun.create({
    data: { modelKey, catalogueSize, protocol, options },
    select: { id: true },
  });
  return id;
}

/** Newest first. */
export async function listRuns(limit: number): Promise<ListedRun[]> {
  const rows = await db().evaluationRun.findMany({
    select: LISTED,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toListed);
}

/** Finished runs of a protocol, newest first, for comparison. */
export async function listComparableRuns(protocol: string, limit: number): Promise<ListedRun[]> {
  const rows = await db().evaluationRun.findMany({
    select: LISTED,
    where: { protocol, status: "done" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toListed);
}

export async function getRun(id: string): Promise<StoredRun | null> {
  const row = await db().evaluationRun.findUnique({
    where: { id },
    select: { ...LISTED, result: true, charts: true },
  });
  if (!row) return null;
  return {
    ...toListed(row),
    result: row.result as EvaluationRun | null,
    charts: (row.charts as RunChart[] | null) ?? [],
  };
}

export async function countRunsUnderWay(): Promise<number> {
  return db().evaluationRun.count({ where: { status: { in: ["queued", "running"] } } });
}

/**
 * When a run last started waiting without any sign of a worker: no run is under way, and none has ended since.
 * Null when nothing is waiting, or a worker was seen within `forMs`.
 */
export async function waitingSince(forMs: number): Promise<Date | null> {
  const [oldest, running, lastEnded] = await Promise.all([
    db().evaluationRun.findFirst({
      where: { status: "queued" },
      select: { createdAt: true },
      orderBy: { createdAt: "asc" },
    }),
    db().evaluationRun.findFirst({ where: { status: "running" }, select: { id: true } }),
    db().evaluationRun.findFirst({
      where: { status: { in: ["done", "failed"] }, finishedAt: { not: null } },
      select: { finishedAt: true },
      orderBy: { finishedAt: "desc" },
    }),
  ]);
  if (!oldest || running) return null;
  const since = Math.max(oldest.createdAt.getTime(), lastEnded?.finishedAt?.getTime() ?? 0);
  return Date.now() - since > forMs ? new Date(since) : null;
}

export async function listQueuedRuns(): Promise<string[]> {
  const rows = await db().evaluationRun.findMany({
    where: { status: "queued" },
    select: { id: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** Takes a queued run; null when it was already taken or stopped. */
export async function claimRun(id: string): Promise<RunOptions | null> {
  const now = new Date();
  const [row] = await db().evaluationRun.updateManyAndReturn({
    where: { id, status: "queued" },
    data: { status: "running", startedAt: now, aliveAt: now, progress: Prisma.DbNull },
    select: { options: true },
  });
  // A run queued by an earlier version lacks newer settings.
  return row ? runOptionsSchema.parse(row.options) : null;
}

/** A heartbeat from the worker that holds the run. False when it must stop. */
export async function keepRunAlive(id: string, progress: Progress | null): Promise<boolean> {
  const { count } = await db().evaluationRun.updateMany({
    where: { id, status: "running" },
    data: { aliveAt: new Date(), progress: progress ?? Prisma.DbNull },
  });
  return count > 0;
}

export async function finishRun(
  id: string,
  result: EvaluationRun,
  charts: RunChart[],
  summary: string,
): Promise<void> {
  await db().evaluationRun.updateMany({
    where: { id, status: "running" },
    data: {
      ...ended("done"),
      result,
      charts,
      summary,
      modelKey: result.model.key,
      catalogueSize: result.catalogue.products,
    },
  });
}

/** Leaves the run for the next worker to start over. */
export async function handRunBack(id: string): Promise<void> {
  await db().evaluationRun.updateMany({
    where: { id, status: "running" },
    data: { status: "queued", startedAt: null, aliveAt: null, progress: Prisma.DbNull },
  });
}

export async function failRun(id: string, error: string): Promise<void> {
  await db().evaluationRun.updateMany({
    where: { id, status: "running" },
    data: { ...ended("failed"), error },
  });
}

/** Ends a waiting or running run; its worker notices at its next heartbeat. */
export async function stopRun(id: string): Promise<boolean> {
  const { count } = await db().evaluationRun.updateMany({
    where: { id, status: { in: ["queued", "running"] } },
    data: ended("stopped"),
  });
  return count > 0;
}

/** Deletes a run that has ended. */
export async function deleteRun(id: string): Promise<boolean> {
  const { count } = await db().evaluationRun.deleteMany({
    where: { id, status: { notIn: ["queued", "running"] } },
  });
  return count > 0;
}

/** Runs whose worker has sent no heartbeat for this long have lost it. */
export async function failLostRuns(silentForMs: number, error: string): Promise<number> {
  const { count } = await db().evaluationRun.updateMany({
    where: { status: "running", aliveAt: { lt: new Date(Date.now() - silentForMs) } },
    data: { ...ended("failed"), error },
  });
  return count;
}

function ended(status: Exclude<RunStatus, "queued" | "running">) {
  return { status, finishedAt: new Date(), progress: Prisma.DbNull };
}

function toListed({ options, progress, ...row }: ListedRow): ListedRun {
  return { ...row, options: options as RunOptions, progress: progress as Progress | null };
}
