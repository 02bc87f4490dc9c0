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
 * Saves many products at once by their handles, which are all different: those that exist are updated. One short
 * transaction, so some hundreds at a time. Same order as given.
 */
export async function saveProducts(inputs: ProductInput[]): Promise<SavedProduct[]> {
  const plans = await saveByHandle(
    inputs.map((input) => ({ handle: input.handle, complete: () => input })),
  );
  await queueEmbedding(idsToEmbed(plans));
  return plans.map(toSaved);
}

export type ImportedProduct = {
  /** What a product that is new gets. */
  whenNew: ProductFields;
  /** What one that exists gets; the rest of it stays. */
  given: Partial<ProductFields> & { handle: string };
  photos: ProductPhotoInput[] | null;
  /** sha256 of the row in its file; a later import passes the row over while it stays the same. */
  importHash: string;
};

/**
 * As saveProducts, of what a file says of them.
 * @returns the products to embed now, which the caller sees to
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

/** Publishes, archives or takes back those of the products that are still as they were seen. */
export async function setProductStatus(
  products: ProductVersion[],
  status: ProductStatus,
  updatedBy: string | null = null,
): Promise<BulkOutcome> {
  return updateStatus(products, status, updatedBy);
}

/**
 * Deletes those of the products for good that are still as they were seen; their photos leave the storage a while
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

/** What others write meanwhile is looked up again and completed, so that none of it is lost. */
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
