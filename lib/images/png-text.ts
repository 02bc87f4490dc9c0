const SIGNATURE_BYTES = 8;
/** Length, type and checksum around a chunk's data. */
const CHUNK_FRAME_BYTES = 12;
const [END, ...TEXTS] = ["IEND", "tEXt", "zTXt", "iTXt"].map((type) =>
  Buffer.from(type, "latin1").readUInt32BE(),
);

/**
 * A PNG without its comments. They are compressed, and the library that reads PNGs inflates hundreds of them before the
 * first pixel: 143 kB of them take half a gigabyte, and nothing here reads a comment.
 * @returns the same bytes where there is none
 */
export function withoutPngText(png: Buffer): Buffer {
  const kept: Buffer[] = [];
  let keptFrom = 0;
  let at = SIGNATURE_BYTES;
  while (at + CHUNK_FRAME_BYTES <= png.length) {
    const end = at + CHUNK_FRAME_BYTES + png.readUInt32BE(at);
    const type = png.readUInt32BE(at + 4);
    if (TEXTS.includes(type)) {
      kept.push(png.subarray(keptFrom, at));
      keptFrom = Math.min(end, png.length);
    }
    if (type === END) break;
    at = end;
  }
  return keptFrom === 0 ? png : Buffer.concat([...kept, png.subarray(keptFrom)]);
}
