import path from "node:path";
import { build } from "esbuild";

/** Native packages are not bundled; they are found in node_modules at run time. */
const EXTERNAL = ["onnxruntime-node", "sharp", "pg-native"];

/** CommonJS packages expect a `require` wherever they are bundled. */
const REQUIRE =
  'import { createRequire as createShopRequire } from "node:module"; const require = createShopRequire(import.meta.url);';

/**
 * Bundles command-line programs into dist/, so that they run on Node with only the packages that the web server brings,
 * as in the Docker image.
 * @param sources a source file for each program's name
 */
export async function bundlePrograms(sources: Readonly<Record<string, string>>): Promise<void> {
  await build({
    entryPoints: sources,
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "@": path.resolve(".") },
    external: EXTERNAL,
    inject: ["scripts/bundle/plain-output.ts"],
    banner: { js: REQUIRE },
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "warning",
  });
}
