import { countEmbeddings } from "@/lib/embedding/queries";
import { servingModel } from "@/lib/embedding/serving-model";
import { UserError } from "@/lib/errors";
import { enqueueRuns } from "@/lib/evaluation-runs/jobs";
import { countRunsUnderWay, failLostRuns, insertRun } from "@/lib/evaluation-runs/run-queries";
import type { RunOptions } from "@/lib/evaluation-runs/schema";

const MOST_UNDER_WAY = 5;
const SILENT_FOR_MS = 60_000;
const LOST = "The worker ended during this run. Start it again.";

/**
 * Requests a run, which a worker performs.
 * @throws UserError when there is nothing to evaluate or too many runs are waiting
 */
export async function startRun(options: RunOptions): Promise<{ id: string }> {
  const { key } = await servingModel();
  const { embedded } = await countEmbeddings(key);
  if (embedded === 0) {
    throw new UserError(
      "nothing-to-evaluate",
      "No product is embedded yet. Add products, or wait until they are, then start a run.",
    );
  }
  if ((await countRunsUnderWay()) >= MOST_UNDER_WAY) {
    throw new UserError(
      "too-many-runs",
      `${MOST_UNDER_WAY} runs are waiting. Wait for one to end, or stop one.`,
    );
  }
  const id = await insertRun(key, embedded, options);
  await enqueueRuns([id]);
  return { id };
}

/** Marks runs as failed that appear to be running but have no worker. Called wherever runs are read. */
export async function failAbandonedRuns(): Promise<void> {
  await failLostRuns(SILENT_FOR_MS, LOST);
}
