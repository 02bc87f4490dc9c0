import { UserError } from "@/lib/errors";
import type { DatasetProduct } from "@/lib/evaluation/datasets/dataset-product";
import { readFashion200k } from "@/lib/evaluation/datasets/fashion200k";
import { readRecords } from "@/lib/evaluation/datasets/records";

export const DATASET_FORMATS = ["csv", "jsonl", "fashion200k"] as const;
export type DatasetFormat = (typeof DATASET_FORMATS)[number];

/**
 * The products of a folder.
 * - csv, jsonl: every *.csv or *.jsonl file in it is a list of products; photos are named by path or file name.
 * - fashion200k: the layout its authors publish.
 * @throws UserError saying what the folder lacks
 */
export async function readDataset(
  folder: string,
  format: DatasetFormat,
): Promise<DatasetProduct[]> {
  const products =
    format === "fashion200k" ? await readFashion200k(folder) : await readRecords(folder, format);
  if (products.length > 0) return products;
  throw new UserError("dataset", `${folder} holds no products in the format ${format}.`);
}
