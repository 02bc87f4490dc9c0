import { withDatabase } from "@/lib/database/connect";
import { startEvaluationWorker } from "@/lib/evaluation-runs/worker";
import { reportFailure } from "@/lib/failures/report-failure";
import { startEmbeddingWorker } from "@/lib/maintenance/embedding-worker";
import { warnOfLittleMemory } from "@/lib/memory-check";
import { startDeletingPhotos } from "@/lib/shopper-photos/delete-expired-photos";
import { startPruningQueries } from "@/lib/suggestions/prune-queries";
import { surviveOutages } from "@/lib/survive-outages";

/** Embeds products, performs evaluation runs, and deletes expired photos and outdated queries until told to stop. */
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
    const deleting = startDeletingPhotos();
    const pruning = startPruningQueries();
    await told;
    await Promise.all([pruning.stop(), deleting.stop()]);
    await evaluation.stop();
    await worker.stop();
  });
  process.exit(0);
}

main().catch((error: unknown) => {
  reportFailure(error);
  process.exit(1);
});
