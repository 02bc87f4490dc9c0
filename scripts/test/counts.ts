import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export type Counts = { passed: number; failed: number; skipped: number; note?: string };

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

export function sum(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** Gives a test runner a file to report to and reads its counts back. */
export async function countedRun(
  run: (reportFile: string) => Promise<number>,
  read: (report: Record<string, unknown>) => Counts,
): Promise<Counts> {
  const folder = await mkdtemp(path.join(tmpdir(), "shop-report-"));
  try {
    const file = path.join(folder, "report.json");
    const exitCode = await run(file);
    const text = await readFile(file, "utf8").catch(() => null);
    const counts = text ? read(JSON.parse(text)) : NOTHING;
    // A runner can fail without a failed test: an error outside all tests, or no report at all.
    const unexplained = exitCode !== 0 && counts.failed === 0;
    return unexplained ? { ...counts, failed: 1, note: "the run itself failed" } : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
