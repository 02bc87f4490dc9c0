import { expect, test } from "vitest";
import { UserError } from "@/lib/errors";
import { type Column, planColumns, TEMPLATE_COLUMNS } from "@/lib/import/columns";
import { readImportArguments } from "@/scripts/import/options";

const fashion =
  "id,title,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,image";

function refusal(header: string[], mapping: [Column, string[]][] = []): string {
  try {
    planColumns(header, new Map(mapping));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("Not refused");
}

test("the template's own columns are all taken", () => {
  const { fields, ignored } = planColumns([...TEMPLATE_COLUMNS], new Map());
  expect([...fields.keys()]).toEqual([...TEMPLATE_COLUMNS]);
  expect(ignored).toEqual([]);
});

test("case, spaces and order do not matter", () => {
  const { fields, ignored } = planColumns(
    ["Broad Category", " TITLE ", "note", "Handle"],
    new Map(),
  );
  expect([...fields]).toEqual([
    ["handle", [3]],
    ["title", [1]],
    ["broad_category", [0]],
  ]);
  expect(ignored).toEqual(["note"]);
});

test("missing columns are listed with what was found and the mapping that fits", () => {
  const message = refusal(fashion.split(","));
  expect(message).toContain("no column “handle”, “broad_category”");
  expect(message).toContain("“masterCategory”");
  expect(message).toContain(
    "--map handle=id --map broad_category=subCategory --map fine_category=articleType --map colour=baseColour --map photos=image",
  );
});

test("a file of which nothing is known gets an example", () => {
  expect(refusal(["foo", "bar"])).toContain("--map handle=foo");
});

test("a mapping may join columns and must name ones that exist", () => {
  const mapping: [Column, string[]][] = [
    ["handle", ["id"]],
    ["broad_category", ["subCategory"]],
    ["tags", ["gender", "season", "usage"]],
  ];
  const { fields } = planColumns(fashion.split(","), new Map(mapping));
  expect(fields.get("tags")).toEqual([2, 7, 9]);
  expect(refusal(fashion.split(","), [["handle", ["sku"]]])).toContain("--map names “sku”");
});

test("a default stands in for a missing column", () => {
  expect(() => planColumns(["handle", "title"], new Map(), ["broad_category"])).not.toThrow();
});

test("two columns of one name are refused when they matter", () => {
  const header = ["handle", "title", "broad_category", "note", "note"];
  expect(() => planColumns(header, new Map())).not.toThrow();
  expect(refusal([...header, "title"])).toContain("“title” twice");
});

test("a first row of very many fields is no header, which is said before names are compared", () => {
  const header = Array.from({ length: 300_000 }, (_, index) => `column ${index}`);
  expect(() => planColumns(["handle", "title", "broad_category", ...header], new Map())).toThrow(
    "The first row has 300,003 fields",
  );
});

test("a header's names cannot steer the terminal", () => {
  const header = ["handle", "\x1b]0;owned\x07", "a\nb", "\u202eeltit"];
  expect(() => planColumns(header, new Map())).toThrow(
    "“\\x1b]0;owned\\x07”, “a\\nb”, “\\u202eeltit”",
  );
});

test("the command line is read, and refused with the usage", () => {
  const args = readImportArguments(
    "a.csv --photos b --map tags=x,y --default currency=USD --limit 5 --dry-run".split(" "),
    "/data",
  );
  expect(args).toMatchObject({
    csv: "/data/a.csv",
    photos: "/data/b",
    mapping: new Map([["tags", ["x", "y"]]]),
    defaults: new Map([["currency", "USD"]]),
    status: "published",
    statusForAll: false,
    limit: 5,
    dryRun: true,
  });
  for (const wrong of [
    "",
    "a b",
    "a --map nope=x",
    "a --map title",
    "a --limit 0",
    "a --limit x",
    "a --status sold",
    "a --what",
  ]) {
    expect(() => readImportArguments(wrong.split(" ").filter(Boolean), "/")).toThrow(
      /npm run import/,
    );
  }
});
