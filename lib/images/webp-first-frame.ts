const HEADER_BYTES = 12;
/** Type and length. */
const CHUNK_HEADER_BYTES = 8;
/** The chunks of a still picture, including colours and orientation, and of an animation's frame. (RFC 9649, §2) */
const NEEDED = ["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP", "EXIF", "ANIM", "ANMF"].map((type) =>
  Buffer.from(type, "latin1").readUInt32LE(),
);

/**
 * A WebP with only its first frame, without chunks that do not affect its pixels. The WebP library goes over all frames
 * for each frame's duration, so the 250,000 frames that fit into 12 MB take it minutes.
 * @returns the same bytes if there is nothing to leave out
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
