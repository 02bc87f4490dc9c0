import path from "node:path";
import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors";
import { COLUMNS, type Column, isColumn } from "@/lib/import/columns";

export const USAGE = `Imports products from a CSV file. docs/import.md describes the columns.

  npm run import -- products.csv --photos photos.zip

  --photos <zip or folder>  where the photos are; without it products keep the photos they have
  --map ours=theirs         take our column from theirs; ours=a,b joins several. Repeatable
  --default ours=value      for a column that the file lacks, and for empty fields. Repeatable
  --status draft|published  of new products (published); when given, of those that exist too
  --limit <n>               only the first n rows
  --dry-run                 say what would happen, write nothing
  --report <file>           where to list what was wrong (beside the CSV file)
  --no-embed                leave embedding to the worker

Ends with 0 when every row was imported, with 2 when rows were rejected, with 1 when it could not run.`;

export type ImportArguments = {
  csv: string;
  photos: string | null;
  mapping: Map<Column, string[]>;
  defaults: Map<Column, string>;
  status: "draft" | "published";
  statusForAll: boolean;
  limit: number;
  dryRun: boolean;
  /** Null to write it next to the CSV file. */
  report: string | null;
  embed: boolean;
  help: boolean;
};

/**
 * Reads the command line. Paths are relative to the folder where npm was called.
 * @throws UserError `usage`
 */
export function readImportArguments(args: string[], from: string): ImportArguments {
  const { values, positionals } = parse(args);
  const resolved = (file: string) => path.resolve(from, file);
  const [csv, ...more] = positionals;
  if (!values.help && (csv === undefined || more.length > 0)) {
    throw usage(csv === undefined ? "Which file?" : `One file at a time, not ${more.join(" ")}.`);
  }
  const { status } = values;
  if (status !== undefined && status !== "draft" && status !== "published") {
    throw usage(`--status is draft or published, not ${status}.`);
  }
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (!(limit >= 1) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
    throw usage(`--limit is a number of rows, not ${values.limit}.`);
  }
  return {
    csv: resolved(csv ?? ""),
    photos: values.photos === undefined ? null : resolved(values.photos),
    mapping: new Map(pairs("map", values.map).map(([ours, theirs]) => [ours, several(theirs)])),
    defaults: new Map(pairs("default", values.default)),
    status: status ?? "published",
    statusForAll: status !== undefined,
    limit,
    dryRun: values["dry-run"],
    report: values.report === undefined ? null : resolved(values.report),
    embed: !values["no-embed"],
    help: values.help,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        photos: { type: "string" },
        map: { type: "string", multiple: true, default: [] },
        default: { type: "string", multiple: true, default: [] },
        status: { type: "string" },
        limit: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        report: { type: "string" },
        "no-embed": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function pairs(option: string, given: string[]): [Column, string][] {
  return given.map((pair) => {
    const at = pair.indexOf("=");
    const column = pair.slice(0, Math.max(0, at)).trim();
    const value = pair.slice(at + 1).trim();
    if (!isColumn(column) || value === "") {
      throw usage(
        `--${option} ${pair}: write ours=theirs, where ours is one of ${COLUMNS.join(", ")}.`,
      );
    }
    return [column, value];
  });
}

function several(theirs: string): string[] {
  return theirs.split(",").map((name) => name.trim());
}

function usage(problem: string): UserError {
  return new UserError("usage", `${problem}\n\n${USAGE}`);
}
