import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { reportFailure } from "@/lib/failures/report-failure";
import { printStatements, SQL_FOLDER } from "@/scripts/print-sql/print-statements";

/** Writes the statements behind searches to docs/sql, so that a review shows every change to a query. */
async function main(): Promise<void> {
  await mkdir(SQL_FOLDER, { recursive: true });
  const files = printStatements();
  for (const name of await readdir(SQL_FOLDER)) {
    if (!files.has(name)) await rm(path.join(SQL_FOLDER, name));
  }
  for (const [name, text] of files) await writeFile(path.join(SQL_FOLDER, name), text);
  console.log(`Wrote ${files.size} files to ${SQL_FOLDER}.`);
}

main().catch(reportFailure);
