import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { decodeImage } from "@/lib/towers/decode";
import { type ImageSpec, manifestSchema } from "@/lib/towers/manifest";
import {
  type DecodedImage,
  fitToCanvas,
  roundHalfEven,
  writePixelValues,
} from "@/lib/towers/preprocess";

const FIXTURES = path.resolve("tests/fixtures/preprocessing");

type Case = {
  source: string;
  resize: ImageSpec["resize"];
  size: number;
  interpolation: ImageSpec["interpolation"];
  expected: string;
};

function load(file: string): Promise<DecodedImage> {
  return decodeImage(readFileSync(path.join(FIXTURES, file)));
}

function imageSpec(fields: object): ImageSpec {
  return manifestSchema.shape.image.parse({
    file: "image.onnx",
    size: 8,
    resize: "squash",
    mean: [0.5, 0.5, 0.5],
    std: [0.25, 0.25, 0.25],
    ...fields,
  });
}

function meanAbsoluteError(actual: DecodedImage, expected: DecodedImage): number {
  expect([actual.width, actual.height]).toEqual([expected.width, expected.height]);
  expect(actual.data.length).toBe(expected.data.length);
  let sum = 0;
  for (const [i, value] of actual.data.entries()) sum += Math.abs(value - (expected.data[i] ?? 0));
  return sum / actual.data.length;
}

const cases: Case[] = JSON.parse(readFileSync(path.join(FIXTURES, "cases.json"), "utf8"));

for (const { source, expected, ...fields } of cases) {
  const { resize, size, interpolation } = fields;
  test(`${source} fitted by ${resize} to ${size} (${interpolation}) is what Pillow makes of it`, async () => {
    const fitted = fitToCanvas(await load(source), imageSpec(fields));
    expect(meanAbsoluteError(fitted, await load(expected))).toBe(0);
  });
}

for (const file of ["orientation-3.jpg", "orientation-6.jpg", "orientation-8.jpg"]) {
  test(`${file} is turned upright`, async () => {
    const expected = await load(file.replace(".jpg", ".expected.png"));
    expect(meanAbsoluteError(await load(file), expected)).toBeLessThan(1);
  });
}

test("transparency is flattened on white", async () => {
  const expected = await load("transparent.expected.png");
  expect(meanAbsoluteError(await load("transparent.png"), expected)).toBeLessThan(1);
});

test("a grey photo becomes RGB", async () => {
  expect(meanAbsoluteError(await load("grey.png"), await load("grey.expected.png"))).toBe(0);
});

test("only the first frame of an animation is read", async () => {
  const first = await load("animated.gif");
  expect(meanAbsoluteError(first, await load("animated.expected.png"))).toBe(0);
});

test("bytes that are no photo are refused with the reason", async () => {
  const bytes = new TextEncoder().encode("not a photo");
  await expect(decodeImage(bytes)).rejects.toMatchObject({
    name: "UserError",
    code: "image-unreadable",
    message: expect.stringContaining("This photo cannot be read"),
  });
});

test("halves are rounded to the even neighbour", () => {
  expect([0.5, 1.5, 2.5, 2.4, 2.6, -1.5].map(roundHalfEven)).toEqual([0, 2, 2, 2, 3, -2]);
});

test("pixel values are rescaled, centred and laid out in planes", () => {
  const image = { width: 1, height: 1, data: Uint8Array.of(0, 51, 255) };
  const target = new Float32Array(3);
  writePixelValues(image, imageSpec({ size: 1 }), target);
  const rounded = Array.from(target, (value) => Math.round(value * 1e5) / 1e5);
  expect(rounded).toEqual([-2, -1.2, 2]);
});

test("a larger short edge is cropped to the size", () => {
  const data = Uint8Array.from({ length: 20 * 10 * 3 }, (_, i) => i % 256);
  const spec = imageSpec({ size: 8, shortestEdge: 10, resize: "shortest-edge" });
  const fitted = fitToCanvas({ width: 20, height: 10, data }, spec);
  const start = (1 * 20 + 6) * 3;
  expect(fitted.data.subarray(0, 24)).toEqual(data.subarray(start, start + 24));
});

test("a photo of one pixel by 20,000 is fitted without building the whole enlargement", () => {
  const data = new Uint8Array(20_000 * 3).fill(90);
  const spec = imageSpec({ size: 224, resize: "shortest-edge" });
  const fitted = fitToCanvas({ width: 1, height: 20_000, data }, spec);
  expect(new Set(fitted.data)).toEqual(new Set([90]));
});
