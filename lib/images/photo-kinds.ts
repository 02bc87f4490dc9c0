import { MAX_PHOTO_PIXELS } from "@/lib/images/photo-limits";

/** Photos that cost about the same to decode per pixel. */
export type PhotoKind = {
  /** What a person calls it. */
  name: string;
  maxPixels: number;
  /** Processor time on one core. */
  secondsPerMegapixel: number;
  /** Memory per megapixel, beyond the 30 MB that any photo takes. */
  megabytesPerMegapixel: number;
};

const MEGAPIXEL = 1_000_000;

/**
 * Measured as in docs/decisions/0016-photos-in-bounded-lanes.md, for the most expensive photo found of each kind. The
 * limits ensure that no photo takes more than 4 seconds of one core or 300 MB.
 */
export const PHOTO_KINDS = {
  jpeg: {
    name: "JPEG",
    maxPixels: MAX_PHOTO_PIXELS,
    secondsPerMegapixel: 0.03,
    megabytesPerMegapixel: 0.2,
  },
  progressiveJpeg: {
    name: "progressive JPEG",
    maxPixels: 36 * MEGAPIXEL,
    secondsPerMegapixel: 0.06,
    megabytesPerMegapixel: 6.3,
  },
  cmyk: {
    name: "CMYK JPEG",
    maxPixels: 24 * MEGAPIXEL,
    secondsPerMegapixel: 0.14,
    megabytesPerMegapixel: 9.4,
  },
  png: {
    name: "PNG",
    maxPixels: MAX_PHOTO_PIXELS,
    secondsPerMegapixel: 0.03,
    megabytesPerMegapixel: 0.4,
  },
  interlacedPng: {
    name: "interlaced PNG",
    maxPixels: 36 * MEGAPIXEL,
    secondsPerMegapixel: 0.04,
    megabytesPerMegapixel: 4.6,
  },
  sixteenBitPng: {
    name: "16-bit PNG",
    maxPixels: 24 * MEGAPIXEL,
    secondsPerMegapixel: 0.11,
    megabytesPerMegapixel: 9.3,
  },
  webp: {
    name: "WebP",
    maxPixels: MAX_PHOTO_PIXELS,
    secondsPerMegapixel: 0.07,
    megabytesPerMegapixel: 4.4,
  },
  gif: {
    name: "GIF",
    maxPixels: 36 * MEGAPIXEL,
    secondsPerMegapixel: 0.05,
    megabytesPerMegapixel: 5.5,
  },
  avif: {
    name: "AVIF",
    maxPixels: 16 * MEGAPIXEL,
    secondsPerMegapixel: 0.24,
    megabytesPerMegapixel: 17.8,
  },
  deepAvif: {
    name: "AVIF of more than 8 bits",
    maxPixels: 12 * MEGAPIXEL,
    secondsPerMegapixel: 0.31,
    megabytesPerMegapixel: 24.5,
  },
} as const satisfies Record<string, PhotoKind>;

/** The expected cost of decoding. */
export function decodingCost(kind: PhotoKind, pixels: number) {
  const megapixels = pixels / MEGAPIXEL;
  return {
    seconds: megapixels * kind.secondsPerMegapixel,
    megabytes: megapixels * kind.megabytesPerMegapixel,
  };
}
