import { existsSync } from "node:fs";
import { readdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.resolve(fileURLToPath(new URL("..", import.meta.url)));
const output = path.join(root, "dist", "tower-thread.mjs");

/** Native packages are not bundled; they are found in node_modules at run time. */
const EXTERNAL = ["onnxruntime-node", "sharp"];

async function isFresh(): Promise<boolean> {
  if (!existsSync(output)) return false;
  const folder = path.join(root, "lib", "towers");
  const sources = (await readdir(folder)).map((file) => path.join(folder, file));
  const inputs = [
    ...sources,
    path.join(root, "lib", "errors.ts"),
    path.join(root, "package-lock.json"),
  ];
  const times = await Promise.all(inputs.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(...times) < (await stat(output)).mtimeMs;
}

/**
 * Bundles lib/towers/thread.ts into dist/tower-thread.mjs, unless the bundle is newer than its sources.
 * @returns the bundle's path
 */
export async function buildTowerThread(): Promise<string> {
  if (await isFresh()) return output;
  // Renamed when complete, so that nothing loads half a bundle.
  const unfinished = `${output}.${process.pid}`;
  await build({
    entryPoints: [path.join(root, "lib", "towers", "thread.ts")],
    outfile: unfinished,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "@": root },
    external: EXTERNAL,
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "warning",
  });
  await rename(unfinished, output);
  return output;
}
