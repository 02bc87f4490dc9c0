const HEADER_BYTES = 12;
/** Type and length. */
const CHUNK_HEADER_BYTES = 8;
/** What a still picture is made of, colours and which way is up; an animation's frame. (RFC 9649, §2) */
const NEEDED = ["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP", "EXIF", "ANIM", "ANMF"].map((type) =>
  Buffer.from(type, "latin1").readUInt32LE(),
);

/**
 * A WebP with its first frame alone and without what says nothing of its pixels: the library that reads WebPs goes
 * over all frames for each frame's time, so that the 250,000 that 12 MB hold take it minutes.
 * @returns the same bytes where there is nothing to leave out
 */
export function webpFirstFrame(webp: Buffer): Buffer {
  const kept: Buffer[] = [webp.subarray(0, HEADER_BYTES)];
  const missing = new Set(NEEDED);
  let leftOut = false;
  let at = HEADER_BYTES;
  while (at + CHUNK_HEADER_BYTES <= webp.length) {
    const length = webp.readUInt32LE(at + 4);
    const end = at + CHUNK_HEADER_BYTES + length + (length % 2);
    if (missing.delete(webp.readUInt32LE(at))) kept.push(webp.subarray(at, end));
    else leftOut = true;
    at = end;
  }
  if (!leftOut) return webp;
  const still = Buffer.concat(kept);
  still.writeUInt32LE(still.length - CHUNK_HEADER_BYTES, 4);
  return still;
}
