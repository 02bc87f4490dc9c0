import path from "node:path";
import { withDatabase } from "@/lib/database/connect";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";
import { emptyCounts, type ImportCounts } from "@/lib/import/import-rows";
import type { ImportIssue } from "@/lib/import/issues";
import { type OpenImport, openImport } from "@/lib/import/open-import";
import { createReportFile, type ReportFile } from "@/lib/import/report-file";
import { embedMissing } from "@/lib/maintenance/embedding-worker";
import { plainLine } from "@/lib/plain-text";
import { closeJobs } from "@/lib/queue/jobs";
import { type ImportArguments, readImportArguments, USAGE } from "@/scripts/import/options";
import { issueLines, progressText, startText, totalsText } from "@/scripts/import/words";
import { step } from "@/scripts/start/progress";

const SHOWN_ISSUES = 10;

async function main(): Promise<void> {
  const args = readImportArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (args.help) return console.log(USAGE);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort(new UserError("interrupted", INTERRUPTED)));
  const embeds = args.embed && !args.dryRun;
  const opened = await openImport(args);
  console.log(startText(args, opened.start));
  await withDatabase(async () => {
    try {
      if (embeds) await registerServingModel();
      const counts = await importFile(opened, args, interrupted.signal);
      if (embeds) await embedTheRest(interrupted.signal);
      if (counts.rejected > 0) process.exitCode ??= 2;
    } finally {
      await closeJobs();
      await closeServingTowers();
      await opened.close();
    }
  });
}

const INTERRUPTED = "Interrupted. What was written stays; the same command completes it.";

async function importFile(
  opened: OpenImport,
  args: ImportArguments,
  signal: AbortSignal,
): Promise<ImportCounts> {
  const report = createReportFile(reportPaths(args));
  const shown: ImportIssue[] = [];
  const counts = emptyCounts();
  try {
    await step(args.dryRun ? "Checking" : "Importing", async (show) => {
      const startedAt = performance.now();
      await opened.run({
        ...args,
        counts,
        embedHere: args.embed,
        signal,
        onProgress: () => show(progressText(counts, performance.now() - startedAt)),
        async onIssue(issue) {
          if (shown.length < SHOWN_ISSUES) shown.push(issue);
          if (!args.dryRun || args.report) await report.write(issue);
        },
      });
      return totalsText(counts, args.dryRun);
    });
  } finally {
    await report.close();
    for (const line of issueLines(counts)) console.log(line);
    for (const { line, message } of shown) console.log(`  Line ${line}: ${plainLine(message)}`);
    describeReport(report, reportPaths(args));
  }
  return counts;
}

function describeReport(report: ReportFile, paths: string[]): void {
  const failure = report.failure();
  if (failure !== null) {
    process.exitCode = 1;
    const place = report.path() ?? paths[0];
    console.error(`  The list of lines with a problem is not complete: ${place}: ${failure}`);
  } else if (report.path()) {
    console.log(`  Every line with a problem: ${report.path()}`);
  }
}

/** Next to the CSV file, or in the shop's own folder if that is not writable. */
function reportPaths({ csv, report }: ImportArguments): string[] {
  if (report) return [report];
  const name = `${path.basename(csv, path.extname(csv))}.import-report.csv`;
  return [path.join(path.dirname(csv), name), path.join(env().dataDir, name)];
}

/** Embeds what an earlier import left behind and what could not be embedded at the first attempt. */
async function embedTheRest(signal: AbortSignal): Promise<void> {
  await step("Embedding", async (show) => {
    const counts = await embedMissing({
      signal,
      onProgress: ({ embedded, products }) => show(`${embedded} of ${products} products`),
    });
    signal.throwIfAborted();
    const failed = counts.failed > 0 ? `; ${counts.failed} could not be, see the admin` : "";
    return `Embedded: ${counts.embedded} of ${counts.products} products can be searched${failed}`;
  });
}

main().catch(reportFailure);
