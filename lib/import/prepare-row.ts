import { createHash } from "node:crypto";
import type { ProductPhotoInput, StoredProduct } from "@/lib/catalogue/plan-write";
import type { ImportedProduct } from "@/lib/catalogue/write-products";
import { UserError } from "@/lib/errors";
import { decodePhoto, photoContentHash } from "@/lib/images/decode";
import { storeDecodedPhoto } from "@/lib/images/store-photo";
import type { DecodedPhotos } from "@/lib/import/decoded-photos";
import type { ImportIssue } from "@/lib/import/issues";
import type { PhotoIndex } from "@/lib/import/photo-index";
import type { PhotoFile } from "@/lib/import/photo-source-types";
import type { ImportRow } from "@/lib/import/read-row";
import { findRowPhotos, photoIssue } from "@/lib/import/row-photos";

/** Part of every import hash: raise it to have rows imported by an older version imported again. */
const HASH_VERSION = 1;

export type PreparedRow = {
  outcome: "created" | "updated" | "unchanged";
  /** Null when there is nothing to write. */
  product: ImportedProduct | null;
  photosStored: number;
  issues: ImportIssue[];
};

type ReadPhoto = { file: PhotoFile; bytes: Buffer; contentHash: string };

/**
 * Decides what to do with a row and, unless `dryRun`, stores its new photos. A row is skipped if it and the content of
 * its photos are the same as at the last import, whatever was edited in the shop since.
 * @param photos null when the import has no photos; products then keep theirs
 * @param decoded receives the photos that are stored
 */
export async function prepareRow(
  row: ImportRow,
  existing: StoredProduct | null,
  photos: PhotoIndex | null,
  decoded: DecodedPhotos,
  dryRun: boolean,
): Promise<PreparedRow> {
  const { files, issues } = photos ? findRowPhotos(row, photos) : { files: [], issues: [] };
  const read = await Promise.all(files.map((file) => readPhoto(file, row, issues)));
  const found = read.filter((photo) => photo !== null);
  const importHash = hashOf(row, found);
  const outcome = existing ? "updated" : "created";
  if (existing && existing.importHash === importHash && existing.embeddingError === null) {
    return { outcome: "unchanged", product: null, photosStored: 0, issues };
  }
  if (dryRun) return { outcome, product: null, photosStored: 0, issues };
  // A product that could not be embedded may have lost a photo, so do not trust any to be there.
  const kept = existing?.embeddingError === null ? existing.photos : [];
  const stored = await Promise.all(
    found.map((photo) => takePhoto(photo, kept, row, issues, decoded)),
  );
  const usable = stored.filter((photo) => photo !== null);
  return {
    outcome,
    product: {
      whenNew: row.whenNew,
      given: row.given,
      // If all of a row's photos are missing, the product keeps its own.
      photos: usable.length > 0 ? usable : null,
      importHash,
    },
    photosStored: usable.filter(({ contentHash }) => !isAmong(kept, contentHash)).length,
    issues,
  };
}

async function readPhoto(
  file: PhotoFile,
  row: ImportRow,
  issues: ImportIssue[],
): Promise<ReadPhoto | null> {
  try {
    const bytes = await file.read();
    return { file, bytes, contentHash: photoContentHash(bytes) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    issues.push(photoIssue(row, "photo-refused", `“${file.name}” cannot be read: ${reason}`));
    return null;
  }
}

async function takePhoto(
  { file, bytes, contentHash }: ReadPhoto,
  kept: StoredProduct["photos"],
  row: ImportRow,
  issues: ImportIssue[],
  decoded: DecodedPhotos,
): Promise<ProductPhotoInput | null> {
  const same = kept.find((photo) => photo.contentHash === contentHash);
  if (same) return same;
  try {
    const { image } = await decodePhoto(bytes);
    const stored = await storeDecodedPhoto({ image, contentHash });
    decoded.keep(stored.storageKey, image);
    return { ...stored, alt: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    issues.push(photoIssue(row, "photo-refused", `“${file.name}”: ${error.message}`));
    return null;
  }
}

function isAmong(photos: { contentHash: string }[], contentHash: string): boolean {
  return photos.some((photo) => photo.contentHash === contentHash);
}

function hashOf({ given }: ImportRow, photos: ReadPhoto[]): string {
  const fields = Object.entries(given).sort(([one], [other]) => (one < other ? -1 : 1));
  const hashes = photos.map(({ contentHash }) => contentHash);
  return createHash("sha256")
    .update(JSON.stringify([HASH_VERSION, fields, hashes]))
    .digest("hex");
}
