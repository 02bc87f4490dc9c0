const START_OF_SCAN = Buffer.from([0xff, 0xda]);

/**
 * How often a decoder goes over a JPEG's pixels: once if all components come in a single sequential scan, as cameras
 * write them. Otherwise all scans in the file count, including those of thumbnails after the photo. (ISO 10918-1, annex
 * B)
 * @param most where counting stops
 */
export function countJpegScans(jpeg: Buffer, most: number): number {
  const frame = readToFirstScan(jpeg);
  if (!frame) return 1;
  if (!frame.progressive && frame.scanComponents === frame.components) return 1;
  let scans = 0;
  for (let at = frame.scanAt; at >= 0 && scans < most; at = jpeg.indexOf(START_OF_SCAN, at + 2)) {
    scans += 1;
  }
  return scans;
}

type Frame = { progressive: boolean; components: number; scanComponents: number; scanAt: number };

/** Null for bytes that no decoder would read as a JPEG either. */
function readToFirstScan(jpeg: Buffer): Frame | null {
  let progressive = false;
  let components = 0;
  let at = 2;
  while (at + 10 <= jpeg.length) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1] as number;
    // Fill bytes, and markers without a segment.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xda) {
      return { progressive, components, scanComponents: jpeg[at + 4] as number, scanAt: at };
    }
    if (isFrameMarker(marker)) {
      progressive = marker === 0xc2 || marker === 0xc6 || marker === 0xca || marker === 0xce;
      components = jpeg[at + 9] as number;
    }
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return null;
}

/** SOF0 to SOF15, except DHT (C4), JPG (C8) and DAC (CC), which lie between them. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
