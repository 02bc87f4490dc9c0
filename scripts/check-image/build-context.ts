import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Copies what would be sent to `docker build`: the files that git tracks or does not ignore, without those in
 * .dockerignore.
 * @returns the number of files
 */
export function copyContext(destination: string): number {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const isIgnored = ignoreRules(readFileSync(".dockerignore", "utf8"));
  const files = listed.split("\0").filter((file) => file && existsSync(file) && !isIgnored(file));
  for (const file of files) {
    const target = path.join(destination, file);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(file, target);
  }
  return files.length;
}

/** Supports the patterns in our .dockerignore: paths from the root, `*` within a name, and a leading `**`. */
function ignoreRules(text: string): (file: string) => boolean {
  const patterns = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const body = line
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replace(/^\*\*\//, "(.*/)?")
        .replace(/(?<![.)])\*/g, "[^/]*");
      return new RegExp(`^${body}(/|$)`);
    });
  return (file) => patterns.some((pattern) => pattern.test(file));
}
