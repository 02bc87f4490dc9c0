import type { DecodedImage } from "@/lib/towers/preprocess";

export type DecodedPhotos = {
  /** By storage key. */
  images: ReadonlyMap<string, DecodedImage>;
  keep(storageKey: string, image: DecodedImage): void;
};

/** Keeps decoded photos for the towers as long as there is room; the rest are read again. */
export function createDecodedPhotos(maxBytes: number): DecodedPhotos {
  const images = new Map<string, DecodedImage>();
  let room = maxBytes;
  return {
    images,
    keep(storageKey, image) {
      if (images.has(storageKey) || image.data.length > room) return;
      room -= image.data.length;
      images.set(storageKey, image);
    },
  };
}
