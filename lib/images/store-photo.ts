import { randomBytes } from "node:crypto";
import { type DecodedPhoto, decodePhoto } from "@/lib/images/decode";
import { encodeMaster } from "@/lib/images/encode";
import { photoStorage } from "@/lib/images/photo-storage";
import { placeholderOf } from "@/lib/images/placeholder";
import { listUnusedPhotoKeys } from "@/lib/images/queries";
import { renditionNames } from "@/lib/images/rendition-names";

/** A photo in storage, as product and query photos record it. */
export type StoredPhoto = {
  storageKey: string;
  /** sha256 of the bytes as received, in hex. */
  contentHash: string;
  widthPx: number;
  heightPx: number;
  /** Size of the stored photo. */
  byteSize: number;
  /** A data URL of at most 200 characters. */
  placeholder: string;
};

/**
 * Decodes an untrusted photo, encodes it again without anything hidden in it, and stores it. The same bytes give the
 * same key.
 * @throws UserError `photo-…` when the file is refused, saying what to do
 */
export async function storePhoto(bytes: Buffer): Promise<StoredPhoto> {
  return storeDecodedPhoto(await decodePhoto(bytes));
}

/**
 * The second half of `storePhoto`, for callers that also need the pixels.
 * @param storageKey where to store it; derived from the content by default
 */
export async function storeDecodedPhoto(
  { image, contentHash }: Pick<DecodedPhoto, "image" | "contentHash">,
  storageKey = storageKeyOf(contentHash),
): Promise<StoredPhoto> {
  const master = await encodeMaster(image);
  await photoStorage().write(storageKey, master);
  return {
    storageKey,
    contentHash,
    widthPx: image.width,
    heightPx: image.height,
    byteSize: master.length,
    placeholder: placeholderOf(image),
  };
}

/** The photo as stored (JPEG), or null when it is not in storage. */
export async function readStoredPhoto(storageKey: string): Promise<Buffer | null> {
  return photoStorage().read(storageKey);
}

export async function isPhotoStored(storageKey: string): Promise<boolean> {
  return (await photoStorage().sizeOf(storageKey)) !== null;
}

/**
 * Call this before something new refers to a photo that was stored a while ago.
 * @returns whether it still exists; it then stays for at least a day
 */
export async function renewStoredPhoto(storageKey: string): Promise<boolean> {
  return photoStorage().renew(storageKey);
}

/**
 * Deletes a photo and then its renditions. The order matters: once a new rendition is written, its maker checks whether
 * the photo still exists. The caller must know that nothing refers to the photo.
 */
export async function deleteStoredPhoto(storageKey: string): Promise<void> {
  const storage = photoStorage();
  await storage.remove([storageKey]);
  await storage.remove(renditionNames(storageKey));
}

/** Deletes the given photos that nothing refers to. */
export async function deleteUnusedPhotos(
  storageKeys: string[],
  signal?: AbortSignal,
): Promise<void> {
  for (const key of await listUnusedPhotoKeys(storageKeys)) {
    if (signal?.aborted) return;
    await deleteStoredPhoto(key);
  }
}

/** A key that cannot be derived from the photo and that no other upload will ever have. */
export function newStorageKey(): string {
  return randomBytes(20).toString("hex");
}

/** 160 bits of the content's hash: unguessable without the photo, and never shared by two photos. */
function storageKeyOf(contentHash: string): string {
  return contentHash.slice(0, 40);
}
