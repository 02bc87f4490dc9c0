import { createHash } from "node:crypto";
import type { WhenBusy } from "@/lib/concurrency/lane";
import { UserError } from "@/lib/errors";
import { decodeLane } from "@/lib/images/decode-lanes";
import { decodeOnce } from "@/lib/images/decode-once";
import { firstFrame } from "@/lib/images/first-frame";
import { sharp } from "@/lib/images/loaders";
import { MASTER_SIDE_PX, MAX_PHOTO_BYTES } from "@/lib/images/photo-limits";
import { type PhotoHeader, readPhotoHeader } from "@/lib/images/read-header";
import { damagedPhoto, SAVE_IT_AS, slowPhoto } from "@/lib/images/refusals";
import { type PhotoFormat, sniffFile } from "@/lib/images/sniff";
import type { DecodedImage } from "@/lib/towers/preprocess";

export type DecodedPhoto = {
  /** RGB, 8 bit, upright, transparency on white, long side at most MASTER_SIDE_PX. Shared: do not write to it. */
  image: DecodedImage;
  format: PhotoFormat;
  /** sha256 of the bytes as received, in hex. */
  contentHash: string;
};

const TIMEOUT_S = 20;

/**
 * Decodes an untrusted file: detects its type from its bytes and decodes the first frame only, at the size that is
 * stored. How many are decoded at once depends on their cost (lib/images/decode-lanes.ts).
 * @param whenBusy whether to wait as long as necessary, or to be refused when many wait already
 * @throws UserError `photo-…`, saying what is wrong with the file and what to do; `busy`
 */
export async function decodePhoto(
  bytes: Buffer,
  { whenBusy = "wait" }: { whenBusy?: WhenBusy } = {},
): Promise<DecodedPhoto> {
  const format = checkedFormat(bytes);
  const contentHash = photoContentHash(bytes);
  const image = await decodeOnce(contentHash, whenBusy, async () => {
    const frame = firstFrame(bytes, format);
    const header = await readPhotoHeader(frame, format);
    return decodeLane(header)(() => decode(frame, format, header), whenBusy);
  });
  return { image, format, contentHash };
}

/** Identifies a photo by its bytes: sha256 in hex. */
export function photoContentHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function checkedFormat(bytes: Buffer): PhotoFormat {
  if (bytes.length === 0) throw new UserError("photo-empty", "This file is empty (0 bytes).");
  requireAllowedSize(bytes.length);
  const kind = sniffFile(bytes);
  if (kind.photo) return kind.photo;
  throw new UserError(
    "photo-type",
    kind.name
      ? `This is ${kind.name}, which cannot be read here. ${SAVE_IT_AS}`
      : "This is not a photo. Choose a JPEG, PNG, WebP, AVIF or GIF file.",
  );
}

/** @throws UserError `photo-too-big` */
export function requireAllowedSize(byteLength: number): void {
  if (byteLength <= MAX_PHOTO_BYTES) return;
  const megabytes = (byteLength / 1024 / 1024).toFixed(1);
  const limit = MAX_PHOTO_BYTES / 1024 / 1024;
  throw new UserError(
    "photo-too-big",
    `This file has ${megabytes} MB; a photo may have ${limit} MB. Save it smaller and try again.`,
  );
}

async function decode(
  bytes: Buffer,
  format: PhotoFormat,
  { kind }: PhotoHeader,
): Promise<DecodedImage> {
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: kind.maxPixels,
      failOn: "error",
    })
      .timeout({ seconds: TIMEOUT_S })
      .autoOrient()
      .resize(MASTER_SIDE_PX, MASTER_SIDE_PX, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { data: asRgb(data, info.channels), width: info.width, height: info.height };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    if (/timeout/i.test(reason)) throw slowPhoto(cause);
    throw damagedPhoto(format, cause);
  }
}

/** Grey becomes three equal channels. */
function asRgb(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0, at = 0; pixel < pixels; pixel++) {
    const grey = data[pixel * channels] as number;
    rgb[at++] = grey;
    rgb[at++] = grey;
    rgb[at++] = grey;
  }
  return rgb;
}
