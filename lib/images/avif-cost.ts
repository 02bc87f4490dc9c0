import { type Box, readBoxes, readFullBox } from "@/lib/images/iso-boxes";

type Items = {
  types: Map<number, string>;
  pixels: Map<number, number>;
  /** The items that an item is composed of. */
  parts: Map<number, number[]>;
  bytes: number;
};

/**
 * Items that are not decoded: metadata about a picture, and gain maps that brighten it on screens that can show them.
 */
const NO_PICTURES = ["Exif", "mime", "uri ", "tmap"];

export type AvifCost = {
  /**
   * Pixels to decode to show it; for one composed of tiles this can be far more than it shows. Infinity for a
   * composition that no camera or photo program uses.
   */
  pixels: number;
  /** Bytes to read for all its items; items may share bytes. */
  itemBytes: number;
};

/**
 * What reading an AVIF costs, according to its own structure. The decoder refuses tiles larger than they claim to be,
 * so the claims can be trusted. (ISO 14496-12 §8.11, ISO 23008-12, AV1 Image File Format §2)
 * @returns null when the structure cannot be read
 */
export function avifCost(bytes: Buffer): AvifCost | null {
  try {
    const [meta, ...more] = metaBoxes(bytes);
    if (!meta || more.length > 0) return null;
    const items = readItems(bytes, meta);
    return { pixels: mostPixels(items), itemBytes: items.bytes };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Ignores anything after the last complete box, as decoders do. */
function metaBoxes(bytes: Buffer): Box[] {
  const found: Box[] = [];
  try {
    for (const box of readBoxes(bytes, 0, bytes.length)) if (box.type === "meta") found.push(box);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

function mostPixels(items: Items): number {
  let most = 0;
  for (const id of items.types.keys()) most = Math.max(most, pixelsOf(id, items));
  return most;
}

function pixelsOf(id: number, items: Items): number {
  const { types, pixels, parts } = items;
  const type = types.get(id) ?? "";
  if (type === "av01") return pixels.get(id) ?? Number.POSITIVE_INFINITY;
  if (NO_PICTURES.includes(type)) return 0;
  if (type !== "grid") return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const tile of parts.get(id) ?? []) {
    sum += types.get(tile) === "av01" ? pixelsOf(tile, items) : Number.POSITIVE_INFINITY;
  }
  return sum;
}

function readItems(bytes: Buffer, meta: Box): Items {
  const items: Items = { types: new Map(), pixels: new Map(), parts: new Map(), bytes: 0 };
  for (const box of readBoxes(bytes, meta.start + 4, meta.end)) {
    if (box.type === "iinf") readTypes(bytes, box, items);
    if (box.type === "iloc") items.bytes += readItemBytes(bytes, box);
    if (box.type === "iref") readParts(bytes, box, items);
    if (box.type === "iprp") readPixels(bytes, box, items);
  }
  return items;
}

/** An extent without a length reaches to the end of the file. */
function readItemBytes(bytes: Buffer, box: Box): number {
  const { version, take } = readFullBox(bytes, box);
  const [sizes, moreSizes] = [take(1), take(1)];
  const [offset, length, base] = [sizes >> 4, sizes & 15, moreSizes >> 4];
  const index = version === 0 ? 0 : moreSizes & 15;
  let sum = 0;
  for (let items = take(version < 2 ? 2 : 4); items > 0; items--) {
    take(version < 2 ? 2 : 4);
    if (version > 0) take(2);
    take(2 + base);
    for (let extents = take(2); extents > 0; extents--) {
      take(index + offset);
      sum += (length === 0 ? 0 : take(length)) || bytes.length;
    }
  }
  return sum;
}

function readTypes(bytes: Buffer, box: Box, { types }: Items): void {
  const { version, take, at } = readFullBox(bytes, box);
  take(version === 0 ? 2 : 4);
  for (const entry of readBoxes(bytes, at(), box.end)) {
    if (entry.type !== "infe") continue;
    const info = readFullBox(bytes, entry);
    const id = info.take(info.version === 2 ? 2 : 4);
    info.take(2);
    // An item with two types could be decoded as either.
    const type = types.has(id) ? "two" : bytes.toString("latin1", info.at(), info.at() + 4);
    types.set(id, type);
  }
}

function readParts(bytes: Buffer, box: Box, { parts }: Items): void {
  const { version, at } = readFullBox(bytes, box);
  const idBytes = version === 0 ? 2 : 4;
  for (const reference of readBoxes(bytes, at(), box.end)) {
    if (reference.type !== "dimg") continue;
    // A reference has no version: the item's number takes its place.
    const { take } = readFullBox(bytes, { ...reference, start: reference.start - 4 });
    const from = take(idBytes);
    const all = parts.get(from) ?? [];
    for (let left = take(2); left > 0; left--) all.push(take(idBytes));
    parts.set(from, all);
  }
}

function readPixels(bytes: Buffer, box: Box, { pixels }: Items): void {
  const boxes = [...readBoxes(bytes, box.start, box.end)];
  const properties = boxes
    .filter(({ type }) => type === "ipco")
    .flatMap(({ start, end }) => [...readBoxes(bytes, start, end)]);
  for (const associations of boxes.filter(({ type }) => type === "ipma")) {
    const { version, flags, take } = readFullBox(bytes, associations);
    const wide = (flags & 1) === 1;
    for (let left = take(4); left > 0; left--) {
      const id = take(version < 1 ? 2 : 4);
      for (let more = take(1); more > 0; more--) {
        const index = take(wide ? 2 : 1) & (wide ? 0x7fff : 0x7f);
        const property = properties[index - 1];
        if (property?.type !== "ispe") continue;
        const size = readFullBox(bytes, property);
        pixels.set(id, Math.max(pixels.get(id) ?? 0, size.take(4) * size.take(4)));
      }
    }
  }
}
