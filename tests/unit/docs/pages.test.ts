import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  anchorOf,
  GUIDES,
  headings,
  inlineCode,
  linkTargets,
  MEASUREMENTS,
  type Page,
  RECORDS,
  readPage,
} from "@/tests/support/markdown";

const TOP = new Set(readdirSync("."));
const CODE_FOLDERS = ["app", "components", "demo", "i18n", "lib", "scripts", "tests"];
const NAMES = new Set([...TOP, ...CODE_FOLDERS.flatMap(listNames)]);
/** Made by builds, or by whoever runs the shop. */
const MADE = /^(dist|\.next|\.data|node_modules|lib\/generated)\//;
const PATH = /^[\w@.()[\]-]+(\/[\w@.()[\]-]+)+\/?$/;
const IN_A_FOLDER_OF_CODE = /\.(tsx?|mjs|sql|md|json|yaml|dot|svg|prisma)$/;

function listNames(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** What of a page's code looks like a file or folder of the repository and is none. */
function missingPaths({ file, text }: Page): string[] {
  return inlineCode(text).filter((code) => {
    if (/^\w[\w.-]*\.tsx?$/.test(code)) return !NAMES.has(code);
    if (!PATH.test(code) || MADE.test(code)) return false;
    const [first = ""] = code.split("/");
    if (!TOP.has(first) && !IN_A_FOLDER_OF_CODE.test(code)) return false;
    return !existsSync(code) && !existsSync(path.join(path.dirname(file), code));
  });
}

/** Links that lead nowhere: to no file of the repository, or to no heading of a page. */
function deadLinks({ file, text }: Page): string[] {
  return linkTargets(text).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [where = "", anchor] = target.split("#");
    const linked = where === "" ? file : path.posix.join(path.dirname(file), where);
    if (!existsSync(linked)) return true;
    if (anchor === undefined) return false;
    return !headings(readPage(linked).text).some(({ title }) => anchorOf(title) === anchor);
  });
}

test.each(GUIDES)("%s names files that are there", (file) => {
  expect(missingPaths(readPage(file))).toEqual([]);
});

test.each([...GUIDES, ...RECORDS, ...MEASUREMENTS, "docs/sql/README.md"])(
  "%s links to what is there",
  (file) => {
    expect(deadLinks(readPage(file))).toEqual([]);
  },
);

test("docs/architecture.md says what every folder of lib is for", () => {
  const named = inlineCode(readPage("docs/architecture.md").text);
  const folders = readdirSync("lib", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "generated")
    .map(({ name }) => `lib/${name}/`);
  expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
});

test("a file and a link that are gone are found", () => {
  const text =
    "# One\n`lib/no-such-file.ts`, `no-such-file.ts`, `lib/search/search.ts`, `search.ts`, `dist/x.mjs`, `text/plain`\n" +
    "[a](docs/none.md) [b](README.md#nowhere) [c](#one) [d](https://shop.example/x)\n```sh\n`lib/in-a-block.ts`\n```\n";
  const page = { file: "README.md", text };
  expect(missingPaths(page)).toEqual(["lib/no-such-file.ts", "no-such-file.ts"]);
  expect(deadLinks({ ...page, text: text.replace("[c](#one)", "") })).toEqual([
    "docs/none.md",
    "README.md#nowhere",
  ]);
});
