import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * sha256 over the names and contents of files and folders; missing ones count as absent.
 * @param inputs paths from the root of the project
 * @param others anything else that the result depends on
 */
export async function fingerprint(inputs: string[], others: string[] = []): Promise<string> {
  const files = (await Promise.all(inputs.map(listFiles))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256").update(JSON.stringify([...others, ...files]));
  for (const content of contents) hash.update(`${content.length}:`).update(content);
  return hash.digest("hex");
}

async function listFiles(input: string): Promise<string[]> {
  if (!existsSync(input)) return [];
  const entries = await readdir(input, { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return [input];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(path.join("lib", "generated")));
}

/** Whether the stamp next to a build product says that it was made from exactly these inputs. */
export async function isFresh(stamp: string, print: string): Promise<boolean> {
  return (await readFile(stamp, "utf8").catch(() => "")) === print;
}

export async function writeStamp(stamp: string, print: string): Promise<void> {
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, print);
}
