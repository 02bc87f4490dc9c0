import path from "node:path";
import { UserError } from "@/lib/errors";
import { type Column, planColumns } from "@/lib/import/columns";
import { openCsv } from "@/lib/import/csv-rows";
import { detectEncoding, type Encoding } from "@/lib/import/encoding";
import { type ImportCounts, type ImportOptions, importRows } from "@/lib/import/import-rows";
import { indexPhotos } from "@/lib/import/photo-index";
import { openPhotoSource } from "@/lib/import/photo-source";

export type ImportFiles = {
  csv: string;
  /** A zip or a folder; null leaves photos alone. */
  photos: string | null;
  /** Our column → the file's columns. */
  mapping: Map<Column, string[]>;
  defaults: Map<Column, string>;
};

export type ImportStart = {
  encoding: Encoding;
  delimiter: string;
  /** The file's columns that are not used. */
  ignored: string[];
  photoFiles: number | null;
  /** One sentence per problem with the photo archive. */
  photoProblems: string[];
};

export type OpenImport = {
  start: ImportStart;
  /** Imports the file; call it once. See importRows. */
  run(options: ImportOptions): Promise<ImportCounts>;
  close(): Promise<void>;
};

/**
 * Opens the files of an import and checks what can be checked without the database.
 * @throws UserError `import-…` when the file or the photos cannot be read, or columns are missing
 */
export async function openImport(files: ImportFiles): Promise<OpenImport> {
  const encoding = await openable(files.csv);
  const csv = await openCsv(files.csv, encoding);
  const plan = planColumns(csv.header, files.mapping, [...files.defaults.keys()]);
  const source = files.photos === null ? null : await openPhotoSource(files.photos);
  const photos = source && indexPhotos(source.files);
  return {
    start: {
      encoding,
      delimiter: csv.delimiter,
      ignored: plan.ignored,
      photoFiles: source?.files.length ?? null,
      photoProblems: source?.problems ?? [],
    },
    run: (options) =>
      importRows(
        csv.rows,
        { ...options, plan, width: csv.header.length, defaults: files.defaults },
        photos,
        options,
      ),
    async close() {
      await csv.rows.return(undefined);
      await source?.close();
    },
  };
}

async function openable(csv: string): Promise<Encoding> {
  try {
    return await detectEncoding(csv);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    const reason = REASONS.get(String(code)) ?? (cause instanceof Error ? cause.message : "");
    throw new UserError("import-file", `${path.resolve(csv)} cannot be read: ${reason}`, { cause });
  }
}

const REASONS = new Map([
  ["ENOENT", "there is no such file."],
  ["EISDIR", "it is a folder. Name the CSV file."],
  ["EACCES", "this account may not read it."],
]);
