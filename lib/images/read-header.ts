import { UserError } from "@/lib/errors";
import { type AvifCost, avifCost } from "@/lib/images/avif-cost";
import { countJpegScans } from "@/lib/images/jpeg-scans";
import { sharp } from "@/lib/images/loaders";
import { PHOTO_KINDS, type PhotoKind } from "@/lib/images/photo-kinds";
import { damagedPhoto, slowPhoto } from "@/lib/images/refusals";
import type { PhotoFormat } from "@/lib/images/sniff";

/** What a photo's header says, before any pixel is decoded. */
export type PhotoHeader = { widthPx: number; heightPx: number; kind: PhotoKind };

/** Programs write about ten; each costs as much as showing the photo once. */
const MAX_JPEG_SCANS = 100;
/** Items of an AVIF may share bytes, as equal tiles do; hundreds that each span the whole file would take gigabytes. */
const SHARED_BYTES = 4 * 1024 * 1024;

/**
 * Determines what decoding a photo will cost. Takes about a millisecond.
 * @param bytes `firstFrame` of a file of this format
 * @throws UserError `photo-damaged`, `photo-too-slow`, `photo-too-many-pixels` or `photo-kind-pixels`
 */
export async function readPhotoHeader(bytes: Buffer, format: PhotoFormat): Promise<PhotoHeader> {
  const avif = format === "avif" ? readAvif(bytes) : null;
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw damagedPhoto(format, cause);
    });
  const kind = kindOf(bytes, format, metadata);
  const { width: widthPx, height: heightPx } = metadata;
  if (widthPx * heightPx > kind.maxPixels) throw tooManyPixels(widthPx, heightPx, kind);
  // An AVIF may hold many times the pixels that it shows; tiles reach a little beyond its edges.
  if (avif && avif.pixels > kind.maxPixels * 1.25) throw slowPhoto();
  return { widthPx, heightPx, kind };
}

type Metadata = Awaited<ReturnType<ReturnType<typeof sharp>["metadata"]>>;

function kindOf(bytes: Buffer, format: PhotoFormat, metadata: Metadata): PhotoKind {
  if (format === "jpeg") {
    const scans = countJpegScans(bytes, MAX_JPEG_SCANS + 1);
    if (scans > MAX_JPEG_SCANS) throw slowPhoto();
    if (metadata.space === "cmyk") return PHOTO_KINDS.cmyk;
    return scans > 1 ? PHOTO_KINDS.progressiveJpeg : PHOTO_KINDS.jpeg;
  }
  if (format === "png") {
    if (metadata.depth === "ushort") return PHOTO_KINDS.sixteenBitPng;
    return metadata.isProgressive ? PHOTO_KINDS.interlacedPng : PHOTO_KINDS.png;
  }
  if (format === "avif") {
    return (metadata.bitsPerSample ?? 8) > 8 ? PHOTO_KINDS.deepAvif : PHOTO_KINDS.avif;
  }
  return PHOTO_KINDS[format];
}

/** Must run before the image library reads the file. */
function readAvif(bytes: Buffer): AvifCost {
  const cost = avifCost(bytes);
  if (!cost) throw damagedPhoto("avif", null);
  if (cost.itemBytes > bytes.length + SHARED_BYTES) throw slowPhoto();
  return cost;
}

function tooManyPixels(widthPx: number, heightPx: number, kind: PhotoKind): UserError {
  const most = PHOTO_KINDS.jpeg.maxPixels;
  const has = `has ${widthPx} × ${heightPx} pixels`;
  if (kind.maxPixels === most || widthPx * heightPx > most) {
    return new UserError(
      "photo-too-many-pixels",
      `This photo ${has}; ${inMegapixels(most)} are the limit. Save it smaller and try again.`,
    );
  }
  return new UserError(
    "photo-kind-pixels",
    `This photo ${has}; of the kind ${kind.name}, ${inMegapixels(kind.maxPixels)} are the limit. Save it as an ordinary JPEG, which may have ${inMegapixels(most)}, or smaller, and try again.`,
  );
}

function inMegapixels(pixels: number): string {
  return `${pixels / 1_000_000} megapixels`;
}
