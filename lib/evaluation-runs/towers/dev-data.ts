import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { UserError } from "@/lib/errors";
import { openZipPhotos } from "@/lib/import/photo-zip";

const storeProductSchema = z.object({
  title: z.string(),
  subCategory: z.string(),
  articleType: z.string(),
  baseColour: z.string(),
  gender: z.string(),
  image: z.string(),
});

/** A row of fashion-products: broad category, fine category and colour as the store writes them. */
export type StoreProduct = z.infer<typeof storeProductSchema>;
export type Split = "train" | "dev";
/** Encoded photos, read on demand. */
export type Photos = { count: number; read(at: number): Promise<Uint8Array>; close(): void };

/** What the queries are drawn from. */
export const QUERY_FILES = ["fashion-products/products-dev.csv"];
export const DEV_FILES = [
  ...QUERY_FILES,
  "fashion-products/images-dev.zip",
  "clothing-photos/photos-dev.zip",
];
export const ALL_FILES = [
  ...DEV_FILES,
  "fashion-products/products-train.csv",
  "fashion-products/images-train.zip",
];

/** @throws UserError `data-absent` naming the missing files */
export async function requireData(folder: string, needed: readonly string[]): Promise<void> {
  const absent: string[] = [];
  for (const name of needed) {
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (!found) absent.push(name);
  }
  if (absent.length === 0) return;
  throw new UserError(
    "data-absent",
    `The evaluation data is absent: ${folder} lacks ${absent.join(", ")}. Name its folder with --data; it is not part of the project.`,
  );
}

export async function readStoreProducts(folder: string, split: Split): Promise<StoreProduct[]> {
  const file = path.join(folder, "fashion-products", `products-${split}.csv`);
  const rows = parse(await readFile(file), { columns: true, bom: true });
  return z.array(storeProductSchema).parse(rows);
}

/** The products' photos, in product order. */
export async function openStorePhotos(
  folder: string,
  split: Split,
  products: readonly StoreProduct[],
): Promise<Photos> {
  const file = path.join(folder, "fashion-products", `images-${split}.zip`);
  return openPhotos(
    file,
    products.map((product) => product.image),
  );
}

/** People's own photos in the dev split, and the class of each. */
export async function openClothingPhotos(
  folder: string,
): Promise<{ classes: string[]; photos: Photos }> {
  const file = path.join(folder, "clothing-photos", "photos-dev.zip");
  const photos = await openPhotos(file, null);
  return { classes: photos.names.map((name) => name.split("/").at(-2) ?? ""), photos };
}

async function openPhotos(
  file: string,
  wanted: readonly string[] | null,
): Promise<Photos & { names: readonly string[] }> {
  const { files, close } = await openZipPhotos(file);
  const byName = new Map(files.map((photo) => [photo.name, photo]));
  const names = wanted ?? [...byName.keys()].filter((name) => name.endsWith(".jpg")).sort();
  return {
    names,
    count: names.length,
    close,
    async read(at) {
      const photo = byName.get(names[at] ?? "");
      if (photo) return photo.read();
      throw new UserError("data-absent", `${file} lacks ${names[at]}.`);
    },
  };
}
