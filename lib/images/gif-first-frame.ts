const HEADER_BYTES = 13;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;

/**
 * A GIF up to the end of its first frame. The GIF library reads every frame for its duration, and 12 MB can hold half a
 * million. (GIF89a, §17–27)
 * @returns the same bytes if there is only one frame, or no complete one
 */
export function gifFirstFrame(gif: Buffer): Buffer {
  if (gif.length < HEADER_BYTES) return gif;
  let at = HEADER_BYTES + colourTableBytes(gif[10]);
  while (at < gif.length) {
    const kind = gif[at];
    if (kind === EXTENSION) {
      at = endOfBlocks(gif, at + 2);
    } else if (kind === IMAGE) {
      // Skip its position and size, its own colour table, and the size of the first codes.
      const end = endOfBlocks(gif, at + 10 + colourTableBytes(gif[at + 9]) + 1);
      if (end >= gif.length || gif[end] === TRAILER) return gif;
      return Buffer.concat([gif.subarray(0, end), Buffer.from([TRAILER])]);
    } else {
      return gif;
    }
  }
  return gif;
}

function colourTableBytes(flags: number | undefined): number {
  return flags !== undefined && (flags & 0x80) !== 0 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The offset after a chain of blocks, each preceded by its length, which an empty block ends. */
function endOfBlocks(gif: Buffer, start: number): number {
  let at = start;
  for (let length = gif[at]; length; length = gif[at]) at += length + 1;
  return at + 1;
}
