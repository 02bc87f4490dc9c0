/** The format of the bytes, whatever the file is called. */
export type PhotoFormat = "jpeg" | "png" | "webp" | "avif" | "gif";
export type FileKind =
  | { photo: PhotoFormat }
  /** Not supported; `name` is what a person would call it. */
  | { photo: null; name: string | null };

const ASCII_START = 1024;

/** Signatures at the first byte, as listed in the formats' own specifications. */
const PHOTO_SIGNATURES: [string, PhotoFormat][] = [
  ["\xff\xd8\xff", "jpeg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["GIF87a", "gif"],
  ["GIF89a", "gif"],
];
const OTHER_SIGNATURES: [string, string][] = [
  ["%PDF", "a PDF"],
  ["II*\0", "a TIFF or a camera's raw file"],
  ["MM\0*", "a TIFF or a camera's raw file"],
  ["BM", "a BMP"],
  ["8BPS", "a Photoshop document"],
  ["\xff\x0a", "a JPEG XL"],
  ["\0\0\0\x0cJXL ", "a JPEG XL"],
  ["\0\0\0\x0cjP  ", "a JPEG 2000"],
  ["\0\0\x01\0", "an icon"],
  ["PK\x03\x04", "a zip archive"],
  ["\x1f\x8b", "a compressed archive"],
];

export function sniffFile(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, ASCII_START));
  const text = start.toString("latin1");
  for (const [signature, photo] of PHOTO_SIGNATURES) {
    if (text.startsWith(signature)) return { photo };
  }
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return { photo: "webp" };
  if (text.slice(4, 8) === "ftyp") return sniffBrands(start);
  const other = OTHER_SIGNATURES.find(([signature]) => text.startsWith(signature));
  return { photo: null, name: other?.[1] ?? sniffMarkup(start.toString("utf8")) };
}

/** ISO 14496-12: size, "ftyp", major brand, version, compatible brands of four letters each. */
function sniffBrands(start: Buffer): FileKind {
  const end = Math.min(start.readUInt32BE(0), start.length);
  const brands: string[] = [start.toString("latin1", 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(start.toString("latin1", at, at + 4));
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return { photo: "avif" };
  const isHeic = brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand));
  return { photo: null, name: isHeic ? "a HEIC photo" : "a video" };
}

function sniffMarkup(text: string): string | null {
  const trimmed = text.replace(/^\uFEFF?\s*/, "");
  if (!trimmed.startsWith("<")) return null;
  if (/<svg[\s>]/i.test(trimmed)) return "an SVG drawing";
  return /<(!doctype html|html)/i.test(trimmed) ? "a web page" : null;
}
