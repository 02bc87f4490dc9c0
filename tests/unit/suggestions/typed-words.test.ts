import { expect, test } from "vitest";
import { typedWords, typoPatterns, wordsOf } from "@/lib/suggestions/typed-words";

/** As Postgres compares with LIKE, for patterns of letters, _ and %. */
function isLike(text: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replaceAll("_", ".").replaceAll("%", ".*")}$`, "u").test(text);
}

function mayMean(typed: string, word: string, beginning = false): boolean {
  return typoPatterns(typed, beginning).some((pattern) => isLike(word, pattern));
}

test("words are cut at whatever is no letter, digit or mark", () => {
  expect(wordsOf(" T-Shirt,  size 40/42 & „Café“ ")).toEqual([
    "t",
    "shirt",
    "size",
    "40",
    "42",
    "café",
  ]);
  expect(wordsOf("women’s women's")).toEqual(["womens", "womens"]);
  expect(wordsOf("?!")).toEqual([]);
});

test("the words of nine are a sentence and nothing is looked for", () => {
  expect(typedWords("a b c d e f g h")?.words).toHaveLength(8);
  expect(typedWords("a b c d e f g h i")).toBeNull();
  expect(typedWords("…")).toBeNull();
});

test("Chinese and Japanese are known as unspaced, Korean and Latin are not", () => {
  expect(typedWords("洋裝")?.unspaced).toBe(true);
  expect(typedWords("red ワンピース")?.unspaced).toBe(true);
  expect(typedWords("원피스")?.unspaced).toBe(false);
  expect(typedWords("robe d’été")?.unspaced).toBe(false);
});

test.each([
  ["nacy", "a wrong letter"],
  ["xavy", "a wrong first letter"],
  ["nvy", "a missing letter"],
  ["avy", "a missing first letter"],
  ["nav", "a missing last letter"],
  ["naavy", "a letter too many"],
  ["navyy", "a last letter too many"],
  ["nvay", "two letters swapped"],
])("%s may mean navy: %s", (typed) => {
  expect(mayMean(typed, "navy")).toBe(true);
});

test.each(["nxxy", "vyan", "nv", "navyish", "n", "gravy"])("%s does not mean navy", (typed) => {
  expect(mayMean(typed, "navy")).toBe(false);
});

test("a beginning with a typo may mean any word that goes on", () => {
  expect(mayMean("drss", "dresses", true)).toBe(true);
  expect(mayMean("drss", "dresses")).toBe(false);
});

test("three letters are missing one or swapped, but none of them is wrong", () => {
  expect(mayMean("rde", "red")).toBe(true);
  expect(mayMean("rxd", "red")).toBe(false);
});

test("a letter outside the basic plane is one letter", () => {
  expect(mayMean("𝒩avx", "𝒩avy")).toBe(true);
});

test("there are four patterns a letter at most, and none for what is no word", () => {
  expect(typoPatterns("x".repeat(24), true).length).toBeLessThanOrEqual(96);
  expect(typoPatterns("x".repeat(25), true)).toEqual([]);
  expect(typoPatterns("ab", true)).toEqual([]);
});
