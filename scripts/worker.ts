import { withDatabase } from "@/lib/database/connect";
import { startEmbeddingWorker } from "@/lib/embedding/worker";
import { startEvaluationWorker } from "@/lib/evaluation-runs/worker";
import { warnOfLittleMemory } from "@/lib/memory-check";
import { reportFailure } from "@/lib/report-failure";
import { startForgettingPhotos } from "@/lib/search/forget-photos";
import { startPruningQueries } from "@/lib/suggestions/prune-queries";
import { surviveOutages } from "@/lib/survive-outages";

/** Embeds products, performs evaluation runs, and forgets photos and faded queries until it is told to stop. */
async function main(): Promise<void> {
  surviveOutages();
  warnOfLittleMemory("worker");
  const told = new Promise<void>((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
  await withDatabase(async () => {
    const worker = await startEmbeddingWorker();
    const evaluation = await startEvaluationWorker();
    const forgetting = startForgettingPhotos();
    const pruning = startPruningQueries();
    await told;
    await Promise.all([pruning.stop(), forgetting.stop()]);
    await evaluation.stop();
    await worker.stop();
  });
  process.exit(0);
}

main().catch((error: unknown) => {
  reportFailure(error);
  process.exit(1);
});
