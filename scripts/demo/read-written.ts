import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DecodedImage } from "@/lib/towers/preprocess";

/** One line of the demo package's output. */
export type WrittenProduct = {
  handle: string;
  title: string;
  description: string;
  brand: string;
  priceMinor: number;
  currency: string;
  stock: number;
  broadCategory: string;
  fineCategory: string;
  colour: string;
  tags: string[];
  variantGroup: string | null;
  attributes: Record<string, string>;
  photos: { file: string; alt: string; width: number; height: number }[];
};

export type DemoOptions = {
  count: number;
  seed: number;
  photos: "jpeg" | "raw" | "none";
  /** The width of a JPEG in pixels. */
  widthPx?: number;
  /** Handles of products to leave out. */
  without?: string[];
  signal?: AbortSignal;
};

/**
 * Runs the demo package to write its catalogue into a folder, and yields each product once its drawings are there. The
 * writer stays no more than 64 products ahead of the reader.
 * @throws Error if the writer fails; its messages go to standard error
 */
export async function* writtenProducts(
  folder: string,
  { count, seed, photos, widthPx = 800, without = [], signal }: DemoOptions,
): AsyncGenerator<WrittenProduct> {
  const leftOut = path.join(folder, "without.txt");
  await writeFile(leftOut, without.join("\n"));
  const options = { out: folder, count, seed, photos, width: widthPx, without: leftOut };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [...writer(), ...args, "--lines", "--paced"], {
    stdio: ["pipe", "pipe", "inherit"],
    signal,
  });
  const ended = once(child, "exit");
  ended.catch(() => undefined);
  child.stdin.on("error", () => undefined);
  let read = 0;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      yield JSON.parse(line) as WrittenProduct;
      if (++read % PRODUCTS_PER_PERMIT === 0) child.stdin.write("\n");
    }
    const [code] = await ended;
    if (code !== 0) throw new Error(`The demo catalogue could not be drawn (code ${code}).`);
  } finally {
    child.kill();
  }
}

const PRODUCTS_PER_PERMIT = 32;

/** Reads a drawing that was written as raw pixels, then deletes the file. */
export async function takeDrawing(
  folder: string,
  { file, width, height }: WrittenProduct["photos"][number],
): Promise<DecodedImage> {
  const drawing = path.join(folder, file);
  const data = await readFile(drawing);
  await rm(drawing);
  return { data, width, height };
}

/** The bundled writer if there is one, as in the image; otherwise the package's source. */
function writer(): string[] {
  const bundled = fileURLToPath(new URL("./write-demo.mjs", import.meta.url));
  return existsSync(bundled) ? [bundled] : ["--import", "tsx", path.resolve("demo/write.ts")];
}
