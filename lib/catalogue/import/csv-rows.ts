import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { type Encoding, readText } from "@/lib/catalogue/import/encoding";
import { UserError } from "@/lib/errors";

export type CsvRow = {
  /** On which the row begins, from 1. */
  line: number;
  fields: string[];
};

export type CsvFile = { header: string[]; delimiter: string; rows: AsyncGenerator<CsvRow> };

const DELIMITERS = [",", ";", "\t", "|"];
/** A row that is longer has a quotation mark that was never closed. */
const MAX_ROW_CHARACTERS = 1_000_000;

/**
 * Opens a CSV file as spreadsheets write them: separated by comma, semicolon, tab or bar, fields in quotation marks
 * where needed. Rows are read as they are asked for; blank ones are passed over.
 * @throws UserError `import-empty`, and from `rows` `import-unreadable` when the rest cannot be read
 */
export async function openCsv(file: string, encoding: Encoding): Promise<CsvFile> {
  const first = await firstLine(file, encoding);
  const declared = /^sep=(.)\s*$/i.exec(first)?.[1];
  const delimiter = declared ?? guessDelimiter(first);
  const rows = readRows(file, encoding, delimiter);
  if (declared) await rows.next();
  const header = await rows.next();
  if (header.done) throw new UserError("import-empty", `${file} has no rows.`);
  return { header: header.value.fields, delimiter, rows };
}

async function* readRows(
  file: string,
  encoding: Encoding,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  const text = Readable.from(readText(file, encoding));
  text.on("error", (error) => parser.destroy(error));
  let linesRead = 0;
  try {
    for await (const item of text.pipe(parser)) {
      const { record, raw } = item as { record: string[]; raw: string; info: Info };
      const blank = /^[\r\n]*/.exec(raw)?.[0] ?? "";
      const line = linesRead + countLines(blank) + 1;
      linesRead += countLines(raw);
      if (record.some((field) => field.trim() !== "")) yield { line, fields: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(
      "import-unreadable",
      `From line ${linesRead + 1} on the file cannot be read: a quotation mark (") is opened and not closed. Close it, or write it twice ("") where it belongs to the text.`,
      { cause: error },
    );
  } finally {
    text.destroy();
  }
}

async function firstLine(file: string, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of readText(file, encoding)) {
    text += piece;
    const [line] = text.trimStart().split(/[\r\n]/, 1);
    if (line !== undefined && line.length < text.trimStart().length) return line;
  }
  return text.trim();
}

/** The one that the header has most of, outside quotation marks. */
function guessDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}

function countLines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
