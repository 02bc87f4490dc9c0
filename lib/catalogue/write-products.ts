import { deleteProductRows, updateStatus } from "@/lib/catalogue/bulk-queries";
import {
  carryOut,
  idsToEmbed,
  queueEmbedding,
  type SavedProduct,
  toSaved,
} from "@/lib/catalogue/carry-out";
import {
  type ProductInput,
  type ProductPhotoInput,
  planWrite,
  type StoredProduct,
  type WritePlan,
} from "@/lib/catalogue/plan-write";
import type { ProductFields } from "@/lib/catalogue/product";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import type { BulkOutcome, ProductVersion } from "@/lib/catalogue/product-version";
import { listStoredProducts } from "@/lib/catalogue/write-queries";
import { UserError } from "@/lib/errors";

export type { ProductInput, ProductPhotoInput };

/**
 * Saves many products at once by their handles, which must all differ; existing products are updated. It takes one
 * short transaction, so pass some hundreds at a time. Returns them in the given order.
 */
export async function saveProducts(inputs: ProductInput[]): Promise<SavedProduct[]> {
  const plans = await saveByHandle(
    inputs.map((input) => ({ handle: input.handle, complete: () => input })),
  );
  await queueEmbedding(idsToEmbed(plans));
  return plans.map(toSaved);
}

export type ImportedProduct = {
  /** The fields for a product that does not exist yet. */
  whenNew: ProductFields;
  /** The fields to change in one that exists; its others stay. */
  given: Partial<ProductFields> & { handle: string };
  photos: ProductPhotoInput[] | null;
  /** sha256 of its row in the file; a later import skips the row as long as it is the same. */
  importHash: string;
};

/**
 * Like saveProducts, for the fields that a file contains.
 * @returns ids of the products to embed, which is up to the caller
 */
export async function saveImportedProducts(imported: ImportedProduct[]): Promise<string[]> {
  const plans = await saveByHandle(
    imported.map(({ whenNew, given, photos, importHash }) => ({
      handle: given.handle,
      complete: (existing) => ({ ...(existing ?? whenNew), ...given, photos }),
      importHash,
    })),
  );
  return idsToEmbed(plans);
}

/** Publishes, archives or withdraws the products that have not changed since they were seen. */
export async function setProductStatus(
  products: ProductVersion[],
  status: ProductStatus,
  updatedBy: string | null = null,
): Promise<BulkOutcome> {
  return updateStatus(products, status, updatedBy);
}

/**
 * Permanently deletes the products that have not changed since they were seen. Their photos leave storage some time
 * later.
 */
export async function deleteProducts(products: ProductVersion[]): Promise<BulkOutcome> {
  return deleteProductRows(products);
}

type SaveByHandle = {
  handle: string;
  complete(existing: StoredProduct | null): ProductInput;
  importHash?: string;
};

const ATTEMPTS = 10;

/** If others write meanwhile, reads the products again and replans, so that no change is lost. */
async function saveByHandle(saves: SaveByHandle[]): Promise<WritePlan[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const plans = await plansByHandle(saves);
    if ((await carryOut(plans)) === "written") return plans;
  }
  throw new UserError(
    "products-busy",
    "Others keep writing the same products. Wait until they have finished, then try again.",
  );
}

async function plansByHandle(saves: SaveByHandle[]): Promise<WritePlan[]> {
  if (saves.length === 0) return [];
  const stored = await listStoredProducts(saves.map(({ handle }) => handle));
  const byHandle = new Map(stored.map((product) => [product.handle, product]));
  return saves.map(({ handle, complete, importHash }) => {
    const existing = byHandle.get(handle) ?? null;
    return planWrite(complete(existing), existing, { importHash });
  });
}
