import { crc32 } from "node:zlib";
import sharp, { type Color } from "sharp";
import { expect, test } from "vitest";
import { UserError } from "@/lib/errors";
import { decodePhoto } from "@/lib/images/decode";

const RED = { r: 200, g: 30, b: 40 };

function plain(width = 60, height = 80, background: Color = RED) {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** Noise does not compress, so that cutting the file cuts the picture. */
function noise(width = 200, height = 200) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  });
}

async function refusal(bytes: Buffer): Promise<UserError> {
  const error = await decodePhoto(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`Not refused as expected: ${error}`);
  return error;
}

function pixelAt(image: { data: Uint8Array; width: number }, x: number, y: number): number[] {
  return [...image.data.subarray((y * image.width + x) * 3, (y * image.width + x) * 3 + 3)];
}

function expectNear(actual: number[], expected: number[], tolerance: number): void {
  expected.forEach((value, index) => {
    expect(Math.abs((actual[index] ?? -999) - value)).toBeLessThanOrEqual(tolerance);
  });
}

test.each(["jpeg", "png", "webp", "avif", "gif"] as const)("a %s is read", async (format) => {
  const { image, format: found } = await decodePhoto(await plain().toFormat(format).toBuffer());
  expect(found).toBe(format);
  expect([image.width, image.height, image.data.length]).toEqual([60, 80, 60 * 80 * 3]);
  expectNear(pixelAt(image, 30, 40), [200, 30, 40], 12);
});

test("equal bytes have equal hashes, other bytes have others", async () => {
  const [one, again, other] = await Promise.all([
    decodePhoto(await plain().png().toBuffer()),
    decodePhoto(await plain().png().toBuffer()),
    decodePhoto(await plain(60, 81).png().toBuffer()),
  ]);
  expect(again.contentHash).toBe(one.contentHash);
  expect(other.contentHash).not.toBe(one.contentHash);
});

test("a large photo is reduced to 2048 pixels, a panorama keeps its shape", async () => {
  const { image } = await decodePhoto(await plain(3000, 1000).jpeg().toBuffer());
  expect([image.width, image.height]).toEqual([2048, 683]);
});

test("a photo of one pixel is a photo", async () => {
  const { image } = await decodePhoto(await plain(1, 1).png().toBuffer());
  expect([image.width, image.height]).toEqual([1, 1]);
});

test("EXIF orientation turns the photo upright", async () => {
  const left = await plain(40, 60, "#000").png().toBuffer();
  const bytes = await plain(80, 60, "#fff")
    .composite([{ input: left, left: 0, top: 0 }])
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { image } = await decodePhoto(bytes);
  expect([image.width, image.height]).toEqual([60, 80]);
  expectNear(pixelAt(image, 30, 5), [0, 0, 0], 8);
  expectNear(pixelAt(image, 30, 75), [255, 255, 255], 8);
});

test("CMYK becomes RGB", async () => {
  const bytes = await plain().toColourspace("cmyk").jpeg().toBuffer();
  expect((await sharp(bytes).metadata()).space).toBe("cmyk");
  const { image } = await decodePhoto(bytes);
  expectNear(pixelAt(image, 30, 40), [200, 30, 40], 45);
});

test("16-bit becomes 8-bit", async () => {
  const bytes = await plain().toColourspace("rgb16").png().toBuffer();
  expect((await sharp(bytes).metadata()).depth).toBe("ushort");
  const { image } = await decodePhoto(bytes);
  expectNear(pixelAt(image, 30, 40), [200, 30, 40], 2);
});

test("grey, with or without transparency, becomes three channels", async () => {
  const grey = await plain(10, 10, "#777").toColourspace("b-w").png().toBuffer();
  const { image } = await decodePhoto(grey);
  expect(image.data.length).toBe(300);
  expectNear(pixelAt(image, 5, 5), [0x77, 0x77, 0x77], 1);
});

test("transparency becomes white", async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 4, background: clear } })
    .png()
    .toBuffer();
  const { image } = await decodePhoto(bytes);
  expect(pixelAt(image, 10, 10)).toEqual([255, 255, 255]);
});

test("of a GIF with 100 frames the first is taken", async () => {
  const frames = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      plain(16, 16, index === 0 ? RED : { r: 0, g: index % 2 ? 255 : 90, b: index })
        .png()
        .toBuffer(),
    ),
  );
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(bytes, { pages: -1 }).metadata()).pages).toBe(100);
  const { image } = await decodePhoto(bytes);
  expect([image.width, image.height]).toEqual([16, 16]);
  expectNear(pixelAt(image, 8, 8), [200, 30, 40], 8);
});

test("a wrong extension does not matter, since the bytes decide", async () => {
  const png = await plain().png().toBuffer();
  expect((await decodePhoto(png)).format).toBe("png");
});

test.each(["jpeg", "png", "webp", "gif", "avif"] as const)(
  "a truncated %s is refused",
  async (format) => {
    const whole = await noise().toFormat(format).toBuffer();
    for (const share of [0.02, 0.5, 0.9]) {
      const error = await refusal(whole.subarray(0, Math.round(whole.length * share)));
      expect(error.message).toContain("damaged or incomplete");
    }
  },
);

test("bytes after the end of a photo do no harm", async () => {
  const jpeg = await plain().jpeg().toBuffer();
  const { image } = await decodePhoto(Buffer.concat([jpeg, Buffer.from("<?php evil(); ?>")]));
  expect(image.width).toBe(60);
});

test("0 bytes are refused", async () => {
  expect((await refusal(Buffer.alloc(0))).message).toBe("This file is empty (0 bytes).");
});

test("12 MB are the limit, before anything is decoded", async () => {
  const error = await refusal(Buffer.alloc(13 * 1024 * 1024, 0xff));
  expect(error.message).toContain("13.0 MB");
  expect(error.message).toContain("12 MB");
});

test("30,000 × 30,000 pixels are refused by the header", async () => {
  const small = await plain(2, 2).png().toBuffer();
  const huge = Buffer.from(small);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
  const error = await refusal(huge);
  expect(error.code).toBe("photo-too-many-pixels");
  expect(error.message).toContain("30000 × 30000");
});

test("a photo between 12 and 50 megapixels is read, one of 51 is refused", async () => {
  const { image } = await decodePhoto(await plain(5000, 4000).jpeg().toBuffer());
  expect([image.width, image.height]).toEqual([2048, 1638]);
  const error = await refusal(await plain(8500, 6000).png({ compressionLevel: 1 }).toBuffer());
  expect(error.message).toContain("8500 × 6000");
});

const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
test.each<[string, Buffer, string]>([
  ["HEIC", heic, "This is a HEIC photo"],
  ["SVG", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), "SVG"],
  ["SVG after a BOM", Buffer.from("\uFEFF <svg></svg>"), "SVG"],
  ["PDF", Buffer.from("%PDF-1.7\n%…"), "This is a PDF"],
  ["TIFF", Buffer.from("II*\0\x08\0\0\0", "latin1"), "TIFF"],
  ["BMP", Buffer.from("BM\0\0\0\0", "latin1"), "BMP"],
  ["zip", Buffer.from("PK\x03\x04"), "zip archive"],
  ["video", Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0isommp42", "latin1"), "video"],
  ["web page", Buffer.from("<!doctype html><title>404</title>"), "web page"],
  ["text", Buffer.from("hello"), "This is not a photo"],
  ["one byte", Buffer.from([0xff]), "This is not a photo"],
])("%s is refused with what to do", async (_, bytes, words) => {
  const error = await refusal(bytes);
  expect(error.code).toBe("photo-type");
  expect(error.message).toContain(words);
  expect(error.message).toMatch(/Save it as JPEG|Choose a JPEG/);
});

test("a real TIFF behind a JPEG's first bytes is refused, not opened", async () => {
  const tiff = await plain().tiff().toBuffer();
  const dressed = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), tiff]);
  expect((await refusal(dressed)).message).toContain("damaged");
});

test("the image library opens nothing else in this process", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await expect(sharp(svg).metadata()).rejects.toThrow(/unsupported/);
  await expect(sharp(await plain().tiff().toBuffer()).metadata()).rejects.toThrow(/unsupported/);
});
