/** Limits for a photo, also checked in the browser before anything is sent. */
export const MAX_PHOTO_BYTES = 12 * 1024 * 1024;

/**
 * As many as the largest phone cameras produce. Kinds that cost more to decode than an ordinary JPEG have lower limits:
 * lib/images/photo-kinds.ts.
 */
export const MAX_PHOTO_PIXELS = 50_000_000;

/** The types that the file picker offers; the server checks the bytes. */
export const PHOTO_TYPES = "image/jpeg,image/png,image/webp,image/avif,image/gif";

/** Long side of the stored photo: enough for the zoom of a product page on a dense screen. */
export const MASTER_SIDE_PX = 2048;

/**
 * Widths in which photos are served: 320 and 640 fill a card on a desktop screen, plain and dense; 400 and 640 on a
 * phone's.
 */
export const PHOTO_WIDTHS_PX = [96, 320, 400, 640, 1280] as const;
export type PhotoWidthPx = (typeof PHOTO_WIDTHS_PX)[number];
