import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export type TracedFunction = {
  route: string;
  bytes: number;
  nativeBytes: number;
  /**
   * `whole`: with everything needed to run towers; `partial`: with only some of it, so that running them would fail.
   */
  towers: "none" | "partial" | "whole";
};

const NATIVE = /\.(node|so(\.[\d.]+)?|dylib|dll|onnx)$/;
/** What running the towers requires: the runtime's binding, the library that it loads, and a model's two graphs. */
const TOWER_PARTS = [/onnxruntime_binding\.node$/, /[/\\](lib)?onnxruntime\.[^/\\]+$/, /\.onnx$/];
/** Not routes: they run alongside all routes. */
const COMPANIONS = new Set(["instrumentation", "middleware"]);

/** What each route would weigh as a serverless function: its own file and everything traced from it, largest first. */
export function tracedFunctions(folder: string): TracedFunction[] {
  const server = path.join(folder, ".next/server");
  return readdirSync(server, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js.nft.json"))
    .map((file) => ({ file, route: file.replace(/\.js\.nft\.json$/, "") }))
    .filter(({ route }) => !COMPANIONS.has(route))
    .map(({ file, route }) => {
      const trace = path.join(server, file);
      const { files }: { files: string[] } = JSON.parse(readFileSync(trace, "utf8"));
      const all = [...files, path.basename(trace, ".nft.json")]
        .map((each) => path.resolve(path.dirname(trace), each))
        .filter((each) => existsSync(each) && statSync(each).isFile());
      return {
        route,
        bytes: total(all),
        nativeBytes: total(all.filter((each) => NATIVE.test(each))),
        towers: towersIn(all),
      };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

function towersIn(files: string[]): TracedFunction["towers"] {
  const parts = TOWER_PARTS.filter((part) => files.some((file) => part.test(file))).length;
  if (parts === 0) return "none";
  return parts === TOWER_PARTS.length ? "whole" : "partial";
}

function total(files: string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
