import { embeddingInputHash } from "@/lib/catalogue/embedding-input";
import type { ProductFields } from "@/lib/catalogue/product";
import { pickFields } from "@/lib/catalogue/product-column-queries";
import { newRowId } from "@/lib/catalogue/row-id";
import type { StoredPhoto } from "@/lib/images/store-photo";

export type ProductPhotoInput = StoredPhoto & {
  /** Null keeps the alt text that the product's same photo already has. */
  alt: string | null;
};
export type ProductInput = ProductFields & {
  /** By position. Null keeps an existing product's photos. */
  photos: ProductPhotoInput[] | null;
};
export type PhotoRow = StoredPhoto & { id: string; alt: string };

/** A product as stored, photos by position. */
export type StoredProduct = ProductFields & {
  id: string;
  importHash: string | null;
  embeddingInputHash: string;
  embeddingError: string | null;
  version: number;
  photos: PhotoRow[];
};

/** A product to be written in full. `photos` null keeps its photos. */
export type ProductWrite = ProductFields & {
  id: string;
  /** The version that the plan was made for; null for a new product. */
  version: number | null;
  /** The account that writes it; null for an import. */
  updatedBy: string | null;
  importHash: string | null;
  embeddingInputHash: string;
  photos: PhotoRow[] | null;
};

export type WritePlan = {
  write: ProductWrite;
  outcome: "created" | "updated" | "unchanged";
  /** Whether its vectors would change, or failed to be made last time. */
  embeds: boolean;
};

/** Plans how to save a product, given what is stored. Without `importHash`, the product keeps its own. */
export function planWrite(
  input: ProductInput,
  existing: StoredProduct | null,
  { importHash, updatedBy = null }: { importHash?: string; updatedBy?: string | null } = {},
): WritePlan {
  const kept = existing?.photos ?? [];
  const photos = input.photos && samePhotosAsRows(input.photos, kept);
  const { photos: _, ...fields } = input;
  const write: ProductWrite = {
    ...pickFields(fields),
    id: existing?.id ?? newRowId(),
    version: existing?.version ?? null,
    updatedBy,
    importHash: importHash ?? existing?.importHash ?? null,
    embeddingInputHash: embeddingInputHash({
      ...fields,
      photoContentHashes: (photos ?? kept).map(({ contentHash }) => contentHash),
    }),
    photos: photos && isSame(photos, kept) ? null : photos,
  };
  if (!existing) return { write, outcome: "created", embeds: true };
  const embeds =
    write.embeddingInputHash !== existing.embeddingInputHash || existing.embeddingError !== null;
  const changed =
    embeds ||
    write.photos !== null ||
    write.importHash !== existing.importHash ||
    JSON.stringify(pickFields(write)) !== JSON.stringify(pickFields(existing));
  return { write, outcome: changed ? "updated" : "unchanged", embeds };
}

/** The given photos without duplicates; those the product already has keep their row ids. */
function samePhotosAsRows(photos: ProductPhotoInput[], kept: PhotoRow[]): PhotoRow[] {
  const rows = new Map<string, PhotoRow>();
  for (const { storageKey, contentHash, widthPx, heightPx, byteSize, placeholder, alt } of photos) {
    if (rows.has(contentHash)) continue;
    const row = kept.find((photo) => photo.contentHash === contentHash);
    rows.set(contentHash, {
      id: row?.id ?? newRowId(),
      storageKey,
      contentHash,
      widthPx,
      heightPx,
      byteSize,
      placeholder,
      alt: alt ?? row?.alt ?? "",
    });
  }
  return [...rows.values()];
}

function isSame(one: PhotoRow[], other: PhotoRow[]): boolean {
  const shown = (photos: PhotoRow[]) =>
    photos.map(({ id, storageKey, alt }) => [id, storageKey, alt]);
  return JSON.stringify(shown(one)) === JSON.stringify(shown(other));
}
