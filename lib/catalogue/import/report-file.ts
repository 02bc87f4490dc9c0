import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { csvLine } from "@/lib/catalogue/import/csv-text";
import type { ImportIssue } from "@/lib/catalogue/import/issues";

export type ReportFile = {
  /** Where it stands; null while there was nothing to report. */
  path(): string | null;
  write(issue: ImportIssue): Promise<void>;
  close(): Promise<void>;
};

/**
 * A CSV file of what was wrong with which line, made at the first issue.
 * @param paths the first that can be written is taken
 */
export function createReportFile(paths: string[]): ReportFile {
  let opened: Promise<{ file: FileHandle; path: string }> | null = null;
  let takenPath: string | null = null;

  async function openFirst() {
    let failure: unknown;
    for (const candidate of paths) {
      try {
        const file = await open(candidate, "w");
        takenPath = path.resolve(candidate);
        // The mark tells spreadsheets that this is UTF-8.
        await file.write(
          `\uFEFF${csvLine(["line", "handle", "severity", "kind", "column", "message"])}`,
        );
        return { file, path: candidate };
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  return {
    path: () => takenPath,
    async write({ line, handle, severity, kind, column, message }) {
      opened ??= openFirst();
      const { file } = await opened;
      await file.write(csvLine([line, handle, severity, kind, column, message]));
    },
    async close() {
      await (await opened)?.file.close();
    },
  };
}
