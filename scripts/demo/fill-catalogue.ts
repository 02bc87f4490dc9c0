import { rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { type DemoProduct, demoCatalogue } from "@/demo/catalogue";
import { type ProductInput, saveProducts } from "@/lib/catalogue/write-products";
import { listTakenHandles } from "@/lib/catalogue/write-queries";
import { dataFolderModes } from "@/lib/data-folder-modes";
import { env } from "@/lib/env";
import { photoContentHash } from "@/lib/images/decode";
import { storeDecodedPhoto } from "@/lib/images/store-photo";
import { createLimit } from "@/lib/towers/limit";
import { unfinishedMark } from "@/scripts/demo/wants-demo";

/** One job of the embedding queue. */
const PRODUCTS_PER_SAVE = 32;

export type FillOptions = {
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

/**
 * Draws the demo products, saves them as published and queues them for embedding. Those that are there already
 * are passed over, so it can be interrupted and called again.
 * @returns how many were added
 */
export async function fillDemoCatalogue({ onProgress, signal }: FillOptions = {}): Promise<number> {
  const all = demoCatalogue({ count: env().DEMO_PRODUCTS });
  const taken = new Set(await listTakenHandles(all.map(({ handle }) => handle)));
  const missing = all.filter(({ handle }) => !taken.has(handle));
  const { file: mode } = dataFolderModes(env().dataDir);
  await writeFile(unfinishedMark(), "Removed once the demo catalogue is complete.\n", { mode });

  // Drawing leaves this thread most of the time: one more at a time than there are cores keeps them all busy.
  const limit = createLimit(availableParallelism() + 1);
  let done = 0;
  const drawn = missing.map((product) =>
    limit(async () => {
      signal?.throwIfAborted();
      const input = await draw(product);
      onProgress?.(++done, missing.length);
      return input;
    }),
  );
  for (const each of drawn) each.catch(() => undefined);
  for (let start = 0; start < drawn.length; start += PRODUCTS_PER_SAVE) {
    await saveProducts(await Promise.all(drawn.slice(start, start + PRODUCTS_PER_SAVE)));
  }
  await rm(unfinishedMark(), { force: true });
  return missing.length;
}

async function draw({ attributes: _, photos, ...fields }: DemoProduct): Promise<ProductInput> {
  return {
    ...fields,
    status: "published",
    photos: await Promise.all(
      photos.map(async ({ alt, render }) => {
        const image = await render();
        const contentHash = photoContentHash(image.data);
        return { alt, ...(await storeDecodedPhoto({ image, contentHash })) };
      }),
    ),
  };
}
