import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export type TracedFunction = { route: string; bytes: number; nativeBytes: number };

const NATIVE = /\.(node|so(\.[\d.]+)?|dylib|dll|onnx)$/;

/** What each route would weigh as a serverless function: its own file and everything traced from it, largest first. */
export function tracedFunctions(folder: string): TracedFunction[] {
  const server = path.join(folder, ".next/server");
  return readdirSync(server, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js.nft.json"))
    .map((file) => {
      const trace = path.join(server, file);
      const { files }: { files: string[] } = JSON.parse(readFileSync(trace, "utf8"));
      const all = [...files, path.basename(trace, ".nft.json")]
        .map((each) => path.resolve(path.dirname(trace), each))
        .filter((each) => existsSync(each) && statSync(each).isFile());
      return {
        route: file.replace(/\.js\.nft\.json$/, ""),
        bytes: total(all),
        nativeBytes: total(all.filter((each) => NATIVE.test(each))),
      };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

function total(files: string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
