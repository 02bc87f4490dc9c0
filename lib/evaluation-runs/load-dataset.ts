import { readFile } from "node:fs/promises";
import { handleFrom, MAX_HANDLE_CHARACTERS } from "@/lib/catalogue/handle";
import { MAX_TITLE_CHARACTERS, productSchema } from "@/lib/catalogue/product-input";
import { type ProductPhotoInput, saveProducts } from "@/lib/catalogue/write-products";
import { UserError } from "@/lib/errors";
import type { DatasetProduct } from "@/lib/evaluation/datasets/dataset-product";
import type { Watch } from "@/lib/evaluation/subject";
import { storePhoto } from "@/lib/images/store-photo";
import { embedMissing } from "@/lib/maintenance/embedding-worker";

const PRODUCTS_PER_WRITE = 100;

/**
 * Fills the shop's database with a dataset, published, and embeds it. Meant for a temporary catalogue.
 * @returns one line for each thing that was refused
 */
export async function loadDataset(products: DatasetProduct[], watch: Watch): Promise<string[]> {
  const refused: string[] = [];
  const handles = handlesOf(products);
  for (let start = 0; start < products.length; start += PRODUCTS_PER_WRITE) {
    watch.signal?.throwIfAborted();
    const batch = products.slice(start, start + PRODUCTS_PER_WRITE);
    const inputs = await Promise.all(
      batch.map(async (product, index) => ({
        ...fieldsOf(product, handles[start + index] as string),
        photos: await storePhotos(product, refused),
      })),
    );
    await saveProducts(inputs);
    watch.onProgress?.({
      what: "Products",
      done: start + batch.length,
      total: products.length,
    });
  }
  const { failed } = await embedMissing({
    signal: watch.signal,
    onProgress: ({ embedded, products: total }) =>
      watch.onProgress?.({ what: "Embedded", done: embedded, total }),
  });
  if (failed > 0) refused.push(`${failed} products could not be embedded.`);
  return refused;
}

/**
 * A handle for each product, made from its key; its number is appended if keys differ only in punctuation or have no
 * letters.
 */
function handlesOf(products: DatasetProduct[]): string[] {
  const taken = new Set<string>();
  return products.map(({ key }, index) => {
    const number = String(index + 1);
    const plain = handleFrom(key);
    const room = MAX_HANDLE_CHARACTERS - number.length - 1;
    const handle =
      plain === "" || taken.has(plain) ? handleFrom(`${plain.slice(0, room)}-${number}`) : plain;
    taken.add(handle);
    return handle;
  });
}

function fieldsOf(product: DatasetProduct, handle: string) {
  const { title, description, broadCategory, fineCategory, colour, tags } = product;
  return productSchema.parse({
    handle,
    title: title.slice(0, MAX_TITLE_CHARACTERS),
    description,
    broadCategory,
    fineCategory,
    colour: colour ?? "",
    tags,
    status: "published",
  });
}

async function storePhotos(
  { key, photos }: DatasetProduct,
  refused: string[],
): Promise<ProductPhotoInput[]> {
  const stored: ProductPhotoInput[] = [];
  for (const photo of photos) {
    try {
      stored.push({ ...(await storePhoto(await readFile(photo))), alt: null });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push(`${key}: ${error.message}`);
    }
  }
  return stored;
}
