import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { writeFailure } from "@/lib/failures/file-failure";
import { csvLine } from "@/lib/import/csv-text";
import type { ImportIssue } from "@/lib/import/issues";
import { plainLine } from "@/lib/plain-text";

export type ReportFile = {
  /** Its path; null while there is nothing to report. */
  path(): string | null;
  /** Why the report is incomplete; null when it is complete. */
  failure(): string | null;
  write(issue: ImportIssue): Promise<void>;
  close(): Promise<void>;
};

/**
 * A CSV file that lists what was wrong on which line, created at the first issue. A full disk ends the list but not the
 * import: issues that cannot be listed are still counted.
 * @param paths candidates; the first one that can be written is used
 */
export function createReportFile(paths: string[]): ReportFile {
  let opened: Promise<FileHandle> | null = null;
  let takenPath: string | null = null;
  let failure: string | null = null;

  async function openFirst(): Promise<FileHandle> {
    let refusal: unknown;
    for (const candidate of paths) {
      try {
        const file = await begin(candidate);
        takenPath = path.resolve(candidate);
        return file;
      } catch (error) {
        refusal = error;
      }
    }
    throw refusal;
  }

  /** Stops writing after a failure: a list with a gap would look complete. */
  async function attempt(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      failure ??= writeFailure(error);
      if (failure === null) throw error;
    }
  }

  return {
    path: () => takenPath,
    failure: () => failure,
    async write({ line, handle, severity, kind, column, message }) {
      if (failure !== null) return;
      const texts = [handle, severity, kind, column, message].map(plainLine);
      await attempt(async () => {
        opened ??= openFirst();
        await (await opened).appendFile(csvLine([line, ...texts]));
      });
    },
    async close() {
      const file = await opened?.catch(() => null);
      await attempt(async () => file?.close());
    },
  };
}

/** Creates the file with its header; the byte order mark tells spreadsheets that it is UTF-8. */
async function begin(candidate: string): Promise<FileHandle> {
  const file = await open(candidate, "w");
  try {
    const header = csvLine(["line", "handle", "severity", "kind", "column", "message"]);
    await file.appendFile(`\uFEFF${header}`);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
