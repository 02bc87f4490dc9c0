import { withDatabase } from "@/lib/database/connect";
import { startEmbeddingWorker } from "@/lib/embedding/worker";
import { UserError } from "@/lib/errors";

/** Embeds products until it is told to stop. */
async function main(): Promise<void> {
  const told = new Promise<void>((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
  await withDatabase(async () => {
    const worker = await startEmbeddingWorker();
    await told;
    await worker.stop();
  });
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
});
