import { readFile, writeFile } from "node:fs/promises";
import { reportFailure } from "@/lib/failures/report-failure";
import { drawMap } from "@/scripts/draw-map/draw-map";

/** Draws docs/architecture.svg from docs/architecture.dot. */
async function main(): Promise<void> {
  await writeFile(
    "docs/architecture.svg",
    await drawMap(await readFile("docs/architecture.dot", "utf8")),
  );
  console.log("Drew docs/architecture.svg.");
}

main().catch(reportFailure);
