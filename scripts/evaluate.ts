import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { withDatabase } from "@/lib/database/connect";
import { closeServingTowers } from "@/lib/embedding/models";
import { clearLosses, compareRuns } from "@/lib/evaluation/compare";
import { readDataset } from "@/lib/evaluation/datasets/dataset";
import { readGivenQueries, readJudgements } from "@/lib/evaluation/query-files";
import { comparisonTable } from "@/lib/evaluation/report/tables";
import { runAsText, tableAsText } from "@/lib/evaluation/report/text";
import type { EvaluationRun } from "@/lib/evaluation/run";
import { readRun, writeRun } from "@/lib/evaluation/run-file";
import { loadDataset } from "@/lib/evaluation-runs/load-dataset";
import { runEvaluation } from "@/lib/evaluation-runs/run-evaluation";
import { writingTo } from "@/lib/failures/file-failure";
import { reportFailure } from "@/lib/failures/report-failure";
import { closeJobs } from "@/lib/queue/jobs";
import { type EvaluateOptions, readCommand, usage } from "./evaluate/options";
import { progressLine } from "./evaluate/progress";
import { writeReport } from "./evaluate/write-report";

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command.kind === "help") return console.log(usage);
  if (command.kind === "compare") {
    const [before, after] = [await readRun(command.before), await readRun(command.after)];
    return printComparison(before, after);
  }
  const { options } = command;
  const baseline = options.gate ? await readRun(options.gate) : null;
  const run = options.dataset
    ? await inOwnCatalogue(options, (folder) => measure(options, folder))
    : await measure(options, null);
  console.log(runAsText(run));
  const { json, report } = options;
  if (json) await writingTo(json, () => writeRun(json, run));
  if (report) {
    await writingTo(report, () => writeReport(report, run));
    console.log(`\nReport: ${path.join(report, "index.html")}`);
  }
  if (baseline) gate(baseline, run);
}

/** Evaluates the shop's catalogue, or the catalogue in a dataset's folder, which is loaded first. */
async function measure(options: EvaluateOptions, dataset: string | null): Promise<EvaluationRun> {
  const given = options["queries-from"] ? await readGivenQueries(options["queries-from"]) : null;
  const judgements = options.judgements ? await readJudgements(options.judgements) : [];
  const products = dataset === null ? [] : await readDataset(dataset, options.format);
  const progress = progressLine();
  return withDatabase(async () => {
    try {
      const watch = { onProgress: progress.show };
      const refused = dataset === null ? [] : await loadDataset(products, watch);
      const run = await runEvaluation({ ...options, ks: options.k, judgements, given }, watch);
      return { ...run, notes: [...run.notes, ...summary(refused)] };
    } finally {
      progress.done();
      await closeJobs();
      await closeServingTowers();
    }
  });
}

const REFUSALS_SHOWN = 10;

function summary(refused: string[]): string[] {
  if (refused.length <= REFUSALS_SHOWN) return refused;
  const more = refused.length - REFUSALS_SHOWN;
  return [...refused.slice(0, REFUSALS_SHOWN), `… and ${more} more like these.`];
}

/** A dataset never touches the shop: it gets its own data folder and embedded database. */
async function inOwnCatalogue(
  { dataset = "", keep }: EvaluateOptions,
  body: (dataset: string) => Promise<EvaluationRun>,
): Promise<EvaluationRun> {
  const folder = path.resolve(dataset);
  const own = keep ? path.resolve(keep) : await mkdtemp(path.join(tmpdir(), "evaluation-"));
  process.env.DATA_DIR = own;
  process.env.DATABASE_URL = "";
  process.env.DATABASE_HOST = "";
  process.env.PHOTO_STORAGE = "folder";
  try {
    return await body(folder);
  } finally {
    if (!keep) await rm(own, { recursive: true, force: true });
  }
}

function printComparison(before: EvaluationRun, after: EvaluationRun): void {
  const comparison = compareRuns(before, after);
  console.log(tableAsText(comparisonTable(comparison)));
  for (const note of comparison.notes) console.log(`\n${note}`);
}

function gate(baseline: EvaluationRun, run: EvaluationRun): void {
  const comparison = compareRuns(baseline, run);
  for (const note of comparison.notes) console.log(`\n${note}`);
  const losses = clearLosses(comparison);
  if (losses.length === 0) {
    console.log(
      `\nGate: none of ${comparison.changes.length} figures has clearly fallen over ${comparison.pairedQueries} shared queries.`,
    );
    return;
  }
  console.log(`\n${tableAsText(comparisonTable({ ...comparison, changes: losses }))}`);
  console.error(`\nGate: ${losses.length} figures are worse than chance in the queries explains.`);
  process.exitCode = 1;
}

main().catch(reportFailure);
