import sharp from "sharp";
import { expect, test } from "vitest";
import { cropPhoto } from "@/lib/images/crop-photo";

const RED = [200, 0, 0];
const BLUE = [0, 0, 200];

/** Red, with a blue rectangle in it. */
function photo(
  width: number,
  height: number,
  blue: { left: number; top: number; width: number; height: number },
) {
  const { left, top, ...size } = blue;
  const rgb = ([r, g, b]: number[]) => ({ r: r ?? 0, g: g ?? 0, b: b ?? 0 });
  return sharp({ create: { width, height, channels: 3, background: rgb(RED) } })
    .composite([{ input: { create: { ...size, channels: 3, background: rgb(BLUE) } }, left, top }])
    .removeAlpha()
    .png()
    .toBuffer();
}

test("a part holds exactly its pixels, as the towers want them", async () => {
  const bytes = await photo(100, 60, { left: 20, top: 30, width: 40, height: 20 });
  const part = await cropPhoto(bytes, { x: 0.2, y: 0.5, width: 0.4, height: 0.333 });
  expect(part).toMatchObject({ width: 40, height: 20 });
  expect(part.data).toHaveLength(40 * 20 * 3);
  expect([...part.data.slice(0, 3)]).toEqual(BLUE);
  expect([...part.data.slice(-3)]).toEqual(BLUE);
  const beside = await cropPhoto(bytes, { x: 0.6, y: 0, width: 0.4, height: 1 });
  expect([...beside.data.slice(0, 3)]).toEqual(RED);
});

test("a grey photo is given in three channels too", async () => {
  const bytes = await sharp(await photo(20, 20, { left: 0, top: 0, width: 10, height: 10 }))
    .greyscale()
    .jpeg()
    .toBuffer();
  const part = await cropPhoto(bytes, { x: 0, y: 0, width: 0.5, height: 0.5 });
  expect(part.data).toHaveLength(part.width * part.height * 3);
});

test("of the smallest photo there is still a pixel, wherever the part lies", async () => {
  const bytes = await photo(3, 2, { left: 0, top: 0, width: 1, height: 1 });
  for (const start of [0, 0.33, 0.5, 0.95]) {
    const part = await cropPhoto(bytes, { x: start, y: start, width: 0.05, height: 0.05 });
    expect(part.width * part.height).toBe(1);
  }
});
