import { reportFailure } from "@/lib/failures/report-failure";
import { buildPrograms, buildWeb } from "@/scripts/start/build-shop";
import { step } from "@/scripts/start/progress";

async function main(): Promise<void> {
  await step("Bundling the worker", async () =>
    (await buildPrograms()) ? "Bundled the worker" : null,
  );
  await step("Building the web server", async () =>
    (await buildWeb()) ? "Built the web server" : null,
  );
}

main().catch(reportFailure);
