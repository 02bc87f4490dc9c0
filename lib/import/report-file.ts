import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { writeFailure } from "@/lib/failures/file-failure";
import { csvLine } from "@/lib/import/csv-text";
import type { ImportIssue } from "@/lib/import/issues";
import { plainLine } from "@/lib/plain-text";

export type ReportFile = {
  /** Where it stands; null while there was nothing to report. */
  path(): string | null;
  /** Why it is not complete; null when it is. */
  failure(): string | null;
  write(issue: ImportIssue): Promise<void>;
  close(): Promise<void>;
};

/**
 * A CSV file of what was wrong with which line, made at the first issue. A disk that is full stops the list and not the
 * import: what could not be listed is counted all the same.
 * @param paths the first that can be written is taken
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

  /** Once it has failed there is no writing on: a list with a hole in it would look complete. */
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

/** With its header; the mark tells spreadsheets that this is UTF-8. */
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
