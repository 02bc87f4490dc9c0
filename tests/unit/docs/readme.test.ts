import { expect, test } from "vitest";
import { codeBlocks, headings, inlineCode, linkTargets, readPage } from "@/tests/support/markdown";

const english = readPage("README.md").text;
const chinese = readPage("README.zh-TW.md").text;

/** Blocks of commands without the comments behind them, which are translated. */
function commands(text: string): string[] {
  return codeBlocks(text).map((block) => block.replace(/\s+# .*$/gm, "").trimEnd());
}

test("the README in Traditional Chinese has the headings of the English one", () => {
  const levels = (text: string) => headings(text).map(({ level }) => level);
  expect(levels(chinese)).toEqual(levels(english));
  for (const { title } of headings(chinese).slice(1)) expect(title).toMatch(/\p{Script=Han}/u);
});

test("both have the same commands", () => {
  expect(commands(english).length).toBeGreaterThan(2);
  expect(commands(chinese)).toEqual(commands(english));
});

test("both name the same files, commands and settings, and link to the same pages", () => {
  expect(inlineCode(chinese).sort()).toEqual(inlineCode(english).sort());
  const others = (text: string) =>
    linkTargets(text).filter((target) => !target.startsWith("README"));
  expect(others(chinese).sort()).toEqual(others(english).sort());
});

test("each links to the other", () => {
  expect(linkTargets(english)).toContain("README.zh-TW.md");
  expect(linkTargets(chinese)).toContain("README.md");
});
