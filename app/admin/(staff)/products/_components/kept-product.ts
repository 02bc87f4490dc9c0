import type { PhotoItem, TakenPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { DRAFT_FIELDS, type Draft } from "@/app/admin/(staff)/products/_components/product-draft";

export type KeptProduct = {
  /**
   * The version that the form was filled from, so that a save after the reload still detects conflicts; null for a new
   * product.
   */
  version: number | null;
  draft: Draft;
  photos: (TakenPhoto & { alt: string })[];
  /** Whether some photo had not been uploaded yet: a file cannot be kept. */
  lost: boolean;
};

/** The form as typed so far, to be kept across a reload. */
export function keptText(version: number | null, draft: Draft, photos: PhotoItem[]): string {
  const kept: KeptProduct = {
    version,
    draft,
    photos: photos.flatMap(({ taken, alt }) => (taken ? [{ ...taken, alt }] : [])),
    lost: photos.some(({ taken, state }) => taken === null && state !== "failed"),
  };
  return JSON.stringify(kept);
}

/** Reads what `keptText` wrote. Null for anything else, such as text written by another build of the shop. */
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
