import type { PhotoItem, TakenPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { DRAFT_FIELDS, type Draft } from "@/app/admin/(staff)/products/_components/product-draft";

export type KeptProduct = {
  /** Of the product that the form was filled from, so that a save after the reload is still held against it; null for a new one. */
  version: number | null;
  draft: Draft;
  photos: (TakenPhoto & { alt: string })[];
  /** Whether some photo had not been taken yet: a file cannot be kept. */
  lost: boolean;
};

/** The form as it is typed, to be carried over a reload. */
export function keptText(version: number | null, draft: Draft, photos: PhotoItem[]): string {
  const kept: KeptProduct = {
    version,
    draft,
    photos: photos.flatMap(({ taken, alt }) => (taken ? [{ ...taken, alt }] : [])),
    lost: photos.some(({ taken, state }) => taken === null && state !== "failed"),
  };
  return JSON.stringify(kept);
}

/** What `keptText` wrote; null for anything else, as another build of the shop may have written. */
export function readKept(text: string): KeptProduct | null {
  try {
    const kept: KeptProduct = JSON.parse(text);
    const isVersion = kept.version === null || Number.isInteger(kept.version);
    const isDraft = DRAFT_FIELDS.every((field) => typeof kept.draft[field] === "string");
    const arePhotos = kept.photos.every(
      ({ token, alt, photo }) =>
        typeof token === "string" &&
        typeof alt === "string" &&
        typeof photo.storageKey === "string",
    );
    return isVersion && isDraft && arePhotos ? kept : null;
  } catch {
    return null;
  }
}
