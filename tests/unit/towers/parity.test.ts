import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTowers } from "@/lib/towers/towers";
import type { Towers } from "@/lib/towers/types";
import { dot } from "@/tests/support/tiny-models";

// `python3 -m shop_training parity` writes these from the same model: 50 texts and photos of the demo catalogue.
const FOLDER = path.resolve("tests/fixtures/parity");
const LEAST_COSINE = 0.9999;

let towers: Towers;
let said: { model: string; texts: string[] };

beforeAll(async () => {
  towers = await openTowers("starter", { runner: "inline" });
  said = JSON.parse(await readFile(path.join(FOLDER, "texts.json"), "utf8"));
});
afterAll(() => towers.close());

async function pythonVectors(name: string): Promise<Float32Array[]> {
  const bytes = await readFile(path.join(FOLDER, `${name}.f32`));
  const values = new Float32Array(new Uint8Array(bytes).buffer);
  return Array.from({ length: values.length / towers.dimension }, (_, row) =>
    values.subarray(row * towers.dimension, (row + 1) * towers.dimension),
  );
}

test("the fixtures are of the shipped model", () => {
  expect(said.model).toBe(towers.key);
  expect(said.texts).toHaveLength(50);
});

test("texts have the vectors that Python gives them", async () => {
  const ours = await towers.embedTexts(said.texts);
  const theirs = await pythonVectors("texts");
  const cosines = ours.map((vector, row) => dot(vector, theirs[row]));
  expect(Math.min(...cosines)).toBeGreaterThan(LEAST_COSINE);
});

test("photos have the vectors that Python gives them", async () => {
  const files = said.texts.map((_, row) => `${String(row).padStart(2, "0")}.jpg`);
  const photos = await Promise.all(files.map((file) => readFile(path.join(FOLDER, file))));
  const ours = await towers.embedImages(photos);
  const theirs = await pythonVectors("photos");
  const cosines = ours.map((vector, row) => dot(vector, theirs[row]));
  expect(Math.min(...cosines)).toBeGreaterThan(LEAST_COSINE);
});
