import { withDatabase } from "@/lib/database/connect";
import { startEmbeddingWorker } from "@/lib/embedding/worker";
import { UserError } from "@/lib/errors";
import { startEvaluationWorker } from "@/lib/evaluation-runs/worker";
import { startForgettingPhotos } from "@/lib/search/forget-photos";
import { startPruningQueries } from "@/lib/suggestions/prune-queries";
import { surviveOutages } from "@/lib/survive-outages";

/** Embeds products, performs evaluation runs, and forgets photos and faded queries until it is told to stop. */
async function main(): Promise<void> {
  surviveOutages();
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
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
});
