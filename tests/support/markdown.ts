import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Page = { file: string; text: string };

/** Pages that say how things are, and are to name what is there. */
export const GUIDES = [
  "README.md",
  "README.zh-TW.md",
  "CONTRIBUTING.md",
  "demo/README.md",
  ...listPages("docs"),
];
/** Pages that say how things were decided and measured. */
export const RECORDS = listPages("docs/decisions");
export const MEASUREMENTS = listPages("docs/measurements");

export function readPage(file: string): Page {
  return { file, text: readFileSync(file, "utf8") };
}

function listPages(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return names.map((name) => path.posix.join(folder, name)).sort();
}

const FENCED = /^```.*\n([\s\S]*?)^```$/gm;

/** The contents of fenced blocks of code, in order. */
export function codeBlocks(text: string): string[] {
  return [...text.matchAll(FENCED)].map(([, code = ""]) => code);
}

export function withoutCodeBlocks(text: string): string {
  return text.replace(FENCED, "");
}

/** What stands between backticks, in order. */
export function inlineCode(text: string): string[] {
  return [...withoutCodeBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** The targets of links and pictures, in order. */
export function linkTargets(text: string): string[] {
  const links = withoutCodeBlocks(text).matchAll(/\]\(([^()\s]+)\)/g);
  return [...links].map(([, target = ""]) => target);
}

export function headings(text: string): { level: number; title: string }[] {
  const lines = withoutCodeBlocks(text).matchAll(/^(#+) (.+)$/gm);
  return [...lines].map(([, marks = "", title = ""]) => ({ level: marks.length, title }));
}

/** The part of an address behind # that leads to a heading, as GitHub makes it. */
export function anchorOf(title: string): string {
  const kept = title.toLowerCase().replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "");
  return kept.replaceAll(" ", "-");
}
