import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import type { DemoPhoto, DemoProduct } from "./catalogue";

export type PhotoEncoding = "jpeg" | "raw" | "none";

/** A product as written to products.jsonl. */
export type WrittenProduct = Omit<DemoProduct, "photos"> & {
  seed: number;
  photos: {
    /** Relative to the folder: `photos/7-zola-t-shirt-oat-cream-1.jpg`. */
    file: string;
    alt: string;
    width: number;
    height: number;
  }[];
};

export type WriteOptions = {
  folder: string;
  seed: number;
  /** `raw` is 8-bit RGB without a header, in the size it is drawn at. */
  encoding: PhotoEncoding;
  /** The width of a JPEG, in pixels. */
  width: number;
};

/** Draws a product's photos into the folder and returns the product with its file names. */
export async function writeProduct(
  { photos, ...words }: DemoProduct,
  options: WriteOptions,
): Promise<WrittenProduct> {
  const { seed, encoding } = options;
  if (encoding === "none") return { seed, ...words, photos: [] };
  const names = photos.map((_, at) => `photos/${seed}-${words.handle}-${at + 1}`);
  const written = photos.map((photo, at) => writePhoto(photo, names[at] as string, options));
  return { seed, ...words, photos: await Promise.all(written) };
}

async function writePhoto(
  { alt, render }: DemoPhoto,
  name: string,
  { folder, encoding, width: widthPx }: WriteOptions,
): Promise<WrittenProduct["photos"][number]> {
  const { data, width, height } = await render();
  if (encoding === "raw") {
    const file = `${name}.rgb`;
    await writeFile(path.join(folder, file), data);
    return { file, alt, width, height };
  }
  const file = `${name}.jpg`;
  const made = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(widthPx)
    .jpeg({ quality: 90 })
    .toFile(path.join(folder, file));
  return { file, alt, width: made.width, height: made.height };
}
