import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { CsvRow } from "@/lib/import/csv-parser";
import { firstLine, openCsv, readRows } from "@/lib/import/csv-rows";
import { csvLine } from "@/lib/import/csv-text";
import { detectEncoding } from "@/lib/import/encoding";

const folder = await mkdtemp(path.join(tmpdir(), "csv-"));
afterAll(() => rm(folder, { recursive: true }));

let made = 0;
async function fileOf(content: string | Uint8Array): Promise<string> {
  made += 1;
  const file = path.join(folder, `${made}.csv`);
  await writeFile(file, content);
  return file;
}

async function read(content: string | Uint8Array) {
  const file = await fileOf(content);
  const encoding = await detectEncoding(file);
  const { header, delimiter, rows } = await openCsv(file, encoding);
  const all: CsvRow[] = [];
  for await (const row of rows) all.push(row);
  return { encoding, header, delimiter, rows: all };
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

const text = "handle;title\r\na;Größe “M” – 5 €\r\n";
const windows = Buffer.from(
  text.replace("“", "\x93").replace("”", "\x94").replace("–", "\x96").replace("€", "\x80"),
  "latin1",
);

test.each<[string, Uint8Array | string, string]>([
  ["UTF-8", text, "utf-8"],
  ["UTF-8 with a mark", `\uFEFF${text}`, "utf-8"],
  ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${text}`, "utf16le"), "utf-16le"],
  ["UTF-16 BE with a mark", utf16be(`\uFEFF${text}`), "utf-16be"],
  ["UTF-16 LE without a mark", Buffer.from(text, "utf16le"), "utf-16le"],
  ["UTF-16 BE without a mark", utf16be(text), "utf-16be"],
  ["Windows-1252", windows, "windows-1252"],
])("%s is read", async (_, bytes, encoding) => {
  expect(await read(bytes)).toEqual({
    encoding,
    header: ["handle", "title"],
    delimiter: ";",
    rows: [{ line: 2, fields: ["a", "Größe “M” – 5 €"] }],
  });
});

test.each<[string, Uint8Array, string]>([
  ["an Excel workbook", Buffer.from("PK\x03\x04rest", "latin1"), "Excel workbook"],
  ["a photo", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 0, 0, 1]), "not a text file"],
  ["Shift-JIS", Buffer.from("handle\n\x8f\x90\x81\x40\n", "latin1"), "not known here"],
  ["nothing", Buffer.alloc(0), "empty (0 bytes)"],
])("%s is refused with what to do", async (_, bytes, words) => {
  await expect(read(bytes)).rejects.toMatchObject({
    name: "UserError",
    message: expect.stringContaining(words),
  });
});

test("a file whose first invalid byte comes late is still Windows-1252", async () => {
  const long = `handle,title\n${"a,b\n".repeat(60_000)}`;
  const { encoding, rows } = await read(
    Buffer.concat([Buffer.from(long), Buffer.from("z,Gr\xf6\xdfe\n", "latin1")]),
  );
  expect(encoding).toBe("windows-1252");
  expect(rows.at(-1)).toEqual({ line: 60_002, fields: ["z", "Größe"] });
});

test("letters that straddle two pieces of the file stay whole", async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `p${index},日本語🎽é`);
  const found = await read(`handle,title\n${rows.join("\n")}`);
  expect(found.rows).toHaveLength(30_000);
  expect(found.rows.every(({ fields }) => fields[1] === "日本語🎽é")).toBe(true);
});

test.each([
  ["commas", ",", "a,b;c,d"],
  ["semicolons", ";", "a;b;c,d;e"],
  ["tabs", "\t", "a\tb,c\td"],
  ["bars", "|", "a|b|c"],
  ["commas outside quotation marks", ",", '"a;b;c;d",e,f'],
  ["one column", ",", "handle"],
])("%s separate", async (_, delimiter, header) => {
  expect((await read(`${header}\n`)).delimiter).toBe(delimiter);
});

test("Excel's own line that names the separator is followed", async () => {
  const found = await read("sep=;\r\nhandle;title\r\na;b, c\r\n");
  expect(found.header).toEqual(["handle", "title"]);
  expect(found.rows).toEqual([{ line: 3, fields: ["a", "b, c"] }]);
});

test.each(["\n", "\r\n", "\r"])(
  "line numbers are true with %j and rows of several lines",
  async (end) => {
    const lines = ["h,t", "a,1", "", "", `b,"x${end}${end}y"`, "c,3", ",", "d,4"];
    const { rows } = await read(lines.join(end));
    expect(rows.map(({ line, fields }) => [line, fields[0]])).toEqual([
      [2, "a"],
      [5, "b"],
      [8, "c"],
      [10, "d"],
    ]);
  },
);

test("quotation marks inside a field are text", async () => {
  const { rows } = await read('h,t\na,Dress 5" long\nb,"a ""quoted"" word"\n');
  expect(rows.map(({ fields }) => fields[1])).toEqual(['Dress 5" long', 'a "quoted" word']);
});

test("a quotation mark that is never closed ends the reading, with its line", async () => {
  await expect(read('h,t\na,1\nb,"2\nc,3\n')).rejects.toMatchObject({
    message: expect.stringContaining("From line 3 on"),
  });
  await expect(read(`h,t\na,"1\n${"b,2\n".repeat(400_000)}`)).rejects.toMatchObject({
    message: expect.stringContaining("From line 2 on"),
  });
});

/** A text in pieces as a file is read, which counts how much of it was asked for. */
function piecesOf(text: string, size = 65_536) {
  const asked = { characters: 0 };
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) {
      const piece = text.slice(at, at + size);
      asked.characters += piece.length;
      yield piece;
    }
  }
  return { pieces: pieces(), asked };
}

const THIRTY_MILLION = 30_000_000;

test.each<[string, string, string]>([
  [
    "a row of thirty million letters",
    `h,t\na,1\nb,${"x".repeat(THIRTY_MILLION)}\n`,
    "Line 3 has more",
  ],
  [
    "the same in quotation marks",
    `h,t\na,1\nb,"${"x".repeat(THIRTY_MILLION)}"\n`,
    "Line 3 has more",
  ],
  [
    "a row of thirty million commas",
    `h,t\na,1\nb${",".repeat(THIRTY_MILLION)}\n`,
    "Line 3 has more",
  ],
  ["a file without a line break", `h,t${"x".repeat(THIRTY_MILLION)}`, "Line 1 has more"],
  [
    "a quotation mark that is never closed",
    `h,t\na,1\nb,"${"x\n".repeat(THIRTY_MILLION / 2)}`,
    "quotation mark",
  ],
])("%s is given up with its line after a million characters", async (_, text, words) => {
  const { pieces, asked } = piecesOf(text);
  const rows: CsvRow[] = [];
  const reading = async () => {
    for await (const row of readRows(pieces, ",")) rows.push(row);
  };
  await expect(reading()).rejects.toMatchObject({
    code: "import-unreadable",
    line: words.startsWith("Line 1") ? 1 : 3,
    message: expect.stringContaining(words),
  });
  expect(rows).toHaveLength(words.startsWith("Line 1") ? 0 : 2);
  expect(asked.characters).toBeLessThan(1_200_000);

  const header = piecesOf(text);
  const first = firstLine(header.pieces);
  if (words.startsWith("Line 1")) await expect(first).rejects.toMatchObject({ line: 1 });
  else expect(await first).toBe("h,t");
  expect(header.asked.characters).toBeLessThan(1_200_000);
});

test("every character is looked at once, in however small pieces they come", async () => {
  for (const text of [
    `a,${"x".repeat(400_000)}`,
    `a,"${"x,\n".repeat(130_000)}"`,
    "a,b\n".repeat(90_000),
  ]) {
    const { pieces } = piecesOf(text, 7);
    let looked = 0;
    const match = String.prototype.indexOf;
    const exec = RegExp.prototype.exec;
    String.prototype.indexOf = function (this: string, ...args: Parameters<string["indexOf"]>) {
      looked += this.length - (args[1] ?? 0);
      return match.apply(this, args);
    };
    RegExp.prototype.exec = function (this: RegExp, string: string) {
      looked += string.length - this.lastIndex;
      return exec.call(this, string);
    };
    try {
      for await (const _ of readRows(pieces, ","));
    } finally {
      String.prototype.indexOf = match;
      RegExp.prototype.exec = exec;
    }
    // A search that finds something near leaves the rest of its seven characters for the next one.
    expect(looked).toBeLessThan(5 * text.length);
  }
}, 60_000);

test("no row in front of what cannot be read is lost, however slowly rows are taken", async () => {
  const rows = Array.from({ length: 100 }, (_, index) => `h${index},t\n`).join("");
  const file = await fileOf(`handle,title\n${rows}x,"open\n`);
  const csv = await openCsv(file, "utf-8");
  let taken = 0;
  const taking = async () => {
    for await (const _ of csv.rows) {
      taken += 1;
      if (taken % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  await expect(taking()).rejects.toMatchObject({ line: 102 });
  expect(taken).toBe(100);
});

test("however it is cut into pieces, a text is the same rows, of the same lines", async () => {
  const letters = fc.constantFrom("a", "é", ",", '"', "\n", "\r", "\r\n", '""', " ", "x");
  const text = fc.array(letters, { maxLength: 40 }).map((each) => each.join(""));
  const readIn = async (content: string, size: number) => {
    const rows: unknown[] = [];
    try {
      for await (const row of readRows(piecesOf(content, size).pieces, ",")) rows.push(row);
    } catch (error) {
      rows.push(error instanceof Error ? error.message : error);
    }
    return rows;
  };
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, size) => {
      expect(await readIn(content, size)).toEqual(await readIn(content, 1_000));
    }),
    { numRuns: 2_000 },
  );
});

test("what a strict reader takes is read as that reader has it", async () => {
  const field = fc.array(fc.constantFrom("a", "é", ",", '"', "\n", " ", "x"), { maxLength: 6 });
  const table = fc.array(
    fc.array(
      field.map((each) => each.join("")),
      { minLength: 2, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom("\n", "\r\n"), async (fields, end) => {
      const text = fields
        .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(","))
        .join(end);
      const rows: string[][] = [];
      for await (const row of readRows(piecesOf(text, 3).pieces, ",")) rows.push(row.fields);
      const strict: string[][] = parse(text, { relax_column_count: true });
      const filled = strict.filter((row) => row.some((each) => each.trim() !== ""));
      expect(rows).toEqual(filled);
      expect(strict).toEqual(fields);
    }),
    { numRuns: 1_000 },
  );
});

test("rows of other lengths are handed on as they are", async () => {
  const { rows } = await read("h,t\na\nb,1,2\n");
  expect(rows.map(({ fields }) => fields.length)).toEqual([1, 3]);
});

test("a header alone is a file without rows", async () => {
  expect((await read("handle,title")).rows).toEqual([]);
});

test("what we write starts no formula, and is read back", async () => {
  expect(csvLine(["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", " =1", "5", 'a "b", c'])).toBe(
    `'=cmd|' /C calc'!A0,'+1,'-1,'@x,'\tx,' =1,5,"a ""b"", c"\r\n`,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-z]["',;\n\r é]{0,12}x$/), { minLength: 2, maxLength: 5 }),
      async (fields) => {
        const { rows } = await read(`a,b\r\n${csvLine(fields)}`);
        expect(rows[0]?.fields).toEqual(fields);
      },
    ),
    { numRuns: 50 },
  );
});
