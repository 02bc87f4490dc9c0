import { expect, test } from "vitest";
import { manifestOfTransformersFolder } from "@/lib/towers/transformers-folder";
import { createModelFolder } from "@/tests/support/tiny-models";

function read(files: Record<string, object>) {
  const folder = createModelFolder({
    "tokenizer.json": "tokenizer.json",
    "config.json": { projection_dim: 32 },
    "preprocessor_config.json": {},
    ...files,
  });
  return manifestOfTransformersFolder(folder);
}

test.each([
  [{ size: 224 }, { width: 224, height: 224 }, "shortest-edge"],
  [{ size: { shortest_edge: 256 }, crop_size: 224 }, { width: 224, height: 224 }, "shortest-edge"],
  [{ size: { height: 256, width: 192 } }, { width: 192, height: 256 }, "squash"],
  [
    { size: { height: 224, width: 224 }, do_center_crop: true },
    { width: 224, height: 224 },
    "shortest-edge",
  ],
  [{ size: 512, resize_mode: "squash" }, { width: 512, height: 512 }, "squash"],
  [{ size: 512, resize_mode: "longest" }, { width: 512, height: 512 }, "pad"],
  [{ size: 224, do_center_crop: false }, { width: 224, height: 224 }, "squash"],
  [{ crop_size: { height: 90, width: 90 } }, { width: 90, height: 90 }, "shortest-edge"],
  [{ size: null }, { width: 224, height: 224 }, "shortest-edge"],
])("a preprocessor with %j means a canvas of %j by %s", async (config, size, resize) => {
  const { image } = await read({ "preprocessor_config.json": config });
  expect(image).toMatchObject({ size, resize });
});

test("mean, std and filter are read under their old and new names", async () => {
  const old = await read({
    "preprocessor_config.json": { mean: [0.1, 0.2, 0.3], std: 0.5, interpolation: "bilinear" },
  });
  expect(old.image).toMatchObject({
    mean: [0.1, 0.2, 0.3],
    std: [0.5, 0.5, 0.5],
    interpolation: "bilinear",
    rescale: 1 / 255,
  });
  const recent = await read({
    "preprocessor_config.json": { image_mean: [0.4, 0.4, 0.4], resample: 3, do_rescale: false },
  });
  expect(recent.image).toMatchObject({
    mean: [0.4, 0.4, 0.4],
    interpolation: "bicubic",
    rescale: 1,
  });
});

test("a filter that is not supported is refused by its name", async () => {
  await expect(read({ "preprocessor_config.json": { resample: 1 } })).rejects.toThrow(
    "resample is 1; supported are bilinear (2) and bicubic (3)",
  );
});

test("a field of an unknown form is refused by its name", async () => {
  await expect(read({ "preprocessor_config.json": { size: "large" } })).rejects.toThrow(
    /preprocessor_config\.json: size/,
  );
});

test("SigLIP's texts are lower-cased and always padded to 64", async () => {
  const { text, dimension } = await read({ "config.json": { model_type: "siglip" } });
  expect(text).toMatchObject({ padTo: "max", maxTokens: 64, lowercase: true });
  expect(dimension).toBe(768);
});

test("CLIP's texts end at 77 tokens and are padded with its own token", async () => {
  const { text } = await read({
    "config.json": { model_type: "clip", projection_dim: 512 },
    "tokenizer_config.json": { pad_token: "[MASK]", model_max_length: 1e30 },
  });
  expect(text).toMatchObject({ padTo: "longest", maxTokens: 77, padTokenId: 4 });
});

test("other models read 512 tokens at most", async () => {
  const { text } = await read({ "tokenizer_config.json": { model_max_length: 8192 } });
  expect(text).toMatchObject({ maxTokens: 512, padTokenId: 0 });
});

test("a folder that does not tell its dimension is refused with the way to tell it", async () => {
  await expect(read({ "config.json": {} })).rejects.toThrow(
    'add config.json with "projection_dim"',
  );
});
