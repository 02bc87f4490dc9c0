import { crc32, deflateSync } from "node:zlib";
import type { Rgb } from "./colour";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}

/**
 * A palette PNG of light and shadow, as a data URI: bytes below 128 lay `shadow` over what is beneath, more of it the
 * lower they are; bytes above 128 lay `light`; 128 changes nothing.
 */
export function shadePng(
  shade: Uint8Array,
  width: number,
  height: number,
  shadow: Rgb,
  light: Rgb,
): string {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.alloc(768);
  const alpha = Buffer.alloc(256);
  for (let i = 0; i < 256; i++) {
    const colour = i < 128 ? shadow : light;
    for (let c = 0; c < 3; c++) palette[i * 3 + c] = Math.round(colour[c] as number);
    alpha[i] = Math.min(255, Math.abs(i - 128) * 2);
  }
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(shade.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  const png = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("tRNS", alpha),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${png.toString("base64")}`;
}
