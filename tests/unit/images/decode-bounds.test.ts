import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { UserError } from "@/lib/errors";
import { avifCost } from "@/lib/images/avif-cost";
import { decodePhoto } from "@/lib/images/decode";
import { firstFrame } from "@/lib/images/first-frame";
import { gifFirstFrame } from "@/lib/images/gif-first-frame";
import { countJpegScans } from "@/lib/images/jpeg-scans";
import { pngPixels } from "@/lib/images/png-pixels";
import { readPhotoHeader } from "@/lib/images/read-header";
import { type PhotoFormat, sniffFile } from "@/lib/images/sniff";
import { webpFirstFrame } from "@/lib/images/webp-first-frame";
import {
  avifGrid,
  avifWithNotes,
  gifOfFrames,
  inOtherBytes,
  jpegOfScans,
  pngChunk,
  pngWithComments,
  solid,
  webpOfFrames,
  withSides,
} from "@/tests/support/hostile-photos";

const MEGABYTE = 1024 * 1024;

async function refusal(bytes: Buffer): Promise<UserError> {
  const error = await decodePhoto(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`Not refused as expected: ${error}`);
  return error;
}

const small = () => solid(40, 50);
const KINDS: [string, number, () => Promise<Buffer>][] = [
  ["JPEG", 50, () => small().jpeg().toBuffer()],
  ["progressive JPEG", 36, () => small().jpeg({ progressive: true }).toBuffer()],
  ["CMYK JPEG", 24, () => small().toColourspace("cmyk").jpeg().toBuffer()],
  ["CMYK JPEG", 24, () => small().toColourspace("cmyk").jpeg({ progressive: true }).toBuffer()],
  ["PNG", 50, () => small().png().toBuffer()],
  ["interlaced PNG", 36, () => small().png({ progressive: true }).toBuffer()],
  ["16-bit PNG", 24, () => small().toColourspace("rgb16").png().toBuffer()],
  ["GIF", 36, () => small().gif().toBuffer()],
  ["AVIF", 16, () => small().avif({ effort: 0 }).toBuffer()],
];

test.each(KINDS)("a %s may have %i megapixels, told by its header", async (name, most, make) => {
  const bytes = await make();
  const width = most * 200;
  const error = await refusal(withSides(bytes, width, 5001));
  expect(error.message).toContain(`${width} × 5001`);
  expect(error.message).toContain(`${most} megapixels are the limit`);
  expect(error.code).toBe(most === 50 ? "photo-too-many-pixels" : "photo-kind-pixels");
  if (most < 50) {
    expect(error.message).toContain(name);
    expect(error.message).toContain("Save it as an ordinary JPEG, which may have 50 megapixels");
  }
  const format = sniffFile(bytes).photo as PhotoFormat;
  const header = await readPhotoHeader(withSides(bytes, width, 5000), format);
  expect([header.kind.name, header.widthPx]).toEqual([name, width]);
});

test("of any kind, more than 50 megapixels are refused by that number", async () => {
  const bytes = await small().avif({ effort: 0 }).toBuffer();
  const error = await refusal(withSides(bytes, 9000, 9000));
  expect(error.message).toContain("50 megapixels are the limit");
});

test("an ordinary photo is read while those that cost much wait, and some of them are told to come again", async () => {
  const costly = await solid(2100, 2000).avif({ effort: 0 }).toBuffer();
  const phone = await solid(4032, 3024).jpeg().toBuffer();
  const done: string[] = [];
  const refused: unknown[] = [];
  const all = Array.from({ length: 15 }, (_, index) =>
    decodePhoto(inOtherBytes(costly, index), { whenBusy: "refuse" }).then(
      () => done.push("costly"),
      (error: unknown) => refused.push(error),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  await decodePhoto(phone, { whenBusy: "refuse" });
  done.push("phone");
  await Promise.all(all);
  expect(done.indexOf("phone")).toBeLessThanOrEqual(1);
  expect(done).toHaveLength(4);
  expect(refused).toHaveLength(12);
  for (const error of refused) {
    expect(error).toMatchObject({ code: "busy", retryAfterS: expect.any(Number) });
    expect((error as Error).message).toContain("try again");
  }
});

test("the same bytes at once, and again soon, are decoded once", async () => {
  const bytes = await solid(2000, 2100).avif({ effort: 0 }).toBuffer();
  const copies = Array.from({ length: 15 }, () => Buffer.from(bytes));
  const all = await Promise.all(copies.map((copy) => decodePhoto(copy, { whenBusy: "refuse" })));
  const again = await decodePhoto(bytes);
  expect(new Set([...all, again].map(({ image }) => image)).size).toBe(1);
});

test("of bytes that were refused a moment ago, the refusal is remembered", async () => {
  const bytes = await solid(600, 600, "#123").jpeg().toBuffer();
  const cut = bytes.subarray(0, bytes.length - 300);
  expect(await refusal(Buffer.from(cut))).toBe(await refusal(Buffer.from(cut)));
});

test("a PNG's compressed comments are not inflated", async () => {
  const bomb = await pngWithComments(40);
  expect(bomb.length).toBeLessThan(MEGABYTE);
  const before = process.memoryUsage().rss;
  const { image } = await decodePhoto(bomb);
  expect([image.width, image.height]).toEqual([40, 50]);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
});

test("a PNG without comments is passed on as it is, and one that is cut off stays cut off", async () => {
  const png = await small().png().toBuffer();
  expect(pngPixels(png)).toBe(png);
  const comment = pngChunk("tEXt", Buffer.from("k\0v"));
  const commented = Buffer.concat([png.subarray(0, 33), comment, png.subarray(33)]);
  expect(pngPixels(commented)).toEqual(png);
  expect(pngPixels(commented.subarray(0, 46))).toEqual(png.subarray(0, 33));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const given = Buffer.concat([png.subarray(0, 33), Buffer.from(bytes)]);
      expect(pngPixels(given).length).toBeLessThanOrEqual(given.length);
    }),
  );
});

test("a JPEG of thousands of scans is refused before any is read", async () => {
  const bytes = await jpegOfScans(2000, 2000, 2600);
  expect(bytes.length).toBeLessThan(MEGABYTE);
  expect(await refusal(bytes)).toMatchObject({ code: "photo-too-slow" });
  const few = await jpegOfScans(200, 200, 60);
  expect((await decodePhoto(few)).image.width).toBe(200);
});

test("scans of a photo are counted, not those of a thumbnail or of a picture behind it", async () => {
  const progressive = await small().jpeg({ progressive: true }).toBuffer();
  const thumbnail = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), progressive]);
  thumbnail.writeUInt16BE(thumbnail.length - 2, 2);
  const jpeg = await small().jpeg().toBuffer();
  const phone = Buffer.concat([jpeg.subarray(0, 2), thumbnail, jpeg.subarray(2), progressive]);
  expect(countJpegScans(phone, 100)).toBe(1);
  expect((await decodePhoto(phone)).image.width).toBe(40);
  expect(countJpegScans(progressive, 100)).toBe(10);
  expect(countJpegScans(progressive, 4)).toBe(4);
  expect(countJpegScans(Buffer.from([0xff, 0xd8, 0xff]), 100)).toBe(1);
});

test("an AVIF is refused for the pixels that it is put together from", async () => {
  const grid = await avifGrid({ rows: 4, columns: 5, tilePx: 1100, widthPx: 90, heightPx: 90 });
  expect(grid.length).toBeLessThan(4096);
  expect((await sharp(grid).metadata()).width).toBe(90);
  expect(avifCost(grid)?.pixels).toBe(20 * 1100 * 1100);
  expect(await refusal(grid)).toMatchObject({ code: "photo-too-slow" });
});

test("an AVIF of tiles that fit is read", async () => {
  const grid = await avifGrid({ rows: 2, columns: 3, tilePx: 128, widthPx: 384, heightPx: 256 });
  const { image } = await decodePhoto(grid);
  expect([image.width, image.height]).toEqual([384, 256]);
});

test("an AVIF or its tiles that have more pixels than they say are refused, not decoded", async () => {
  const large = await solid(2000, 2000).avif({ effort: 0 }).toBuffer();
  const lying = withSides(large, 100, 100);
  const tiles = await avifGrid({
    rows: 2,
    columns: 2,
    tilePx: 2000,
    saysTilePx: 100,
    widthPx: 200,
    heightPx: 200,
  });
  for (const bytes of [lying, tiles]) {
    const before = process.memoryUsage().rss;
    expect(await refusal(bytes)).toMatchObject({ code: "photo-damaged" });
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * MEGABYTE);
  }
});

test("however an AVIF is broken, counting its pixels does not fail", async () => {
  const whole = await avifGrid({ rows: 2, columns: 2, tilePx: 64, widthPx: 128, heightPx: 128 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      (changes, length) => {
        const broken = Buffer.from(whole);
        for (const [at, value] of changes) broken.writeUInt8(value, at);
        const cost = avifCost(broken.subarray(0, length));
        expect(cost === null || (cost.pixels >= 0 && cost.itemBytes >= 0)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test("an AVIF whose items are all of the file, again and again, is refused before they are read", async () => {
  const avif = await small().avif({ effort: 0 }).toBuffer();
  expect((await decodePhoto(avifWithNotes(avif, 1, MEGABYTE))).image.width).toBe(40);
  const before = process.memoryUsage().rss;
  const bomb = avifWithNotes(avif, 200, 10 * MEGABYTE);
  expect(await refusal(bomb)).toMatchObject({ code: "photo-too-slow" });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
});

test("of a GIF and of a WebP with hundreds of thousands of frames, the first is read", async () => {
  const frames = await Promise.all([
    small().png().toBuffer(),
    solid(40, 50, "#123").png().toBuffer(),
  ]);
  const animation = () => sharp(frames, { join: { animated: true } });
  const gif = gifOfFrames(await animation().gif().toBuffer(), 11 * MEGABYTE);
  const webp = webpOfFrames(await animation().webp({ lossless: true }).toBuffer(), 11 * MEGABYTE);
  for (const bytes of [gif, webp]) {
    const { image } = await decodePhoto(bytes);
    expect([image.width, image.height]).toEqual([40, 50]);
    expect([...image.data.subarray(0, 3)]).toEqual([0x7a, 0x2a, 0x5a]);
  }
  const still = [await small().gif().toBuffer(), await small().webp().toBuffer()] as const;
  expect(gifFirstFrame(still[0])).toBe(still[0]);
  expect(webpFirstFrame(still[1])).toBe(still[1]);
}, 10_000);

test("of a WebP, what turns it upright and its colours stay", async () => {
  const webp = await solid(40, 20)
    .withMetadata({ orientation: 6 })
    .withIccProfile("p3")
    .withXmp("<x/>")
    .webp()
    .toBuffer();
  const kept = webpFirstFrame(webp);
  expect(kept.length).toBeLessThan(webp.length);
  const metadata = await sharp(kept).metadata();
  expect(metadata.orientation).toBe(6);
  expect(metadata.icc).toBeDefined();
  const { image } = await decodePhoto(webp);
  expect([image.width, image.height]).toEqual([20, 40]);
});

test.each(["gif", "webp", "png"] as const)(
  "however a %s is broken, finding its first frame does not fail",
  async (format) => {
    const frames = await Promise.all([
      small().png().toBuffer(),
      solid(40, 50, "#123").png().toBuffer(),
    ]);
    const whole = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(whole.length),
        (changes, length) => {
          const broken = Buffer.from(whole);
          for (const [at, value] of changes) broken.writeUInt8(value, at);
          const given = broken.subarray(0, length);
          expect(firstFrame(given, format).length).toBeLessThanOrEqual(given.length);
        },
      ),
      { numRuns: 500 },
    );
  },
);
