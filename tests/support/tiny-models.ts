import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

const FIXTURES = path.resolve("tests/fixtures/towers");

/**
 * A model folder of fixture graphs, deleted when the test ends.
 * @param files file name in the folder → name of a fixture, or JSON to write
 */
export function createModelFolder(files: Record<string, string | object>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "model-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, source] of Object.entries(files)) {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    if (typeof source === "string") copyFileSync(path.join(FIXTURES, source), target);
    else writeFileSync(target, JSON.stringify(source));
  }
  return folder;
}

type Fields = Record<string, unknown>;

/** A manifest for text.onnx and image.onnx: 32 dimensions, small photos. */
export function tinyManifest(
  changes: { text?: Fields; image?: Fields } & Fields = {},
): Record<string, unknown> {
  const { text, image, ...rest } = changes;
  return {
    key: "tiny",
    name: "Tiny",
    dimension: 32,
    text: { file: "text.onnx", maxTokens: 64, ...text },
    image: {
      file: "image.onnx",
      size: 32,
      resize: "squash",
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.5, 0.5],
      ...image,
    },
    ...rest,
  };
}

export function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined || a.length !== b.length) throw new Error("No such pair");
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** A single-colour photo. */
export function plainPhoto(red: number, green: number, blue: number, width = 40, height = 30) {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    i % 3 === 0 ? red : i % 3 === 1 ? green : blue,
  );
  return { data, width, height };
}
