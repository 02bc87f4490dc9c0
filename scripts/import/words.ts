import path from "node:path";
import type { ImportCounts } from "@/lib/import/import-rows";
import { ISSUE_KINDS, type IssueKind } from "@/lib/import/issues";
import type { ImportStart } from "@/lib/import/open-import";
import { plainLine } from "@/lib/plain-text";
import type { ImportArguments } from "@/scripts/import/options";

const DELIMITER_NAMES = new Map([
  [",", "commas"],
  [";", "semicolons"],
  ["\t", "tabs"],
  ["|", "bars"],
]);
const ENCODING_NAMES = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252, since it is not UTF-8",
};

export function startText({ csv, photos }: ImportArguments, start: ImportStart): string {
  const delimiter = DELIMITER_NAMES.get(start.delimiter) ?? `“${start.delimiter}”`;
  const lines = [
    `${path.basename(csv)}: read as ${ENCODING_NAMES[start.encoding]}, separated by ${delimiter}`,
  ];
  if (photos) lines.push(`${path.basename(photos)}: ${number(start.photoFiles ?? 0)} files`);
  lines.push(...start.photoProblems.map((problem) => `  ${problem}`));
  if (start.ignored.length > 0) lines.push(`Columns left out: ${start.ignored.join(", ")}`);
  return lines.map(plainLine).join("\n");
}

export function progressText(counts: ImportCounts, elapsedMs: number): string {
  const rate = Math.round((counts.rows * 1000) / Math.max(1, elapsedMs));
  return `${number(counts.rows)} rows · ${number(counts.photos)} photos · ${number(rate)} rows/s`;
}

export function totalsText(counts: ImportCounts, dryRun: boolean): string {
  const { rows, created, updated, unchanged, rejected, photos } = counts;
  const would = dryRun ? "would be " : "";
  const stored = dryRun ? "nothing was written" : `${number(photos)} photos stored`;
  return `${number(rows)} rows: ${number(created)} ${would}created, ${number(updated)} ${would}updated, ${number(unchanged)} unchanged, ${number(rejected)} rejected; ${stored}`;
}

/** One line for each kind of issue. */
export function issueLines({ issues }: ImportCounts): string[] {
  return Object.entries(issues).map(
    ([kind, count]) => `  ${number(count)} × ${ISSUE_KINDS[kind as IssueKind]}`,
  );
}

function number(value: number): string {
  return value.toLocaleString("en");
}
