import type { PhotoFile } from "@/lib/import/photo-source-types";

const EXTENSIONS = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"];
const MAX_NUMBERED = 20;

export type PhotoIndex = {
  /** Finds a photo by path or file name, ignoring case, with or without its extension. */
  find(name: string): PhotoFile | "ambiguous" | null;
  /** Finds `<stem>.jpg`, `<stem>-1.jpg`, `<stem>-2.jpg`, `<stem>_1.jpg` …, in this order. */
  findByStem(stem: string): PhotoFile[];
};

export function indexPhotos(files: PhotoFile[]): PhotoIndex {
  const byPath = new Map<string, PhotoFile | "ambiguous">();
  const byName = new Map<string, PhotoFile | "ambiguous">();
  for (const file of files) {
    const path = comparable(file.name);
    const name = path.slice(path.lastIndexOf("/") + 1);
    byPath.set(path, byPath.has(path) ? "ambiguous" : file);
    byName.set(name, byName.has(name) ? "ambiguous" : file);
  }

  function find(name: string): PhotoFile | "ambiguous" | null {
    const path = comparable(name);
    const lastPart = path.slice(path.lastIndexOf("/") + 1);
    for (const extension of ["", ...EXTENSIONS]) {
      const found = byPath.get(path + extension) ?? byName.get(lastPart + extension);
      if (found) return found;
    }
    return null;
  }

  function findByStem(stem: string): PhotoFile[] {
    const found: PhotoFile[] = [];
    const take = (name: string) => {
      const file = find(name);
      if (file && file !== "ambiguous") found.push(file);
      return file !== null;
    };
    take(stem);
    for (const joint of ["-", "_"]) {
      for (let number = 1; number <= MAX_NUMBERED; number++) {
        if (!take(`${stem}${joint}${number}`) && number > 1) break;
      }
    }
    return found;
  }

  return { find, findByStem };
}

/** Makes names comparable that archives and file systems write differently (Unicode forms, slashes, case). */
function comparable(name: string): string {
  return name
    .normalize("NFC")
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(\.?\/)+/, "")
    .toLowerCase();
}
