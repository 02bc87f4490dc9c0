import { runningDatabaseUrl, withDatabase } from "@/lib/database/connect";
import { env } from "@/lib/env";
import { reportFailure } from "@/lib/failures/report-failure";
import { embedMissing } from "@/lib/maintenance/embedding-worker";
import { closeJobs } from "@/lib/queue/jobs";
import { fillDemoCatalogue } from "@/scripts/demo/fill-catalogue";
import { step } from "@/scripts/start/progress";

/** A running shop has its own worker, which may be busy. */
const WORKER_PATIENCE_MS = 20_000;

/** Adds the demo products to the existing catalogue. */
async function main(): Promise<void> {
  const { DATABASE_URL, dataDir } = env();
  const worksAlone = !DATABASE_URL && (await runningDatabaseUrl(dataDir)) === null;
  await withDatabase(async () => {
    await step("Drawing the demo catalogue:", async (report) => {
      const added = await fillDemoCatalogue({
        onProgress: (done, total) => report(`${done} of ${total} products`),
      });
      return added > 0 ? `Added ${added} demo products` : "The demo products are all there";
    });
    await step("Embedding", async (report) => {
      const { embedded } = await embedMissing({
        takeOverAfterMs: worksAlone ? 0 : WORKER_PATIENCE_MS,
        onProgress: ({ embedded, products }) => report(`${embedded} of ${products} products`),
      });
      return `Embedded ${embedded} products`;
    });
    await closeJobs();
  });
}

main().catch(reportFailure);
