import { withDatabase } from "@/lib/database/connect";
import { closeJobs } from "@/lib/embedding/jobs";
import { embedMissing } from "@/lib/embedding/worker";
import { UserError } from "@/lib/errors";
import { fillDemoCatalogue } from "@/scripts/demo/fill-catalogue";
import { step } from "@/scripts/start/progress";

/** Adds the demo products to whatever catalogue there is. */
async function main(): Promise<void> {
  await withDatabase(async () => {
    await step("Drawing the demo catalogue:", async (report) => {
      const added = await fillDemoCatalogue({
        onProgress: (done, total) => report(`${done} of ${total} products`),
      });
      return added > 0 ? `Added ${added} demo products` : "The demo products are all there";
    });
    await step("Embedding", async (report) => {
      const { embedded } = await embedMissing({
        takeOverAfterMs: 20_000,
        onProgress: ({ embedded, products }) => report(`${embedded} of ${products} products`),
      });
      return `Embedded ${embedded} products`;
    });
    await closeJobs();
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
});
