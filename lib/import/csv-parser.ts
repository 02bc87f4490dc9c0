import { UserError } from "@/lib/errors";

export type CsvRow = {
  /** The line on which the row begins, counted from 1. */
  line: number;
  fields: string[];
};

/** Longer than any real row: a longer one has lost its line breaks or has an unclosed quotation mark. */
export const MAX_ROW_CHARACTERS = 1_000_000;
const LIMIT = MAX_ROW_CHARACTERS.toLocaleString("en");

/** The file cannot be read from this line on. */
export class UnreadableCsv extends UserError {
  readonly line: number;

  constructor(line: number, message: string) {
    super("import-unreadable", message);
    this.line = line;
  }
}

export function overlongLine(line: number): UnreadableCsv {
  return new UnreadableCsv(
    line,
    `Line ${line} has more than ${LIMIT} characters, which no row may have. Shorten or remove it, or see whether the file's line breaks were lost. Nothing from this line on was read.`,
  );
}

/**
 * Parses CSV piece by piece (RFC 4180), as spreadsheets and people write it: lines may end in any of three ways, a
 * quotation mark inside an unquoted field is text, and text after a closing quotation mark makes the field an unquoted
 * one. It looks at every character once and holds at most one row.
 */
export class CsvParser {
  readonly #delimiter: string;
  readonly #fieldEnd: RegExp;
  #place: "start of a field" | "bare" | "quoted" | "behind a quotation mark" = "start of a field";
  #field = "";
  #fields: string[] = [];
  #characters = 0;
  #line = 1;
  #rowLine = 1;
  /** Whether the last character was a carriage return, which a line feed may follow as part of the same line ending. */
  #isAfterReturn = false;

  /** @param delimiter a single character */
  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#fieldEnd = new RegExp(`[${delimiter.replace(/[\\\]^-]/, "\\$&")}\\r\\n]`, "g");
  }

  /**
   * The rows that end in this piece of text, without blank ones.
   * @throws UnreadableCsv after yielding the rows that could be read
   */
  *read(piece: string): Generator<CsvRow> {
    for (let at = 0; at < piece.length; ) {
      const end = this.#place === "quoted" ? piece.indexOf('"', at) : this.#endOfBare(piece, at);
      const text = piece.slice(at, end < 0 ? piece.length : end);
      if (text !== "") this.#take(text);
      if (end < 0) return;
      at = end + 1;
      const ending = piece[end] ?? "";
      if (ending === '"') this.#quote();
      else {
        this.#endField();
        if (ending === this.#delimiter) {
          this.#isAfterReturn = false;
          continue;
        }
        const row = this.#endRow(ending);
        if (row) yield row;
      }
    }
  }

  /** The last row, if no line ending follows it. */
  *end(): Generator<CsvRow> {
    if (this.#place === "quoted") throw this.#unclosed();
    this.#endField();
    const row = this.#endRow("");
    if (row) yield row;
  }

  /**
   * Where unquoted text ends: at a delimiter, a line ending, or a quotation mark that is not part of the text. -1 if it
   * continues in the next piece.
   */
  #endOfBare(piece: string, at: number): number {
    if (piece[at] === '"' && this.#place !== "bare") return at;
    this.#fieldEnd.lastIndex = at;
    return this.#fieldEnd.exec(piece)?.index ?? -1;
  }

  #take(text: string): void {
    if (this.#place === "quoted") this.#countLines(text);
    else this.#isAfterReturn = false;
    if (this.#place === "behind a quotation mark") this.#field = `"${this.#field}"`;
    if (this.#place !== "quoted") this.#place = "bare";
    this.#count(text.length);
    this.#field += text;
  }

  #quote(): void {
    this.#isAfterReturn = false;
    this.#count(1);
    if (this.#place === "quoted") {
      this.#place = "behind a quotation mark";
      return;
    }
    if (this.#place === "behind a quotation mark") this.#field += '"';
    this.#place = "quoted";
  }

  #endField(): void {
    this.#count(1);
    this.#fields.push(this.#field);
    this.#field = "";
    this.#place = "start of a field";
  }

  /** Null for a blank row. */
  #endRow(ending: string): CsvRow | null {
    const row = { line: this.#rowLine, fields: this.#fields };
    this.#fields = [];
    this.#characters = 0;
    this.#countLines(ending);
    this.#rowLine = this.#line;
    return row.fields.some((field) => field.trim() !== "") ? row : null;
  }

  #countLines(text: string): void {
    this.#line += lineEnds(text) - (this.#isAfterReturn && text.startsWith("\n") ? 1 : 0);
    this.#isAfterReturn = text.endsWith("\r");
  }

  #count(characters: number): void {
    this.#characters += characters;
    if (this.#characters <= MAX_ROW_CHARACTERS) return;
    throw this.#line > this.#rowLine ? this.#unclosed() : overlongLine(this.#rowLine);
  }

  #unclosed(): UnreadableCsv {
    return new UnreadableCsv(
      this.#rowLine,
      `From line ${this.#rowLine} on the file cannot be read: a quotation mark (") is opened and not closed. Close it, or write it twice ("") where it belongs to the text.`,
    );
  }
}

function lineEnds(text: string): number {
  if (text.length < 2) return text === "\n" || text === "\r" ? 1 : 0;
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
