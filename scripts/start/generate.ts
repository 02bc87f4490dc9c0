import { fingerprint, isFresh, writeStamp } from "@/scripts/start/freshness";
import { runTool } from "@/scripts/start/run-tool";

const FAILING_PROGRAM = process.platform === "darwin" ? "/usr/bin/false" : "/bin/false";
const STAMP = "lib/generated/prisma/stamp";

/**
 * Generates the database client, unless it is that of the present schema.
 * The engine that Prisma would download takes no part in generating, so it is pointed at a program that fails:
 * one that succeeds would let a migration seem to be applied.
 * @param onStart called when there is something to do
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
