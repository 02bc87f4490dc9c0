/** The content of a box of the ISO base media file format (ISO 14496-12), without its header. */
export type Box = { type: string; start: number; end: number };

/**
 * The boxes that follow one another in a part of a file.
 * @throws RangeError at a box that extends beyond the part
 */
export function* readBoxes(bytes: Buffer, start: number, end: number): Generator<Box> {
  let at = start;
  while (at < end) {
    const given = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const header = given === 1 ? 16 : 8;
    let size = given === 0 ? end - at : given;
    if (given === 1) size = Number(bytes.readBigUInt64BE(at + 8));
    if (size < header || at + size > end) throw new RangeError("A box reaches beyond its place.");
    yield { type, start: at + header, end: at + size };
    at += size;
  }
}

/** Reads the numbers of a full box one after another, starting after its version and flags. */
export function readFullBox(bytes: Buffer, { start, end }: Box) {
  let at = start + 4;
  const take = (length: number) => {
    if (at + length > end) throw new RangeError("A box ends too early.");
    let value = 0;
    for (const stop = at + length; at < stop; at++) value = value * 256 + bytes.readUInt8(at);
    return value;
  };
  return {
    version: bytes.readUInt8(start),
    flags: bytes.readUIntBE(start + 1, 3),
    /** The number in the next bytes; beyond 53 bits it is approximate. */
    take,
    /** The offset of the next number. */
    at: () => at,
  };
}
