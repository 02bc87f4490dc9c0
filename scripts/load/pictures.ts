import sharp from "sharp";
import { randomFrom } from "@/lib/evaluation/random";

/** The size of a phone camera's photo: 4032 × 3024. */
export const PHONE_PX = [4032, 3024] as const;
const LARGEST_COMMENT_BYTES = 65_533;

/**
 * A JPEG of noise, which no encoder can make small: 4032 × 3024, padded with comments up to `bytes` if it is smaller.
 */
export async function noiseJpeg(bytes: number, seed: number): Promise<Buffer> {
  const [width, height] = PHONE_PX;
  const raw = noise(width * height * 3, seed);
  for (let quality = 86; quality > 10; quality -= 6) {
    const jpeg = await sharp(raw, { raw: { width, height, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
    if (jpeg.length <= bytes) return filledUp(jpeg, bytes);
  }
  throw new Error(`Noise of ${width} × ${height} does not fit into ${bytes} bytes.`);
}

/** To a decoder, like a phone's photo: the same size, moderately detailed texture, 2 to 5 MB. */
export async function phoneJpeg(
  seed: number,
  [width, height]: readonly [number, number] = PHONE_PX,
): Promise<Buffer> {
  const [small, low] = [width / 4, height / 4];
  return sharp(noise(small * low * 3, seed), { raw: { width: small, height: low, channels: 3 } })
    .blur(1.2)
    .resize(width, height, { kernel: "cubic" })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** A small JPEG, different for every seed. */
export async function smallJpeg(seed: number, widthPx = 160, heightPx = 200): Promise<Buffer> {
  const raw = noise(16 * 20 * 3, seed);
  return sharp(raw, { raw: { width: 16, height: 20, channels: 3 } })
    .resize(widthPx, heightPx, { kernel: "cubic" })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** A single colour, `side` pixels wide and high: some kilobytes that decode to 3 bytes a pixel. */
export async function plainAvif(side: number): Promise<Buffer> {
  return plain(side).avif({ effort: 0, quality: 30 }).toBuffer();
}

/** The same as a progressive CMYK JPEG, which a decoder has to hold as a whole, with 4 channels. */
export async function plainCmykJpeg(side: number): Promise<Buffer> {
  return plain(side).toColourspace("cmyk").jpeg({ progressive: true, quality: 50 }).toBuffer();
}

/** The same picture with different bytes: adds a comment after the JPEG's first marker. No pixels are copied. */
export function withComment(jpeg: Buffer, text: string): Buffer[] {
  return [jpeg.subarray(0, 2), comment(Buffer.from(text)), jpeg.subarray(2)];
}

/** The same picture with different bytes: adds a free box at the AVIF's end (ISO/IEC 14496-12, 8.1.2). */
export function withFreeBox(avif: Buffer, text: string): Buffer[] {
  const box = Buffer.alloc(8);
  box.writeUInt32BE(8 + Buffer.byteLength(text));
  box.write("free", 4, "latin1");
  return [avif, box, Buffer.from(text)];
}

function plain(side: number) {
  const create = { width: side, height: side, channels: 3 as const, background: "#a03c50" };
  return sharp({ create, limitInputPixels: false });
}

function filledUp(jpeg: Buffer, bytes: number): Buffer {
  const comments: Buffer[] = [];
  for (let missing = bytes - jpeg.length; missing > 4; ) {
    const size = Math.min(missing - 4, LARGEST_COMMENT_BYTES);
    comments.push(comment(Buffer.alloc(size, "x")));
    missing -= size + 4;
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)]);
}

function comment(text: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, text]);
}

function noise(bytes: number, seed: number): Buffer {
  const random = randomFrom(seed);
  const words = new Uint32Array(Math.ceil(bytes / 4));
  for (let at = 0; at < words.length; at++) words[at] = random() * 2 ** 32;
  return Buffer.from(words.buffer, 0, bytes);
}
