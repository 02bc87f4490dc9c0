import { formatStatement } from "@/scripts/print-sql/format-statement";
import { NAMES, STATEMENTS } from "@/scripts/print-sql/statements";

export const SQL_FOLDER = "docs/sql";

/** The files of docs/sql by name: one for each statement, and a README that lists them. */
export function printStatements(): Map<string, string> {
  const files = new Map<string, string>();
  const list = STATEMENTS.map(({ file, about }) => `| [${file}.sql](${file}.sql) | ${about} |`);
  files.set(
    "README.md",
    [
      "# The statements behind searches",
      "",
      "Written by `npm run sql:print` from `lib/search/retrieval`; a test fails when they differ. Bound values have names",
      "(`:words`); constants are written out. Dimensions are those of the shipped pair.",
      "",
      "| file | what it is |",
      "|---|---|",
      ...list,
      "",
    ].join("\n"),
  );
  for (const { file, about, statement } of STATEMENTS) {
    files.set(`${file}.sql`, `-- ${about}\n${formatStatement(statement, NAMES)}`);
  }
  return files;
}
