import sharp from "sharp";
import { expect, test } from "vitest";
import {
  noiseJpeg,
  PHONE_PX,
  plainAvif,
  plainCmykJpeg,
  smallJpeg,
  withComment,
  withFreeBox,
} from "@/scripts/load/pictures";

const pixels = async (bytes: Buffer) => sharp(bytes).raw().toBuffer();

test("noise fills a phone's photo to the byte", async () => {
  const photo = await noiseJpeg(11_400_000, 1);
  expect(photo.length).toBe(11_400_000);
  const { width, height } = await sharp(photo).metadata();
  expect([width, height]).toEqual([...PHONE_PX]);
});

test("pictures of one seed are the same, of two seeds are not", async () => {
  const [a, again, b] = await Promise.all([smallJpeg(1), smallJpeg(1), smallJpeg(2)]);
  expect(a.equals(again)).toBe(true);
  expect(a.equals(b)).toBe(false);
});

test("a comment makes other bytes of the same pixels", async () => {
  const photo = await smallJpeg(1);
  const other = Buffer.concat(withComment(photo, "another"));
  expect(other.equals(photo)).toBe(false);
  expect((await pixels(other)).equals(await pixels(photo))).toBe(true);
});

test("a free box makes other bytes of the same AVIF", async () => {
  const avif = await plainAvif(64);
  const other = Buffer.concat(withFreeBox(avif, "another"));
  const { width, format, compression } = await sharp(other).metadata();
  expect([width, format, compression]).toEqual([64, "heif", "av1"]);
  expect((await pixels(other)).equals(await pixels(avif))).toBe(true);
});

test("the costly JPEG is progressive and has four channels", async () => {
  const { isProgressive, space } = await sharp(await plainCmykJpeg(64)).metadata();
  expect([isProgressive, space]).toEqual([true, "cmyk"]);
});
