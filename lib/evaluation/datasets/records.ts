import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { UserError } from "@/lib/errors";
import type { DatasetProduct } from "@/lib/evaluation/datasets/dataset-product";
import { isPhoto, listFiles } from "@/lib/evaluation/datasets/folder";

type Fields = { [name: string]: unknown };

/** Accepted field names, in lower case without separators; the first one present is used. */
const NAMES = {
  key: ["handle", "id", "sku", "key"],
  title: ["title", "name", "productdisplayname"],
  description: ["description", "caption"],
  broadCategory: ["broadcategory", "category", "subcategory"],
  fineCategory: ["finecategory", "articletype", "kind", "subcategory", "category"],
  colour: ["colour", "color", "basecolour"],
  tags: ["tags", "attributes"],
  photos: ["photos", "images", "photo", "image", "filename"],
} as const;
const REQUIRED = ["title", "broadCategory"] as const;

/**
 * Products from all *.csv or *.jsonl files in a folder. Photos are named by their path within the folder, or by file
 * name anywhere in it.
 */
export async function readRecords(
  folder: string,
  format: "csv" | "jsonl",
): Promise<DatasetProduct[]> {
  const files = await listFiles(folder);
  const photos = new Map(
    files.filter(isPhoto).flatMap((file) => [
      [path.basename(file), file],
      [path.relative(path.resolve(folder), file).replaceAll("\\", "/"), file],
    ]),
  );
  const lists = files.filter((file) => file.endsWith(`.${format}`));
  if (lists.length === 0) throw new UserError("dataset", `${folder} has no .${format} file.`);
  const products: DatasetProduct[] = [];
  for (const list of lists) {
    const records = format === "csv" ? await readCsv(list) : await readJsonLines(list);
    records.forEach((record, index) => {
      products.push(toProduct(record, photos, `${path.basename(list)}, record ${index + 1}`));
    });
  }
  return products;
}

function toProduct(record: Fields, photos: Map<string, string>, place: string): DatasetProduct {
  const fields = new Map(
    Object.entries(record).map(([name, value]) => [
      name.toLowerCase().replace(/[^a-z]/g, ""),
      value,
    ]),
  );
  const texts = (field: keyof typeof NAMES) => {
    const name = NAMES[field].find((candidate) => fields.has(candidate));
    const value = name === undefined ? [] : fields.get(name);
    return (Array.isArray(value) ? value : [value]).map((item) => String(item ?? "").trim());
  };
  const text = (field: keyof typeof NAMES) => texts(field)[0] ?? "";
  for (const field of REQUIRED) {
    if (text(field) !== "") continue;
    throw new UserError("dataset", `${place}: ${NAMES[field][0]} is missing.`);
  }
  return {
    key: text("key") || place,
    title: text("title"),
    description: text("description"),
    broadCategory: text("broadCategory"),
    fineCategory: text("fineCategory") || text("broadCategory"),
    colour: text("colour") || null,
    tags: texts("tags").flatMap((cell) => separated(cell, /[|;,]/)),
    photos: texts("photos")
      .flatMap((cell) => separated(cell, /[|;]/))
      .flatMap((name) => photos.get(name) ?? []),
  };
}

/** Splits a cell that holds several values. */
function separated(cell: string, by: RegExp): string[] {
  return cell
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

async function readCsv(file: string): Promise<Fields[]> {
  try {
    return parse(await readFile(file), { columns: true, bom: true, skip_empty_lines: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError("dataset", `${file} cannot be read as CSV: ${reason}`, { cause });
  }
}

async function readJsonLines(file: string): Promise<Fields[]> {
  const lines = (await readFile(file, "utf8")).split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        return value as Fields;
      }
    } catch {
      // Reported below, together with lines that are JSON but not an object.
    }
    throw new UserError("dataset", `${file}, line ${index + 1} is not a JSON object.`);
  });
}
