import { MAX_PHOTO_BYTES } from "@/lib/images/photo-limits";
import type { ImportIssue, IssueKind } from "@/lib/import/issues";
import type { PhotoIndex } from "@/lib/import/photo-index";
import type { PhotoFile } from "@/lib/import/photo-source-types";
import type { ImportRow } from "@/lib/import/read-row";

export const MAX_PHOTOS = 20;

/** The photos of a row: those that it names, or else those named after its handle. Never throws. */
export function findRowPhotos(
  row: ImportRow,
  photos: PhotoIndex,
): { files: PhotoFile[]; issues: ImportIssue[] } {
  const issues: ImportIssue[] = [];
  const warn = (kind: IssueKind, message: string) => issues.push(photoIssue(row, kind, message));
  const named = row.photoNames ?? [];
  const found = named.flatMap((name) => {
    if (/^https?:\/\//i.test(name)) {
      const message = `“${name}” is a web address, which is not fetched. Download the photo and put it into the zip or folder.`;
      warn("photo-address", message);
      return [];
    }
    const file = photos.find(name);
    if (file === "ambiguous") {
      warn(
        "photo-ambiguous",
        `Several files are called “${name}”. Write the whole path of one, or rename them.`,
      );
      return [];
    }
    if (!file) warn("photo-missing", `“${name}” is not among the photos.`);
    return file ? [file] : [];
  });
  const files = named.length > 0 ? [...new Set(found)] : photosByHandle(row, photos);
  if (files.length === 0 && named.length === 0) {
    warn("photo-missing", `No photo is named, and none is called “${row.givenHandle}.jpg”.`);
  }
  if (files.length > MAX_PHOTOS) {
    const message = `A product may have ${MAX_PHOTOS} photos; this one has ${files.length}. The first ${MAX_PHOTOS} are taken.`;
    warn("photo-refused", message);
  }
  return { files: files.slice(0, MAX_PHOTOS).filter(isOfAllowedSize), issues };

  function isOfAllowedSize({ name, byteSize }: PhotoFile): boolean {
    if (byteSize <= MAX_PHOTO_BYTES) return true;
    const megabytes = (byteSize / 1024 / 1024).toFixed(1);
    const limit = MAX_PHOTO_BYTES / 1024 / 1024;
    warn("photo-refused", `“${name}” has ${megabytes} MB; a photo may have ${limit} MB.`);
    return false;
  }
}

export function photoIssue(row: ImportRow, kind: IssueKind, message: string): ImportIssue {
  const { line, givenHandle: handle } = row;
  return { line, handle, severity: "warning", kind, column: "photos", message };
}

function photosByHandle({ givenHandle, given }: ImportRow, photos: PhotoIndex): PhotoFile[] {
  const asWritten = photos.findByStem(givenHandle);
  return asWritten.length > 0 ? asWritten : photos.findByStem(given.handle);
}
