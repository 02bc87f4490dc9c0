import { PHOTO_WIDTHS_PX, type PhotoWidthPx } from "@/lib/images/photo-limits";

export const RENDITION_FORMATS = ["webp", "avif"] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

const STORAGE_KEY = /^[0-9a-f]{40}$/;
const RENDITION_NAME = /^[0-9a-f]{40}(-\d+\.(webp|avif))?$/;

export function isStorageKey(text: string): boolean {
  return STORAGE_KEY.test(text);
}

/** Whether a name is that of a photo or rendition, and not of a file being written or removed. */
export function isStoredName(name: string): boolean {
  return RENDITION_NAME.test(name);
}

/** The name under which a rendition is stored beside its photo. */
export function renditionName(
  storageKey: string,
  widthPx: PhotoWidthPx,
  format: RenditionFormat,
): string {
  return `${storageKey}-${widthPx}.${format}`;
}

/** All names that renditions of a photo can have. */
export function renditionNames(storageKey: string): string[] {
  return PHOTO_WIDTHS_PX.flatMap((widthPx) =>
    RENDITION_FORMATS.map((format) => renditionName(storageKey, widthPx, format)),
  );
}

/** The storage key of the photo that a stored name belongs to. */
export function storageKeyOfName(name: string): string {
  return name.split("-", 1)[0] ?? name;
}
