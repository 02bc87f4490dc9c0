import {
  PRODUCT_COLUMN_LIST,
  type PRODUCT_COLUMNS,
  type ProductField,
} from "@/lib/catalogue/product-columns";
import { UserError } from "@/lib/errors";
import { plainLine } from "@/lib/plain-text";

type Columns = typeof PRODUCT_COLUMNS;
/** A column of our template: one of a product's own, or its photos. */
export type Column =
  | {
      [Field in ProductField]: Columns[Field] extends { file: { name: infer Name extends string } }
        ? Name
        : never;
    }[ProductField]
  | "photos";

const FILE_COLUMNS = PRODUCT_COLUMN_LIST.flatMap(([field, { file }]) =>
  file ? [{ field, ...file, name: file.name as Column }] : [],
);

/** The template's columns, in order. docs/import.md describes them. */
export const TEMPLATE_COLUMNS: readonly Column[] = [
  ...FILE_COLUMNS.filter(({ rare }) => !rare).map(({ name }) => name),
  "photos",
];
export const COLUMNS: readonly Column[] = [
  ...TEMPLATE_COLUMNS,
  ...FILE_COLUMNS.filter(({ rare }) => rare).map(({ name }) => name),
];

/** The column that a product's field is read from; null for fields that files do not contain. */
export function columnOf(field: ProductField): Column | null {
  return FILE_COLUMNS.find((column) => column.field === field)?.name ?? null;
}

/** No table made for people has more, and the search for duplicate names takes quadratic time. */
const MAX_COLUMNS = 2_000;
const REQUIRED = FILE_COLUMNS.filter(({ required }) => required).map(({ name }) => name);
const OTHER_NAMES = new Map<Column, readonly string[]>([
  ...FILE_COLUMNS.map(({ name, otherNames }) => [name, otherNames] as const),
  [
    "photos",
    ["photo", "images", "image", "imagefile", "filename", "picture", "imagesrc", "imageurl"],
  ],
]);

/** Which of a row's fields make up each of our columns; several are joined. Columns that the file lacks are absent. */
export type ColumnPlan = {
  fields: Map<Column, number[]>;
  /** The file's columns that are not used. */
  ignored: string[];
};

export function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

/**
 * Finds our columns in a file's header, by name or by mapping.
 * @param mapping our column → the file's columns
 * @param defaulted columns that already have a value for every row
 * @throws UserError `import-columns`, listing the missing columns, those found, and a mapping that may fit
 */
export function planColumns(
  header: string[],
  mapping: Map<Column, string[]>,
  defaulted: Column[] = [],
): ColumnPlan {
  if (header.length > MAX_COLUMNS) {
    throw new UserError(
      "import-columns",
      `The first row has ${header.length.toLocaleString("en")} fields; a header has ${MAX_COLUMNS.toLocaleString("en")} at most. See whether the file's line breaks were lost.`,
    );
  }
  const names = header.map((name) => name.trim());
  const fields = new Map<Column, number[]>();
  const unknown: string[] = [];
  for (const column of COLUMNS) {
    const theirs = mapping.get(column);
    const indices = (theirs ?? [column]).map((name) => findName(names, name));
    if (indices.every((index) => index >= 0)) fields.set(column, indices);
    else if (theirs) unknown.push(...theirs.filter((_, index) => indices[index] === -1));
  }
  if (unknown.length > 0) {
    throw new UserError(
      "import-columns",
      `--map names ${quoted(unknown)}, which the file does not have. ${foundSentence(names)}`,
    );
  }
  const missing = REQUIRED.filter((column) => !fields.has(column) && !defaulted.includes(column));
  if (missing.length > 0) throw missingColumns(missing, names, fields);
  const used = new Set([...fields.values()].flat());
  const twice = names.filter(
    (name, index) => names.indexOf(name) !== index && used.has(names.indexOf(name)),
  );
  if (twice.length > 0) {
    throw new UserError(
      "import-columns",
      `The file has the column ${quoted(twice)} twice. Rename one of them.`,
    );
  }
  return { fields, ignored: names.filter((name, index) => name !== "" && !used.has(index)) };
}

function missingColumns(
  missing: Column[],
  names: string[],
  fields: Map<Column, number[]>,
): UserError {
  const taken = new Set([...fields.values()].flat().map((index) => names[index] ?? ""));
  const maps = COLUMNS.filter((column) => !fields.has(column)).flatMap((column) => {
    const found = guess(column, names, taken);
    if (found === null) return [];
    taken.add(found);
    return [`--map ${column}=${/[^\w.-]/.test(found) ? `"${found}"` : found}`];
  });
  const proposal =
    maps.length > 0
      ? ` Perhaps this fits: ${maps.join(" ")}`
      : ` Name them with --map ours=theirs, as in --map ${missing[0]}=${names[0] || "their_column"}.`;
  return new UserError(
    "import-columns",
    `The file has no column ${quoted(missing)}. ${foundSentence(names)}${proposal}`,
  );
}

function guess(column: Column, names: string[], taken: Set<string>): string | null {
  for (const other of OTHER_NAMES.get(column) ?? []) {
    const found = names.find((name) => bare(name) === other && !taken.has(name));
    if (found !== undefined) return found;
  }
  return null;
}

function findName(names: string[], wanted: string): number {
  const exact = names.indexOf(wanted.trim());
  return exact >= 0 ? exact : names.findIndex((name) => bare(name) === bare(wanted) && name !== "");
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function foundSentence(names: string[]): string {
  const shown = names.slice(0, 40).map((name) => name.slice(0, 60));
  return `Found: ${quoted(shown)}${names.length > shown.length ? " and more" : ""}.`;
}

function quoted(names: string[]): string {
  return names.map((name) => `“${plainLine(name)}”`).join(", ");
}
