import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseManifest } from "@/lib/towers/manifest";
import { openTokenizer } from "@/lib/towers/tokenizer";
import { createModelFolder, tinyManifest } from "@/tests/support/tiny-models";

const BERT = path.resolve("tests/fixtures/towers/tokenizer.json");
const STARTER = path.resolve("models/starter/tokenizer.json");
const CLS = 2;
const SEP = 3;

function open(file: string, fields: Record<string, unknown> = {}) {
  return openTokenizer(file, parseManifest(tinyManifest({ text: fields }), "test").text);
}

test("a text is lower-cased and stands between its special tokens", async () => {
  const encode = await open(BERT);
  expect(encode("Hello WORLD")).toEqual(encode("hello world"));
  expect(encode("hello world")).toHaveLength(4);
  expect(encode("hello world").at(0)).toBe(CLS);
  expect(encode("hello world").at(-1)).toBe(SEP);
});

test("a long text is cut before its closing token", async () => {
  const encode = await open(BERT, { maxTokens: 5 });
  const ids = encode("red dress for women with long sleeves");
  expect(ids).toEqual([CLS, ...encode("red dress for").slice(1, 4), SEP]);
});

test("a tokenizer without a closing token is cut at the end", async () => {
  const encode = await open(STARTER, { maxTokens: 4 });
  const ids = encode("red dress for women with long sleeves");
  expect(ids).toEqual(encode("red dress for"));
  expect(ids).toHaveLength(4);
});

test("the manifest's special tokens replace those of the file", async () => {
  const encode = await open(BERT, { specialTokens: { prefix: [], suffix: [SEP, SEP] } });
  expect(encode("red").slice(1)).toEqual([SEP, SEP]);
});

test("lower-casing applies where the manifest asks for it", async () => {
  const encode = await open(STARTER, { lowercase: true });
  expect(encode("RED")).toEqual(encode("red"));
});

test("an empty text without special tokens becomes one padding token", async () => {
  const encode = await open(BERT, { specialTokens: { prefix: [], suffix: [] }, padTokenId: 7 });
  expect(encode("")).toEqual([7]);
});

test.each([
  ["nothing", ""],
  ["white space", " \t\r\n\u00a0\u3000"],
  ["control characters", "\u0000\u0001\u001b[31m\u007f\u0085"],
  ["a lone high surrogate", "red \ud83d dress"],
  ["a lone low surrogate", "\udc00"],
  ["20,000 letters without a space", "x".repeat(20_000)],
  ["20,000 characters of words", "red dress ".repeat(2_000)],
  ["emoji and combining marks", "👗👩‍👩‍👧 e\u0301\u0327 ﷽"],
])("%s gives ids within bounds", async (_, text) => {
  for (const file of [BERT, STARTER]) {
    const ids = (await open(file, { maxTokens: 16 }))(text);
    expect(ids.length).toBeGreaterThanOrEqual(1);
    expect(ids.length).toBeLessThanOrEqual(16);
    expect(ids.every(Number.isInteger)).toBe(true);
  }
});

test("any text gives ids within bounds", async () => {
  const encoders = [await open(BERT, { maxTokens: 12 }), await open(STARTER, { maxTokens: 12 })];
  const anything = fc.string({ unit: "binary", maxLength: 60 });
  const property = fc.property(anything, (text) =>
    encoders.every((encode) => {
      const { length } = encode(text);
      return length >= 1 && length <= 12;
    }),
  );
  fc.assert(property, { numRuns: 200 });
});

test("a file that is no tokenizer is refused by its name", async () => {
  const folder = createModelFolder({ "tokenizer.json": { model: null } });
  await expect(open(path.join(folder, "tokenizer.json"))).rejects.toMatchObject({
    code: "model-tokenizer",
    message: expect.stringContaining("tokenizer.json is not a usable tokenizer"),
  });
});

test("maxTokens must leave room for words", async () => {
  await expect(open(BERT, { maxTokens: 2 })).rejects.toThrow("text.maxTokens is 2");
});
