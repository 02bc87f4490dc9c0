import { getStoredProduct } from "@/lib/catalogue/write-queries";
import { UserError } from "@/lib/errors";
import { renewStoredPhoto } from "@/lib/images/store-photo";

/**
 * Makes sure that photos which a product is about to get are still in storage, where they were put while its form was
 * filled in: those that no product had for a day may have been removed.
 * @param productId null for a new one; photos that it has already it keeps, whatever became of them
 * @throws UserError `photo-gone`
 */
export async function requireStored(
  productId: string | null,
  photos: { storageKey: string }[],
): Promise<void> {
  const stored = await Promise.all(photos.map(({ storageKey }) => renewStoredPhoto(storageKey)));
  if (!stored.includes(false)) return;
  const product = productId === null ? null : await getStoredProduct(productId);
  const own = product?.photos.map(({ storageKey }) => storageKey) ?? [];
  const gone = photos.findIndex(({ storageKey }, at) => !stored[at] && !own.includes(storageKey));
  if (gone < 0) return;
  throw new UserError(
    "photo-gone",
    `Photo ${gone + 1} was uploaded more than a day ago and is no longer kept. Remove it and add it again.`,
  );
}
