import type { CardPhoto } from "@/lib/catalogue/product";
import { MAX_PHOTO_BYTES, PHOTO_TYPES } from "@/lib/images/photo-limits";

/** The most photos a product can have. */
export const MAX_PHOTOS = 20;

/** A photo that the server has accepted; sending `token` back when saving the product refers to it. */
export type TakenPhoto = { token: string; photo: CardPhoto };
export type DescribedPhoto = TakenPhoto & { alt: string };

export type PhotoItem = {
  key: string;
  fileName: string;
  alt: string;
  state: "waiting" | "uploading" | "ready" | "failed";
  /** Where the browser displays it from until the server has accepted it. */
  localUrl: string | null;
  taken: TakenPhoto | null;
  problem: string | null;
};

export type PhotoChange =
  | { kind: "add"; items: PhotoItem[] }
  | { kind: "start"; key: string }
  | { kind: "take"; key: string; taken: TakenPhoto }
  | { kind: "fail"; key: string; problem: string }
  | { kind: "retry"; key: string }
  | { kind: "describe"; key: string; alt: string }
  | { kind: "move"; key: string; to: number }
  | { kind: "remove"; key: string }
  | { kind: "replace"; items: PhotoItem[] };

/** The photos after a change. A change to a photo that has been removed does nothing. */
export function changePhotos(photos: PhotoItem[], change: PhotoChange): PhotoItem[] {
  switch (change.kind) {
    case "add":
      return [...photos, ...change.items];
    case "start":
      return edit(photos, change.key, { state: "uploading" });
    case "take":
      return edit(photos, change.key, takenOnce(photos, change.key, change.taken));
    case "fail":
      return edit(photos, change.key, { state: "failed", problem: change.problem });
    case "retry":
      return edit(photos, change.key, { state: "waiting", problem: null });
    case "describe":
      return edit(photos, change.key, { alt: change.alt });
    case "move":
      return moved(photos, change.key, change.to);
    case "remove":
      return photos.filter(({ key }) => key !== change.key);
    case "replace":
      return change.items;
  }
}

/** A photo that the server already has, as an item of the form. */
export function takenItem({ token, photo, alt }: DescribedPhoto): PhotoItem {
  const base = { fileName: "", localUrl: null, problem: null, state: "ready" as const };
  return { ...base, key: token, alt, taken: { token, photo } };
}

/** A product has each photo only once; a duplicate would be dropped on saving. */
function takenOnce(photos: PhotoItem[], key: string, taken: TakenPhoto): Partial<PhotoItem> {
  const { storageKey } = taken.photo;
  const place = photos.findIndex(
    (item) => item.key !== key && item.taken?.photo.storageKey === storageKey,
  );
  if (place === -1) return { state: "ready", taken, problem: null };
  const problem = `This is the same picture as photo ${place + 1}. Remove one of them.`;
  return { state: "failed", taken: null, problem };
}

type FileFacts = { name: string; type: string; size: number };

/** Why a file is not sent at all, or null if it can be. */
export function refusal(file: FileFacts): string | null {
  return kindRefusal(file) ?? sizeRefusal(file);
}

/** Whether the browser may be able to turn a refused file into an acceptable photo: a smaller one, or a JPEG. */
export function mayBeMended(file: FileFacts): boolean {
  return file.size > 0 && (file.type.startsWith("image/") || isHeic(file));
}

function isHeic({ name, type }: FileFacts): boolean {
  return /\.(heic|heif)$/i.test(name) || /hei[cf]/.test(type);
}

function kindRefusal(file: FileFacts): string | null {
  if (isHeic(file)) {
    return "HEIC photos cannot be read here. Export it as JPEG first.";
  }
  if (file.type && !PHOTO_TYPES.split(",").includes(file.type)) {
    return "This is not a photo that can be read here. Use JPEG, PNG, WebP, AVIF or GIF.";
  }
  return file.size === 0 ? "This file is empty." : null;
}

function sizeRefusal(file: FileFacts): string | null {
  if (file.size > MAX_PHOTO_BYTES) {
    const megabytes = (file.size / 1024 / 1024).toFixed(1);
    return `This file has ${megabytes} MB; a photo may have 12 MB. Save it smaller and add it again.`;
  }
  return null;
}

function edit(photos: PhotoItem[], key: string, change: Partial<PhotoItem>): PhotoItem[] {
  return photos.map((item) => (item.key === key ? { ...item, ...change } : item));
}

function moved(photos: PhotoItem[], key: string, to: number): PhotoItem[] {
  const item = photos.find((candidate) => candidate.key === key);
  if (!item) return photos;
  const rest = photos.filter((candidate) => candidate !== item);
  return rest.toSpliced(Math.max(0, Math.min(rest.length, to)), 0, item);
}
