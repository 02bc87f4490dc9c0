import { runVisibly } from "@/scripts/start/run-visibly";
import { type Counts, countedRun } from "@/scripts/test/counts";

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number };

/** Runs one project of vitest.config.ts. */
export function runVitest(project: string, env: Record<string, string>): Promise<Counts> {
  return countedRun(
    (file) =>
      runVisibly(
        "node_modules/vitest/vitest.mjs",
        [
          ...["run", "--project", project, "--passWithNoTests"],
          ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
        ],
        env,
      ),
    (report) => {
      const { numPassedTests, numFailedTests, numPendingTests } = report as VitestReport;
      return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
    },
  );
}
