import { beforeAll, expect, test } from "vitest";
import { randomFrom } from "@/lib/evaluation/random";
import type { StoreProduct } from "@/lib/evaluation-runs/towers/dev-data";
import devSample from "@/lib/evaluation-runs/towers/dev-sample.json";
import { drawQueries } from "@/lib/evaluation-runs/towers/draw-queries";
import { queriesAsJson } from "@/lib/evaluation-runs/towers/query-file";
import { withTypo } from "@/lib/evaluation-runs/towers/typos";
import { type EvaluationWords, readEvaluationWords } from "@/lib/evaluation-runs/towers/words";

let words: EvaluationWords;
beforeAll(async () => {
  words = await readEvaluationWords();
});

const product = (articleType: string, baseColour: string): StoreProduct => ({
  title: "",
  image: "",
  gender: "Women",
  subCategory: `Sub of ${articleType}`,
  articleType,
  baseColour,
});
const TEN = ["Shirts", "Heels", "Caps", "Belts", "Zithers"].flatMap((type) => [
  product(type, "Navy Blue"),
  product(type, "NA"),
]);

test("queries name colour and article type of products that have a colour", () => {
  const { plain } = drawQueries(TEN, words);
  expect(plain.map(({ text }) => text).sort()).toEqual([
    "navy blue belts",
    "navy blue caps",
    "navy blue heels",
    "navy blue shirts",
    "navy blue zithers",
  ]);
  expect(plain.find(({ text }) => text === "navy blue caps")).toMatchObject({
    subCategory: "Sub of Caps",
    articleType: "Caps",
    baseColour: "Navy Blue",
  });
});

test("the same products give the same queries", () => {
  expect(drawQueries(TEN, words)).toEqual(drawQueries(TEN, words));
});

test("of the dev split the same thousand products are always asked for", () => {
  const split = Array.from({ length: 4421 }, (_, row) => product(`Type ${row}`, "Red"));
  const { plain } = drawQueries(split, words);
  expect(plain).toHaveLength(1000);
  expect(plain.map(({ articleType }) => Number(articleType.slice(5)))).toEqual(
    devSample.slice(0, 1000),
  );
  expect(new Set(devSample).size).toBe(devSample.length);
});

test("each variant changes every plain query in its own way, in the same order", () => {
  const { plain, variants } = drawQueries(TEN, words);
  for (const [at, { text, articleType, baseColour }] of plain.entries()) {
    expect(variants.shuffled[at]?.split(" ").sort()).toEqual(text.split(" ").sort());
    expect(Math.abs((variants.typo[at] as string).length - text.length)).toBeLessThanOrEqual(1);
    const colours = words.colours.get(baseColour) as string[];
    const articles = words.articles.get(articleType) ?? [articleType.toLowerCase()];
    const possible = colours.flatMap((colour) => articles.map((type) => `${colour} ${type}`));
    expect(possible).toContain(variants.synonym[at]);
  }
});

test("every value of a column that says something is a query", () => {
  const { values } = drawQueries(TEN, words);
  expect(values.baseColour).toEqual([{ text: "navy blue", value: "Navy Blue" }]);
  expect(values.articleType.map(({ value }) => value)).toEqual([
    "Belts",
    "Caps",
    "Heels",
    "Shirts",
    "Zithers",
  ]);
});

test("a typo changes one word of four letters or more, and not its first letter", () => {
  const random = randomFrom(1);
  const typos = Array.from({ length: 200 }, () =>
    withTypo("red tunic top", words.neighbours, random),
  );
  for (const typo of typos) expect(typo).toMatch(/^red t[a-z]{3,5} top$/);
  expect(new Set(typos.map((typo) => typo.length))).toEqual(new Set([12, 13, 14]));
  expect(withTypo("red top", words.neighbours, random)).toBe("red top");
});

test("the file for training holds queries without their variants, and how many products there are", () => {
  const queries = drawQueries(TEN, words);
  expect(JSON.parse(queriesAsJson(queries, TEN.length))).toEqual({
    format: 1,
    products: 10,
    plain: queries.plain,
    values: queries.values,
  });
});
