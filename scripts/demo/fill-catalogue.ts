import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { countProducts } from "@/lib/catalogue/count-queries";
import { type ProductInput, saveProducts } from "@/lib/catalogue/write-products";
import { listTakenHandles } from "@/lib/catalogue/write-queries";
import { dataFolderModes } from "@/lib/data-folder-modes";
import { env } from "@/lib/env";
import { photoContentHash } from "@/lib/images/decode";
import { storeDecodedPhoto } from "@/lib/images/store-photo";
import { takeDrawing, type WrittenProduct, writtenProducts } from "@/scripts/demo/read-written";
import { unfinishedMark } from "@/scripts/demo/wants-demo";

/** The shop's own seed; training uses others. */
const SEED = 7;
/** The size of one job of the embedding queue. */
const PRODUCTS_PER_SAVE = 32;
/** Encoding runs on other threads. */
const STORED_AT_ONCE = availableParallelism() + 1;

export type FillOptions = {
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

/**
 * Saves what the demo package draws as published products and queues them for embedding. Existing products are not
 * drawn again, so it can be interrupted and called again.
 * @returns the number of added products
 */
export async function fillDemoCatalogue({ onProgress, signal }: FillOptions = {}): Promise<number> {
  const { dataDir, DEMO_PRODUCTS: count } = env();
  const { file: mode, folder: folderMode } = dataFolderModes(dataDir);
  await writeFile(unfinishedMark(), "Removed once the demo catalogue is complete.\n", { mode });
  const folder = path.join(dataDir, "demo-drawings");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: folderMode });
  try {
    const taken = await listTaken(folder, count, signal);
    const total = count - taken.length;
    const storing: Promise<ProductInput>[] = [];
    const stored: ProductInput[] = [];
    let done = 0;
    const takeFirst = async () => {
      stored.push((await storing.shift()) as ProductInput);
      onProgress?.(++done, total);
      if (stored.length === PRODUCTS_PER_SAVE) await saveProducts(stored.splice(0));
    };
    const options = { count, seed: SEED, photos: "raw", without: taken, signal } as const;
    for await (const product of total > 0 ? writtenProducts(folder, options) : []) {
      signal?.throwIfAborted();
      const input = storeDrawings(folder, product);
      input.catch(() => undefined);
      storing.push(input);
      if (storing.length >= STORED_AT_ONCE) await takeFirst();
    }
    while (storing.length > 0) await takeFirst();
    if (stored.length > 0) await saveProducts(stored);
    await rm(unfinishedMark(), { force: true });
    return total;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The handles of demo products that already exist. */
async function listTaken(folder: string, count: number, signal?: AbortSignal): Promise<string[]> {
  if ((await countProducts()) === 0) return [];
  const handles: string[] = [];
  const options = { count, seed: SEED, photos: "none", signal } as const;
  for await (const { handle } of writtenProducts(folder, options)) handles.push(handle);
  return listTakenHandles(handles);
}

async function storeDrawings(
  folder: string,
  { attributes: _, photos, ...fields }: WrittenProduct,
): Promise<ProductInput> {
  return {
    ...fields,
    status: "published",
    photos: await Promise.all(
      photos.map(async (photo) => {
        const image = await takeDrawing(folder, photo);
        const contentHash = photoContentHash(image.data);
        return { alt: photo.alt, ...(await storeDecodedPhoto({ image, contentHash })) };
      }),
    ),
  };
}
