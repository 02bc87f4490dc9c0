import { handleFrom, MAX_HANDLE_CHARACTERS } from "@/lib/catalogue/handle";
import {
  type ProductInput,
  type ProductPhotoInput,
  planWrite,
  type StoredProduct,
  type WritePlan,
} from "@/lib/catalogue/plan-write";
import type { ProductFields } from "@/lib/catalogue/product-input";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import {
  deleteProductRows,
  getStoredProduct,
  isHandleTaken,
  listStoredProducts,
  listTakenHandles,
  updateStatus,
  writeProducts,
} from "@/lib/catalogue/write-queries";
import { enqueueEmbedding } from "@/lib/embedding/jobs";
import { UserError } from "@/lib/errors";
import { reportUnexpected } from "@/lib/report-unexpected";

export type { ProductInput, ProductPhotoInput };

export type SavedProduct = {
  id: string;
  handle: string;
  outcome: "created" | "updated" | "unchanged";
};

/**
 * Saves one product: the one of this id, or a new one. It is embedded afterwards, by a job.
 * @throws UserError `handle-taken`, `product-gone`
 */
export async function saveProduct(
  input: ProductInput & { id?: string | null },
): Promise<SavedProduct> {
  const existing = input.id ? await getStoredProduct(input.id) : null;
  if (input.id && !existing) {
    throw new UserError("product-gone", "This product has been deleted meanwhile.");
  }
  const handle = input.handle || (await freeHandle(input.title, existing));
  try {
    const plan = planWrite({ ...input, handle }, existing);
    await carryOut([plan]);
    await queueEmbedding(idsToEmbed([plan]));
    return toSaved(plan);
  } catch (error) {
    if (!isHandleTaken(error)) throw error;
    throw new UserError(
      "handle-taken",
      `Another product has the handle “${handle}”. Choose another one.`,
      { cause: error },
    );
  }
}

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

/** Publishes, archives or takes back products; returns how many changed. */
export async function setProductStatus(ids: string[], status: ProductStatus): Promise<number> {
  return updateStatus(ids, status);
}

/** Deletes products for good; their photos leave the storage a while later. Returns how many there were. */
export async function deleteProducts(ids: string[]): Promise<number> {
  return deleteProductRows(ids);
}

type SaveByHandle = {
  handle: string;
  complete(existing: StoredProduct | null): ProductInput;
  importHash?: string;
};

async function saveByHandle(saves: SaveByHandle[]): Promise<WritePlan[]> {
  const plans = await plansByHandle(saves);
  try {
    await carryOut(plans);
    return plans;
  } catch (error) {
    if (!isHandleTaken(error)) throw error;
    // Another process has made one of them since they were looked up.
    const again = await plansByHandle(saves);
    await carryOut(again);
    return again;
  }
}

async function plansByHandle(saves: SaveByHandle[]): Promise<WritePlan[]> {
  if (saves.length === 0) return [];
  const stored = await listStoredProducts(saves.map(({ handle }) => handle));
  const byHandle = new Map(stored.map((product) => [product.handle, product]));
  return saves.map(({ handle, complete, importHash }) => {
    const existing = byHandle.get(handle) ?? null;
    return planWrite(complete(existing), existing, importHash);
  });
}

async function carryOut(plans: WritePlan[]): Promise<void> {
  const changed = plans.filter(({ outcome }) => outcome !== "unchanged");
  if (changed.length > 0) await writeProducts(changed.map(({ write }) => write));
}

function idsToEmbed(plans: WritePlan[]): string[] {
  return plans.filter(({ embeds }) => embeds).map(({ write }) => write.id);
}

/** What is saved is saved: a job that could not be queued is made up for by the worker's sweep. */
async function queueEmbedding(productIds: string[]): Promise<void> {
  await enqueueEmbedding(productIds).catch((error: unknown) => reportUnexpected(error));
}

function toSaved({ write: { id, handle }, outcome }: WritePlan): SavedProduct {
  return { id, handle, outcome };
}

const HANDLES_TRIED = 100;

/** The handle that follows from the title, with a number behind it where others have it. */
async function freeHandle(title: string, existing: StoredProduct | null): Promise<string> {
  if (existing) return existing.handle;
  const base = handleFrom(title).slice(0, MAX_HANDLE_CHARACTERS - 4);
  const candidates = Array.from({ length: HANDLES_TRIED }, (_, index) =>
    index === 0 ? base : `${base}-${index + 1}`,
  );
  const taken = new Set(await listTakenHandles(candidates));
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (free) return free;
  throw new UserError("handle-taken", `The handle “${base}” is taken. Write another one.`);
}
