import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTowers } from "@/lib/towers/towers";
import type { Towers } from "@/lib/towers/types";
import { dot } from "@/tests/support/tiny-models";

let towers: Towers;

beforeAll(async () => {
  towers = await openTowers("starter", { runner: "inline" });
});
afterAll(() => towers.close());

function drawShirt(colour: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="160">
    <rect width="120" height="160" fill="white"/>
    <path d="M40 20 L10 45 L22 65 L34 56 L34 145 L86 145 L86 56 L98 65 L110 45 L80 20 Q60 34 40 20" fill="${colour}"/>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

test("the starter pair says who it is", () => {
  expect(towers).toMatchObject({ key: "starter-11", dimension: 384, licence: "Apache-2.0" });
});

test.each([
  ["navy blue casual shoes", "blue sneakers", "red dress for women"],
  ["black leather handbag", "brown handbag", "men white sports shoes"],
  ["silver analogue watch", "black watch for men", "pink printed kurta"],
])("%s is nearer to %s than to %s", async (query, near, far) => {
  const [a, b, c] = await towers.embedTexts([query, near, far]);
  expect(dot(a, b)).toBeGreaterThan(dot(a, c) + 0.1);
});

test("a drawn red shirt is nearer to its words than to those of other things", async () => {
  const [photo] = await towers.embedImages([await drawShirt("#c0141c")]);
  const [right, wrong] = await towers.embedTexts(["red t shirt for men", "silver watch"]);
  expect(dot(photo, right)).toBeGreaterThan(dot(photo, wrong) + 0.1);
});

test("the same input gives the same vectors", async () => {
  const photo = await drawShirt("#123456");
  expect(await towers.embedTexts(["red dress"])).toEqual(await towers.embedTexts(["red dress"]));
  expect(await towers.embedImages([photo])).toEqual(await towers.embedImages([photo]));
});

test("a batch gives what single calls give", async () => {
  const texts = ["", "red", "a long description of blue jeans for men with five pockets", "\ud800"];
  const batch = await towers.embedTexts(texts);
  for (const [i, text] of texts.entries()) {
    const [single] = await towers.embedTexts([text]);
    expect(dot(single, batch[i])).toBeCloseTo(1, 5);
    const gaps = Array.from(single ?? [], (value, k) => Math.abs(value - (batch[i]?.[k] ?? 9)));
    expect(Math.max(...gaps)).toBeLessThan(1e-5);
  }
});

// Sums over thousands of features come in another order in a batch, and roots of small probabilities make what that changes larger.
test("a batch of photos gives what single calls give", async () => {
  const photos = await Promise.all(["#c0141c", "#104080", "#eeeeee"].map(drawShirt));
  const batch = await towers.embedImages(photos);
  for (const [i, photo] of photos.entries()) {
    const [single] = await towers.embedImages([photo]);
    const gaps = Array.from(single ?? [], (value, k) => Math.abs(value - (batch[i]?.[k] ?? 9)));
    expect(Math.max(...gaps)).toBeLessThan(5e-5);
  }
});
