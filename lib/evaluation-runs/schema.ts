import { z } from "zod";
import { RETRIEVALS } from "@/lib/evaluation/retrieval";
import type { EvaluationRun } from "@/lib/evaluation/run";
import type { Progress } from "@/lib/evaluation/subject";
import { RUN_LIMITS, STARTABLE_PROTOCOLS } from "@/lib/evaluation-runs/run-limits";

const whole = ({ min, max, fallback }: { min: number; max: number; fallback: number }) =>
  z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)
    .default(fallback);

export const runOptionsSchema = z.object({
  protocol: z.enum(STARTABLE_PROTOCOLS),
  queries: whole(RUN_LIMITS.queries),
  seed: whole(RUN_LIMITS.seed),
  candidates: whole(RUN_LIMITS.candidates),
  retrieval: z.enum(RETRIEVALS).default("both"),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

export type RunStatus = "queued" | "running" | "done" | "failed" | "stopped";
export type RunChart = { name: string; title: string; svg: string };

/** A run without its many figures. */
export type ListedRun = {
  id: string;
  modelKey: string;
  catalogueSize: number;
  options: RunOptions;
  status: RunStatus;
  progress: Progress | null;
  summary: string | null;
  error: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

export type StoredRun = ListedRun & { result: EvaluationRun | null; charts: RunChart[] };

export function isUnderWay({ status }: Pick<ListedRun, "status">): boolean {
  return status === "queued" || status === "running";
}
