import { createHash } from "node:crypto";
import { UserError } from "@/lib/errors";
import { sharp } from "@/lib/images/loaders";
import { MASTER_SIDE_PX, MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from "@/lib/images/photo-limits";
import { type PhotoFormat, sniffFile } from "@/lib/images/sniff";
import { createLimit } from "@/lib/towers/limit";
import type { DecodedImage } from "@/lib/towers/preprocess";

export type DecodedPhoto = {
  /** RGB, 8 bit, upright, transparency on white, long side at most MASTER_SIDE_PX. */
  image: DecodedImage;
  format: PhotoFormat;
  /** sha256 of the bytes as they came in, in hex. */
  contentHash: string;
};

const TIMEOUT_S = 20;
/** Above this decoders may need hundreds of megabytes, so that only one such photo is read at a time. */
const LARGE_PIXELS = 12_000_000;
const limitLarge = createLimit(1);
const limitOrdinary = createLimit(4);

const DO_THIS = "Save it as JPEG, PNG or WebP and try again.";

/**
 * Decodes a file from anybody: its type by its bytes, first frame only, at the size that is kept.
 * @throws UserError `photo-…` that says what is wrong with the file and what to do
 */
export async function decodePhoto(bytes: Buffer): Promise<DecodedPhoto> {
  const format = checkedFormat(bytes);
  const ordinary = await limitOrdinary(() => decode(bytes, format, LARGE_PIXELS));
  const image = ordinary ?? (await limitLarge(() => decodeLarge(bytes, format)));
  return { image, format, contentHash: photoContentHash(bytes) };
}

/** Names a photo by its bytes: sha256 in hex. */
export function photoContentHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function checkedFormat(bytes: Buffer): PhotoFormat {
  if (bytes.length === 0) throw new UserError("photo-empty", "This file is empty (0 bytes).");
  if (bytes.length > MAX_PHOTO_BYTES) {
    const megabytes = (bytes.length / 1024 / 1024).toFixed(1);
    const limit = MAX_PHOTO_BYTES / 1024 / 1024;
    throw new UserError(
      "photo-too-big",
      `This file has ${megabytes} MB; a photo may have ${limit} MB. Save it smaller and try again.`,
    );
  }
  const kind = sniffFile(bytes);
  if (kind.photo) return kind.photo;
  throw new UserError(
    "photo-type",
    kind.name
      ? `This is ${kind.name}, which cannot be read here. ${DO_THIS}`
      : "This is not a photo. Choose a JPEG, PNG, WebP, AVIF or GIF file.",
  );
}

async function decodeLarge(bytes: Buffer, format: PhotoFormat): Promise<DecodedImage> {
  const image = await decode(bytes, format, MAX_PHOTO_PIXELS);
  if (image) return image;
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const limit = MAX_PHOTO_PIXELS / 1_000_000;
  throw new UserError(
    "photo-too-many-pixels",
    `This photo has ${width} × ${height} pixels; ${limit} megapixels are the limit. Save it smaller and try again.`,
  );
}

/** Null when the header tells of more pixels than these, before any of them is read. */
async function decode(
  bytes: Buffer,
  format: PhotoFormat,
  limitInputPixels: number,
): Promise<DecodedImage | null> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels, failOn: "error" })
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
    if (/exceeds pixel limit/i.test(reason)) return null;
    if (/timeout/i.test(reason)) {
      throw new UserError("photo-too-slow", `This photo takes too long to read. ${DO_THIS}`, {
        cause,
      });
    }
    throw damaged(format, cause);
  }
}

/** Grey becomes three equal channels. */
function asRgb(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    rgb.fill(data[pixel * channels] as number, pixel * 3, pixel * 3 + 3);
  }
  return rgb;
}

function damaged(format: PhotoFormat, cause: unknown): UserError {
  return new UserError(
    "photo-damaged",
    `This ${format.toUpperCase()} file is damaged or incomplete. Open it, save it again and upload that.`,
    { cause },
  );
}
