import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { QUERY_FILES, readStoreProducts, requireData } from "@/lib/evaluation-runs/towers/dev-data";
import { drawQueries } from "@/lib/evaluation-runs/towers/draw-queries";
import { queriesAsJson } from "@/lib/evaluation-runs/towers/query-file";
import { readEvaluationWords } from "@/lib/evaluation-runs/towers/words";
import { writingTo } from "@/lib/failures/file-failure";
import { reportFailure } from "@/lib/failures/report-failure";
import { readQueryOptions } from "@/scripts/evaluate-towers/query-options";

async function main(): Promise<void> {
  const { data, out } = readQueryOptions(process.argv.slice(2));
  await requireData(data, QUERY_FILES);
  const products = await readStoreProducts(data, "dev");
  const queries = drawQueries(products, await readEvaluationWords());
  await writingTo(out, async () => {
    await mkdir(path.dirname(out), { recursive: true });
    await writeFile(out, queriesAsJson(queries, products.length));
  });
  console.log(`${out}: ${queries.plain.length} queries, drawn from ${products.length} products`);
}

main().catch((error: unknown) => {
  reportFailure(error);
  process.exitCode = 1;
});
