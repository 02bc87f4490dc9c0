const SIGNATURE_BYTES = 8;
/** Length, type and checksum around a chunk's data. */
const CHUNK_FRAME_BYTES = 12;
const [END, ...NEEDED] = codesOf(
  ["IEND", "IHDR", "PLTE", "IDAT"],
  // Transparency, colours and orientation. (PNG specification, third edition, §11.3)
  ["tRNS", "cICP", "iCCP", "sRGB", "gAMA", "cHRM", "sBIT", "eXIf"],
  // Nearly every file has it; without it in this list, nearly all of them would be copied.
  ["pHYs"],
);
/** A bit of the first letter: lower case marks chunks that a decoder may ignore. */
const MAY_BE_LEFT_OUT = 0x20000000;

/**
 * A PNG without chunks that do not affect its pixels. Comments are compressed, and the PNG library inflates hundreds of
 * them before the first pixel: 143 kB of them take half a gigabyte.
 * @returns the same bytes if there is nothing to leave out
 */
export function pngPixels(png: Buffer): Buffer {
  const kept: Buffer[] = [];
  let keptFrom = 0;
  let at = SIGNATURE_BYTES;
  while (at + CHUNK_FRAME_BYTES <= png.length) {
    const end = at + CHUNK_FRAME_BYTES + png.readUInt32BE(at);
    const type = png.readUInt32BE(at + 4);
    if (type === END) break;
    if ((type & MAY_BE_LEFT_OUT) !== 0 && !NEEDED.includes(type)) {
      if (at > keptFrom) kept.push(png.subarray(keptFrom, at));
      keptFrom = Math.min(end, png.length);
    }
    at = end;
  }
  return keptFrom === 0 ? png : Buffer.concat([...kept, png.subarray(keptFrom)]);
}

function codesOf(...types: string[][]): number[] {
  return types.flat().map((type) => Buffer.from(type, "latin1").readUInt32BE());
}
