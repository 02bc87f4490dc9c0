import type { PhotoItem, TakenPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { DRAFT_FIELDS, type Draft } from "@/app/admin/(staff)/products/_components/product-draft";

export type KeptProduct = {
  draft: Draft;
  photos: (TakenPhoto & { alt: string })[];
  /** Whether some photo had not been taken yet: a file cannot be kept. */
  lost: boolean;
};

/** The form as it is typed, to be carried over a reload. */
export function keptText(draft: Draft, photos: PhotoItem[]): string {
  const kept: KeptProduct = {
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
    const isDraft = DRAFT_FIELDS.every((field) => typeof kept.draft[field] === "string");
    const arePhotos = kept.photos.every(
      ({ token, alt, photo }) =>
        typeof token === "string" &&
        typeof alt === "string" &&
        typeof photo.storageKey === "string",
    );
    return isDraft && arePhotos ? kept : null;
  } catch {
    return null;
  }
}
