import { readFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "@/lib/errors";
import type { DatasetProduct } from "@/lib/evaluation/datasets/dataset-product";
import { isPhoto, listFiles } from "@/lib/evaluation/datasets/folder";

const LABELS = /^(.+)_(train|test)_detect_all\.txt$/;
/** …/women/dresses/casual_and_day_dresses/57297029/57297029_0.jpeg */
const PHOTO_PATH = /([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\/[^/]+$/;

/**
 * Fashion200k as its authors publish it (Han et al., ICCV 2017). `labels/<kind>_<split>_detect_all.txt` has one line
 * per photo: path, detection score and caption, separated by tabs. The photos are in a tree by department, category,
 * sub-category and product. Broad and fine category are the tree's second and third level. The photos of one product
 * belong together; photos that a label names but the tree lacks are skipped.
 */
export async function readFashion200k(folder: string): Promise<DatasetProduct[]> {
  const files = await listFiles(folder);
  const labels = files.filter((file) => LABELS.test(path.basename(file)));
  if (labels.length === 0) {
    throw new UserError(
      "dataset",
      `${folder} has no labels. Fashion200k keeps them in labels/, in files such as dress_train_detect_all.txt.`,
    );
  }
  const photos = photosByEnding(files.filter(isPhoto));
  const products = new Map<string, DatasetProduct>();
  for (const file of labels) {
    const lines = (await readFile(file, "utf8")).split(/\r?\n/);
    for (const line of lines) {
      const [photoPath = "", , caption = ""] = line.split("\t");
      const place = PHOTO_PATH.exec(photoPath.trim());
      if (!place || caption.trim() === "") continue;
      const [, , broad = "", fine = "", key = ""] = place;
      const photo = photos.get(endingOf(photoPath.trim()));
      const product = products.get(key) ?? {
        key,
        title: caption.trim(),
        description: "",
        broadCategory: spoken(broad),
        fineCategory: spoken(fine),
        colour: null,
        tags: [],
        photos: [],
      };
      if (photo) product.photos.push(photo);
      products.set(key, product);
    }
  }
  return [...products.values()];
}

/** Labels and trees begin at different levels; the last five parts are the same. */
function endingOf(file: string): string {
  return file.split(/[\\/]/).slice(-5).join("/");
}

function photosByEnding(photos: string[]): Map<string, string> {
  return new Map(photos.map((photo) => [endingOf(photo), photo]));
}

function spoken(name: string): string {
  return name.replaceAll("_", " ");
}
