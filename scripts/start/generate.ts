import { fingerprint, isFresh, writeStamp } from "@/scripts/start/freshness";
import { runTool } from "@/scripts/start/run-tool";

const FAILING_PROGRAM = process.platform === "darwin" ? "/usr/bin/false" : "/bin/false";
const STAMP = "lib/generated/prisma/stamp";

/**
 * Generates the database client, unless it matches the current schema. Generating does not use the engine that Prisma
 * would download, so its path is set to a program that fails: a program that succeeds would make a migration appear to
 * be applied.
 * @param onStart called if there is something to do
 */
export async function generateClient(onStart: () => void = () => undefined): Promise<void> {
  const print = await fingerprint(["prisma/schema.prisma", "package-lock.json"]);
  if (await isFresh(STAMP, print)) return;
  onStart();
  await runTool("node_modules/prisma/build/index.js", ["generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: FAILING_PROGRAM,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
  await writeStamp(STAMP, print);
}
