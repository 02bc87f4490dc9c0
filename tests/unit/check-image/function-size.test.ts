import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseDockerfile } from "@/scripts/check-image/dockerfile";
import { tracedFunctions } from "@/scripts/check-image/function-size";

const BINDING = "node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node";
const LIBRARY = "node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1";
const MODEL = "models/starter/text.onnx";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "traces-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, bytes: number): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), Buffer.alloc(bytes));
}

/** A route of 1 byte, and what was traced from it. */
function route(name: string, files: string[]): void {
  const own = `.next/server/app/${name}.js`;
  write(own, 1);
  const from = path.dirname(path.join(folder, own));
  const traced = files.map((file) => path.relative(from, path.join(folder, file)));
  writeFileSync(
    path.join(folder, `${own}.nft.json`),
    JSON.stringify({ version: 1, files: traced }),
  );
}

test("functions are weighed with what they trace, largest first", () => {
  write(BINDING, 10);
  write(LIBRARY, 100);
  write(MODEL, 1000);
  write("node_modules/pg/index.js", 5);
  route("search/page", [BINDING, LIBRARY, MODEL, "node_modules/pg/index.js"]);
  route("api/products/route", ["node_modules/pg/index.js", "node_modules/gone.js"]);
  expect(tracedFunctions(folder)).toEqual([
    { route: "app/search/page", bytes: 1116, nativeBytes: 1110, towers: "whole" },
    { route: "app/api/products/route", bytes: 6, nativeBytes: 0, towers: "none" },
  ]);
});

test("a function with a part of what runs towers is told from one with all and one with none", () => {
  for (const file of [BINDING, LIBRARY, MODEL]) write(file, 1);
  route("a/page", [BINDING, LIBRARY]);
  route("b/page", [MODEL]);
  route("c/page", [LIBRARY, MODEL, BINDING]);
  route("d/page", []);
  const towers = tracedFunctions(folder).map((one) => [one.route, one.towers]);
  expect(Object.fromEntries(towers)).toEqual({
    "app/a/page": "partial",
    "app/b/page": "partial",
    "app/c/page": "whole",
    "app/d/page": "none",
  });
});

test("the Dockerfile's arguments are known, and may be left out", () => {
  const [build] = parseDockerfile("FROM node AS build\nARG KEY\nRUN npm run build\n");
  expect(build?.runs).toEqual(["npm run build"]);
});
