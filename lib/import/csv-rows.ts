import { UserError } from "@/lib/errors";
import { CsvParser, type CsvRow, MAX_ROW_CHARACTERS, overlongLine } from "@/lib/import/csv-parser";
import { type Encoding, readText } from "@/lib/import/encoding";

export type CsvFile = { header: string[]; delimiter: string; rows: AsyncGenerator<CsvRow> };

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * Opens a CSV file as spreadsheets write them: separated by comma, semicolon, tab or bar, with fields quoted where
 * needed. Rows are read on demand; blank ones are skipped.
 * @throws UserError `import-empty`; UnreadableCsv, also from `rows`, when the rest cannot be read
 */
export async function openCsv(file: string, encoding: Encoding): Promise<CsvFile> {
  const first = await firstLine(readText(file, encoding));
  const declared = /^sep=(.)\s*$/i.exec(first)?.[1];
  const delimiter = declared ?? guessDelimiter(first);
  const rows = readRows(readText(file, encoding), delimiter);
  if (declared) await rows.next();
  const header = await rows.next();
  if (header.done) throw new UserError("import-empty", `${file} has no rows.`);
  return { header: header.value.fields, delimiter, rows };
}

/** The rows of a text that arrives in pieces. All rows before an unreadable place are yielded. */
export async function* readRows(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  const parser = new CsvParser(delimiter);
  for await (const piece of pieces) yield* parser.read(piece);
  yield* parser.end();
}

/** The first line that is not blank. Searches each piece only once. */
export async function firstLine(pieces: AsyncIterable<string>): Promise<string> {
  let line = "";
  let before = 0;
  for await (const piece of pieces) {
    const blank = line === "" ? (/^\s*/.exec(piece)?.[0] ?? "") : "";
    before += blank.match(/\r\n|\r|\n/g)?.length ?? 0;
    const rest = piece.slice(blank.length);
    const end = rest.search(/[\r\n]/);
    line += end < 0 ? rest : rest.slice(0, end);
    if (line.length > MAX_ROW_CHARACTERS) throw overlongLine(before + 1);
    if (end >= 0) return line;
  }
  return line.trim();
}

/** The delimiter that occurs most often in the header outside quotation marks. */
function guessDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}
