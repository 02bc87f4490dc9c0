import { copyFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openTowers } from "@/lib/towers/towers";
import type { Towers } from "@/lib/towers/types";
import { createModelFolder, dot, plainPhoto, tinyManifest } from "@/tests/support/tiny-models";

const LONG_TEXT = "a red dress for women with long sleeves, ".repeat(4);

async function open(folder: string): Promise<Towers> {
  const towers = await openTowers(folder, { runner: "inline", threads: 1 });
  onTestFinished(() => towers.close());
  return towers;
}

/** jina-clip-v1's manifest as it is shipped, with tiny graphs of the same contract. */
function createJinaFolder(text = "text-jina.onnx", image = "vision-jina.onnx"): string {
  const folder = createModelFolder({
    "onnx/text_model.onnx": text,
    "onnx/vision_model.onnx": image,
    "tokenizer.json": "tokenizer.json",
  });
  copyFileSync("models/jina-clip-v1/manifest.json", path.join(folder, "manifest.json"));
  return folder;
}

function expectUnitVectors(vectors: Float32Array[], count: number, dimension: number): void {
  expect(vectors).toHaveLength(count);
  for (const vector of vectors) {
    expect(vector).toHaveLength(dimension);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  }
}

function expectSame(a: Float32Array | undefined, b: Float32Array | undefined): void {
  if (a === undefined || b === undefined) throw new Error("A vector is missing");
  for (const [i, value] of a.entries()) expect(Math.abs(value - (b[i] ?? 9))).toBeLessThan(1e-5);
}

test("jina-clip-v1's contract is fulfilled by its shipped manifest", async () => {
  const towers = await open(createJinaFolder());
  expect(towers).toMatchObject({ key: "jina-clip-v1", dimension: 768, licence: "Apache-2.0" });
  expectUnitVectors(await towers.embedTexts(["hello world", LONG_TEXT, ""]), 3, 768);
  expectUnitVectors(await towers.embedImages([plainPhoto(255, 0, 0)]), 1, 768);
});

test("jina-clip-v1's fp16 file is taken where the full one is missing", async () => {
  const folder = createModelFolder({
    "onnx/text_model_fp16.onnx": "text-jina.onnx",
    "onnx/vision_model_quantized.onnx": "vision-jina.onnx",
    "tokenizer.json": "tokenizer.json",
  });
  copyFileSync("models/jina-clip-v1/manifest.json", path.join(folder, "manifest.json"));
  expect((await open(folder)).dimension).toBe(768);
});

test("a folder of jina-clip-v1's repository needs no manifest", async () => {
  const folder = createModelFolder({
    "onnx/text_model.onnx": "text-jina.onnx",
    "onnx/vision_model.onnx": "vision-jina.onnx",
    "tokenizer.json": "tokenizer.json",
    "config.json": { model_type: "jina_clip", projection_dim: 768 },
    "preprocessor_config.json": {
      size: 224,
      mean: [0.48145466, 0.4578275, 0.40821073],
      std: [0.26862954, 0.26130258, 0.27577711],
      resize_mode: "shortest",
      interpolation: "bicubic",
    },
  });
  const plain = await open(folder);
  const shipped = await open(createJinaFolder());
  const photo = plainPhoto(10, 200, 90, 300, 200);
  expectSame(
    (await plain.embedTexts(["red dress"]))[0],
    (await shipped.embedTexts(["red dress"]))[0],
  );
  expectSame((await plain.embedImages([photo]))[0], (await shipped.embedImages([photo]))[0]);
});

test("texts come back in their order whatever their lengths, alone or in batches", async () => {
  const towers = await open(createJinaFolder());
  const texts = Array.from({ length: 150 }, (_, i) => `red dress ${"blue ".repeat((i * 7) % 23)}`);
  const together = await towers.embedTexts(texts);
  for (const i of [0, 1, 77, 149]) {
    expectSame(together[i], (await towers.embedTexts([texts[i] ?? ""]))[0]);
  }
});

test("photos come back in their order, alone or in batches", async () => {
  const towers = await open(createJinaFolder());
  const photos = Array.from({ length: 35 }, (_, i) => plainPhoto(i * 7, 255 - i * 7, i));
  const together = await towers.embedImages(photos);
  for (const i of [0, 15, 16, 34]) {
    const photo = photos[i];
    if (photo !== undefined) expectSame(together[i], (await towers.embedImages([photo]))[0]);
  }
});

test("no texts and no photos give no vectors", async () => {
  const towers = await open(createJinaFolder());
  expect(await towers.embedTexts([])).toEqual([]);
  expect(await towers.embedImages([])).toEqual([]);
});

test("a text file that breaks above 16 tokens is refused with the one to take instead", async () => {
  await expect(open(createJinaFolder("text-broken.onnx"))).rejects.toMatchObject({
    name: "UserError",
    code: "model-self-test",
    message: expect.stringMatching(
      /more than 16 tokens.*Take text_model\.onnx or text_model_fp16\.onnx/,
    ),
  });
});

test("values that are not finite are refused", async () => {
  await expect(open(createJinaFolder("text-nan.onnx"))).rejects.toThrow("not finite");
});

test("a dimension other than the manifest's is refused with both", async () => {
  await expect(open(createJinaFolder("text-512.onnx"))).rejects.toThrow(
    /gave \[1, 512\], expected \[1, 768\]/,
  );
});

test("swapped files are refused with what the graph has", async () => {
  await expect(open(createJinaFolder("vision-jina.onnx", "text-jina.onnx"))).rejects.toThrow(
    /no input "input_ids".*pixel_values float32/,
  );
});

test("a file that is no graph is refused by its name", async () => {
  const folder = createJinaFolder("tokenizer.json");
  await expect(open(folder)).rejects.toMatchObject({ code: "model-graph" });
  await expect(open(folder)).rejects.toThrow(/text_model\.onnx cannot be loaded/);
});

test("a graph repaired in place loads after it failed", async () => {
  const folder = createJinaFolder("tokenizer.json");
  await expect(open(folder)).rejects.toThrow();
  copyFileSync("tests/fixtures/towers/text-jina.onnx", path.join(folder, "onnx/text_model.onnx"));
  expect((await open(folder)).dimension).toBe(768);
});

test("attention mask and token types are supplied, and the only flat output is found", async () => {
  const folder = createModelFolder({
    "manifest.json": tinyManifest(),
    "text.onnx": "text-masked.onnx",
    "image.onnx": "vision-32.onnx",
    "tokenizer.json": "tokenizer.json",
  });
  const towers = await open(folder);
  const [alone] = await towers.embedTexts(["red dress"]);
  const [padded] = await towers.embedTexts(["red dress", LONG_TEXT]);
  expectSame(alone, padded);
});

test("an output that the graph lacks is refused with those it has", async () => {
  const folder = createModelFolder({
    "manifest.json": tinyManifest({ text: { output: "text_embeds" } }),
    "text.onnx": "text-masked.onnx",
    "image.onnx": "vision-32.onnx",
    "tokenizer.json": "tokenizer.json",
  });
  await expect(open(folder)).rejects.toThrow(
    /no output "text_embeds".*sentence float32.*text\.output/,
  );
});

test("a SigLIP-like pair is padded to 64 tokens and read at its pooler", async () => {
  const folder = createModelFolder({
    "manifest.json": tinyManifest({ text: { padTo: "max", lowercase: true } }),
    "text.onnx": "text-siglip.onnx",
    "image.onnx": "vision-siglip.onnx",
    "tokenizer.json": "tokenizer.json",
  });
  const towers = await open(folder);
  const [text] = await towers.embedTexts([LONG_TEXT]);
  const [photo] = await towers.embedImages([plainPhoto(1, 2, 3)]);
  expect([text?.length, photo?.length]).toEqual([32, 32]);
});

test("a SigLIP-like pair that is not padded is refused", async () => {
  const folder = createModelFolder({
    "manifest.json": tinyManifest(),
    "text.onnx": "text-siglip.onnx",
    "image.onnx": "vision-siglip.onnx",
    "tokenizer.json": "tokenizer.json",
  });
  await expect(open(folder)).rejects.toThrow("cannot embed a short text");
});

test("a fused graph serves both sides, cut to its first dimensions", async () => {
  const folder = createModelFolder({
    "manifest.json": tinyManifest({
      dimension: 1024,
      truncateTo: 256,
      licence: "CC-BY-NC-4.0",
      text: { file: "model.onnx" },
      image: { file: "model.onnx", size: 512, resize: "shortest-edge" },
    }),
    "model.onnx": "fused.onnx",
    "tokenizer.json": "tokenizer.json",
  });
  const towers = await open(folder);
  expect(towers).toMatchObject({ key: "tiny-d256", dimension: 256, licence: "CC-BY-NC-4.0" });
  expectUnitVectors(await towers.embedTexts(["red", "blue dress"]), 2, 256);
  const photos = [plainPhoto(9, 9, 9), plainPhoto(99, 0, 0)];
  expectUnitVectors(await towers.embedImages(photos), 2, 256);
});

test("a photo that cannot be read fails its call and no other", async () => {
  const towers = await open(createJinaFolder());
  const [bad, good] = await Promise.allSettled([
    towers.embedImages([plainPhoto(1, 2, 3), Buffer.from("no photo")]),
    towers.embedImages([plainPhoto(1, 2, 3)]),
  ]);
  expect(bad).toMatchObject({ status: "rejected", reason: { code: "image-unreadable" } });
  expect(good.status).toBe("fulfilled");
});
