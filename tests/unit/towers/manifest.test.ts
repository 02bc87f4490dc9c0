import { expect, test } from "vitest";
import { parseManifest } from "@/lib/towers/manifest";
import { readModel, resolveModelFolder } from "@/lib/towers/model-folder";
import { createModelFolder, tinyManifest } from "@/tests/support/tiny-models";

test("a manifest's defaults are those of the README", () => {
  const { text, image } = parseManifest(tinyManifest(), "manifest.json");
  expect(text).toMatchObject({
    file: ["text.onnx"],
    input: "input_ids",
    tokenizer: "tokenizer.json",
    padTokenId: 0,
    padTo: "longest",
    lowercase: false,
  });
  expect(image).toMatchObject({
    size: { width: 32, height: 32 },
    input: "pixel_values",
    interpolation: "bicubic",
    background: [255, 255, 255],
    rescale: 1 / 255,
  });
});

test.each([
  [{ dimension: 0 }, "dimension"],
  [{ key: "Has Spaces" }, "key: must be lower-case"],
  [{ text: { maxTokens: "many" } }, "text.maxTokens"],
  [{ text: { padTo: "middle" } }, "text.padTo"],
  [{ text: { file: "../text.onnx" } }, "text.file"],
  [{ image: { resize: "stretch" } }, "image.resize"],
  [{ image: { std: [0.5, 0.5, 0] } }, "image.std.2"],
  [{ image: { shortestEdge: 16 } }, "image.shortestEdge: must not be smaller"],
  [{ truncateTo: 64 }, "truncateTo: must not exceed dimension"],
  [{ dimensions: 32 }, "dimensions"],
])("a manifest with %j is refused by the field's name", (changes, field) => {
  const parse = () => parseManifest(tinyManifest(changes), "some/manifest.json");
  expect(parse).toThrow(field);
  expect(parse).toThrow("some/manifest.json is not a valid manifest");
});

test("the shipped manifests are valid", async () => {
  expect(await readModel("starter")).toMatchObject({ key: "starter-11", dimension: 384 });
});

test("jina-clip-v1 without its weights says which files are missing and where they go", async () => {
  await expect(readModel("jina-clip-v1")).rejects.toMatchObject({
    code: "model-files",
    message: expect.stringMatching(
      /lacks the text tower \(onnx\/text_model\.onnx or onnx\/text_model_fp16\.onnx\), the image tower \(onnx\/vision_model\.onnx .*the tokenizer \(tokenizer\.json\).*models\/jina-clip-v1/,
    ),
  });
});

test("a model that does not exist is named", async () => {
  await expect(readModel("no-such-model")).rejects.toMatchObject({
    code: "model-missing",
    message: expect.stringContaining('There is no model "no-such-model"'),
  });
});

test("a folder without anything says what a model's folder holds", async () => {
  const folder = createModelFolder({});
  await expect(readModel(folder)).rejects.toThrow(
    "neither manifest.json nor preprocessor_config.json and tokenizer.json",
  );
});

test("a name means a folder under models, anything else a path", () => {
  expect(resolveModelFolder("starter")).toMatch(/models\/starter$/);
  expect(resolveModelFolder("./models/starter")).toMatch(/models\/starter$/);
  expect(resolveModelFolder("/somewhere/else")).toBe("/somewhere/else");
});

test("a truncated model has a key of its own", async () => {
  const folder = createModelFolder({
    "manifest.json": tinyManifest({ truncateTo: 8 }),
    "text.onnx": "text-masked.onnx",
    "image.onnx": "vision-32.onnx",
    "tokenizer.json": "tokenizer.json",
  });
  expect(await readModel(folder)).toMatchObject({ key: "tiny-d8", dimension: 8 });
});
