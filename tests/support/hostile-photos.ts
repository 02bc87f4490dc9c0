/** Small files that are expensive to read, or whose headers lie. */
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

const MEGABYTE = 1024 * 1024;

/** A single-colour photo. */
export function solid(width: number, height: number, background = "#7a2a5a") {
  return sharp({ create: { width, height, channels: 3, background }, limitInputPixels: false });
}

/** Changes the dimensions in a photo's header to false ones. */
export function withSides(photo: Buffer, widthPx: number, heightPx: number): Buffer {
  const lying = Buffer.from(photo);
  if (photo.readUInt32BE(0) === 0x89504e47) {
    lying.writeUInt32BE(widthPx, 16);
    lying.writeUInt32BE(heightPx, 20);
    lying.writeUInt32BE(crc32(lying.subarray(12, 29)), 29);
  } else if (photo.readUInt16BE(0) === 0xffd8) {
    const frame = [0xc0, 0xc2]
      .map((marker) => photo.indexOf(Buffer.from([0xff, marker, 0x00])))
      .find((at) => at >= 0) as number;
    lying.writeUInt16BE(heightPx, frame + 5);
    lying.writeUInt16BE(widthPx, frame + 7);
  } else if (photo.toString("latin1", 0, 3) === "GIF") {
    // The dimensions of the screen, and those of the first frame on it.
    for (const at of [6, photo.indexOf(0x2c, 13 + 3 * 2 ** ((photo.readUInt8(10) & 7) + 1)) + 5]) {
      lying.writeUInt16LE(widthPx, at);
      lying.writeUInt16LE(heightPx, at + 2);
    }
  } else {
    for (let at = photo.indexOf("ispe"); at >= 0; at = photo.indexOf("ispe", at + 4)) {
      lying.writeUInt32BE(widthPx, at + 8);
      lying.writeUInt32BE(heightPx, at + 12);
    }
  }
  return lying;
}

/** The same picture with different bytes. */
export function inOtherBytes(photo: Buffer, index: number): Buffer {
  const free = Buffer.from([0, 0, 0, 12, 0x66, 0x72, 0x65, 0x65, 0, 0, 0, 0]);
  free.writeUInt32BE(index, 8);
  return Buffer.concat([photo, free]);
}

/** A PNG with compressed comments of 7 MB each. */
export async function pngWithComments(count: number): Promise<Buffer> {
  const png = await solid(40, 50).png().toBuffer();
  const header = 33;
  const text = deflateSync(Buffer.alloc(7 * MEGABYTE, "a"));
  const comments = Array.from({ length: count }, (_, index) =>
    pngChunk("zTXt", Buffer.concat([Buffer.from(`comment ${index}\0\0`), text])),
  );
  return Buffer.concat([png.subarray(0, header), ...comments, png.subarray(header)]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint(data.length, 4), named, uint(crc32(named), 4)]);
}

/** A progressive JPEG whose coefficients come bit by bit, each in a scan of about 70 bytes. */
export async function jpegOfScans(width: number, height: number, scans: number): Promise<Buffer> {
  const jpeg = await solid(width, height).jpeg({ progressive: true }).toBuffer();
  const starts = allOf(jpeg, Buffer.from([0xff, 0xda]));
  const tables = starts.map((at) => jpeg.lastIndexOf(Buffer.from([0xff, 0xc4]), at));
  const [, second = 0, third = 0, fourth = 0] = tables;
  const luma = jpeg.subarray(tables.at(-1), jpeg.length - 2);
  const chroma = jpeg.subarray(third, fourth);
  const all: Buffer[] = [jpeg.subarray(0, second)];
  for (let bit = 13; bit >= 0; bit--) {
    for (let coefficient = 1; coefficient < 64; coefficient++) {
      for (const component of [1, 2, 3]) {
        if (all.length >= scans) continue;
        const scan = Buffer.from(component === 1 ? luma : chroma);
        const at = scan.indexOf(Buffer.from([0xff, 0xda]));
        const before = bit === 13 ? 0 : bit + 1;
        scan.set([component], at + 5);
        scan.set([coefficient, coefficient, before * 16 + bit], at + 7);
        all.push(scan);
      }
    }
  }
  return Buffer.concat([...all, Buffer.from([0xff, 0xd9])]);
}

function allOf(bytes: Buffer, pattern: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) {
    found.push(at);
  }
  return found;
}

type Grid = { rows: number; columns: number; tilePx: number; widthPx: number; heightPx: number };

/** An AVIF that shows one tile again and again. */
export async function avifGrid(grid: Grid & { saysTilePx?: number }): Promise<Buffer> {
  const { rows, columns, tilePx, widthPx, heightPx, saysTilePx = tilePx } = grid;
  const tile = await solid(tilePx, tilePx).avif({ effort: 0 }).toBuffer();
  const data = boxOf(tile, "mdat").subarray(8);
  const [shown, part] = [1, 2];
  const layout = Buffer.concat([
    Buffer.from([0, 1, rows - 1, columns - 1]),
    uint(widthPx, 4),
    uint(heightPx, 4),
  ]);
  const parts = Array.from({ length: rows * columns }, () => uint(part, 2));
  const size = (width: number, height: number) =>
    fullBox("ispe", 0, uint(width, 4), uint(height, 4));
  const item = (id: number, type: string) =>
    fullBox("infe", 2, uint(id, 2), uint(0, 2), Buffer.from(`${type}\0`));
  const ftyp = box("ftyp", Buffer.from("avif"), uint(0, 4), Buffer.from("avifmif1miaf"));
  const meta = (start: number) => {
    const place = (id: number, at: number, length: number) =>
      Buffer.concat([
        uint(id, 2),
        uint(0, 2),
        uint(0, 2),
        uint(1, 2),
        uint(at, 4),
        uint(length, 4),
      ]);
    return fullBox(
      "meta",
      0,
      fullBox("hdlr", 0, uint(0, 4), Buffer.from("pict"), Buffer.alloc(13)),
      fullBox("pitm", 0, uint(shown, 2)),
      fullBox(
        "iloc",
        1,
        Buffer.from([0x44, 0]),
        uint(2, 2),
        place(shown, start, layout.length),
        place(part, start + layout.length, data.length),
      ),
      fullBox("iinf", 0, uint(2, 2), item(shown, "grid"), item(part, "av01")),
      fullBox("iref", 0, box("dimg", uint(shown, 2), uint(parts.length, 2), ...parts)),
      box(
        "iprp",
        box(
          "ipco",
          size(widthPx, heightPx),
          size(saysTilePx, saysTilePx),
          boxOf(tile, "av1C"),
          boxOf(tile, "pixi"),
        ),
        fullBox(
          "ipma",
          0,
          uint(2, 4),
          Buffer.concat([uint(shown, 2), Buffer.from([2, 1, 4])]),
          Buffer.concat([uint(part, 2), Buffer.from([3, 2, 0x83, 4])]),
        ),
      ),
    );
  };
  const start = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(start), box("mdat", layout, data)]);
}

/** An AVIF with notes on its picture that all refer to the same megabytes. */
export function avifWithNotes(avif: Buffer, count: number, byteLength: number): Buffer {
  const data = boxOf(avif, "mdat").subarray(8);
  const ids = Array.from({ length: count }, (_, index) => index + 2);
  const ftyp = box("ftyp", Buffer.from("avif"), uint(0, 4), Buffer.from("avifmif1miaf"));
  const place = (id: number, at: number, length: number) =>
    Buffer.concat([uint(id, 2), uint(0, 4), uint(1, 2), uint(at, 4), uint(length, 4)]);
  const item = (id: number, type: string) =>
    fullBox("infe", 2, uint(id, 2), uint(0, 2), Buffer.from(type));
  const meta = (start: number) =>
    fullBox(
      "meta",
      0,
      fullBox("hdlr", 0, uint(0, 4), Buffer.from("pict"), Buffer.alloc(13)),
      fullBox("pitm", 0, uint(1, 2)),
      fullBox(
        "iloc",
        1,
        Buffer.from([0x44, 0]),
        uint(count + 1, 2),
        place(1, start, data.length),
        ...ids.map((id) => place(id, start + data.length, byteLength)),
      ),
      fullBox(
        "iinf",
        0,
        uint(count + 1, 2),
        item(1, "av01\0"),
        ...ids.map((id) => item(id, "mime\0application/rdf+xml\0")),
      ),
      fullBox("iref", 0, ...ids.map((id) => box("cdsc", uint(id, 2), uint(1, 2), uint(1, 2)))),
      boxOf(avif, "iprp"),
    );
  const start = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(start), box("mdat", data, Buffer.alloc(byteLength, "a"))]);
}

/** An animated GIF whose second frame is repeated until the file has the given length. */
export function gifOfFrames(gif: Buffer, byteLength: number): Buffer {
  const control = Buffer.from([0x21, 0xf9, 4]);
  const second = gif.lastIndexOf(control);
  const frame = gif.subarray(second, gif.length - 1);
  const count = Math.floor((byteLength - second) / frame.length);
  return Buffer.concat([gif.subarray(0, second), ...Array(count).fill(frame), Buffer.from([0x3b])]);
}

/** The same for a WebP. */
export function webpOfFrames(webp: Buffer, byteLength: number): Buffer {
  const second = webp.lastIndexOf("ANMF");
  const frame = webp.subarray(second);
  const count = Math.floor((byteLength - second) / frame.length);
  const whole = Buffer.concat([webp.subarray(0, second), ...Array(count).fill(frame)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

function boxOf(file: Buffer, type: string): Buffer {
  const at = file.indexOf(type) - 4;
  return file.subarray(at, at + file.readUInt32BE(at));
}

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), ...content]);
  return Buffer.concat([uint(body.length + 4, 4), body]);
}

function fullBox(type: string, version: number, ...content: Buffer[]): Buffer {
  return box(type, Buffer.from([version, 0, 0, 0]), ...content);
}

function uint(value: number, bytes: number): Buffer {
  const written = Buffer.alloc(bytes);
  written.writeUIntBE(value, 0, bytes);
  return written;
}
