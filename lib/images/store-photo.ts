import { type DecodedPhoto, decodePhoto } from "@/lib/images/decode";
import { encodeMaster } from "@/lib/images/encode";
import { photoStorage } from "@/lib/images/photo-storage";
import { placeholderOf } from "@/lib/images/placeholder";
import { renditionNames } from "@/lib/images/rendition-names";

/** A photo in storage, as product and query photos record it. */
export type StoredPhoto = {
  storageKey: string;
  /** sha256 of the bytes as they came in, in hex. */
  contentHash: string;
  widthPx: number;
  heightPx: number;
  /** Of the photo as it is kept. */
  byteSize: number;
  /** A data URL of at most 200 characters. */
  placeholder: string;
};

/**
 * Takes a photo from anybody: decodes it, encodes it anew without anything that was hidden in it, keeps it.
 * The same bytes give the same key.
 * @throws UserError `photo-…` when the file is refused, saying what to do
 */
export async function storePhoto(bytes: Buffer): Promise<StoredPhoto> {
  return storeDecodedPhoto(await decodePhoto(bytes));
}

/** The second half of `storePhoto`, for callers that have use for the pixels too. */
export async function storeDecodedPhoto({
  image,
  contentHash,
}: Pick<DecodedPhoto, "image" | "contentHash">): Promise<StoredPhoto> {
  const master = await encodeMaster(image);
  const storageKey = storageKeyOf(contentHash);
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

/** The photo as it is kept (JPEG), or null when it is not in storage. */
export async function readStoredPhoto(storageKey: string): Promise<Buffer | null> {
  return photoStorage().read(storageKey);
}

/** Deletes a photo and everything made of it. The caller knows that nothing refers to it. */
export async function deleteStoredPhoto(storageKey: string): Promise<void> {
  await photoStorage().remove([storageKey, ...renditionNames(storageKey)]);
}

/** 160 bits of the content's hash: unguessable without the photo, and never shared by two. */
function storageKeyOf(contentHash: string): string {
  return contentHash.slice(0, 40);
}
