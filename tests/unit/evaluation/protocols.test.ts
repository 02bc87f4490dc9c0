import { expect, test } from "vitest";
import { measureArticle } from "@/lib/evaluation/protocols/article";
import { measureDiversity } from "@/lib/evaluation/protocols/diversity";
import { measureFusion } from "@/lib/evaluation/protocols/fusion";
import { measureJudgements } from "@/lib/evaluation/protocols/judgements";
import { measureProducts } from "@/lib/evaluation/protocols/products";
import { type Findings, findFigure } from "@/lib/evaluation/run";
import type { Candidate } from "@/lib/evaluation/subject";
import { evaluatedProduct, fakeSubject } from "@/tests/support/fake-subject";

const red = evaluatedProduct({ handle: "red", title: "Red dress" });
const blue = evaluatedProduct({ handle: "blue", title: "Blue dress", colour: "Blue" });
const bag = evaluatedProduct({
  handle: "bag",
  title: "Bag",
  broadCategory: "Bags",
  fineCategory: "Clutch",
});
const products = [red, blue, bag];

function valuesOf(findings: Findings, arm: string, target: string, metric: string) {
  return findFigure(findings, { arm, target, metric })?.values;
}

test("the article's protocol grades each search type's own answers, with ceilings", async () => {
  const subject = fakeSubject({
    products: [red, blue],
    search: async (_, type) => (type === "description" ? ["red", "blue"] : ["blue", "unknown"]),
  });
  const findings = await measureArticle(subject, {
    queries: 2,
    seed: 1,
    ks: [1, 4],
    retrieval: "both",
  });
  expect(findings.queries.queries?.toSorted()).toEqual(["blue midi dress", "red midi dress"]);
  expect(valuesOf(findings, "description", "fine category", "P@4")).toEqual([0.5, 0.5]);
  expect(valuesOf(findings, "image", "fine category", "P@4")).toEqual([0.25, 0.25]);
  const byColour = { arm: "description", target: "fine category and colour", metric: "P@4" };
  expect(findFigure(findings, byColour)).toMatchObject({ mean: 0.25, ceiling: 0.25 });
});

test("a search is asked for no more than the last rank, and queries are embedded together", async () => {
  const asked: unknown[] = [];
  const embedded: string[][] = [];
  const subject = fakeSubject({
    products,
    search: async (...request) => {
      asked.push(request);
      return [];
    },
    embedQueries: async (texts) => {
      embedded.push(texts);
      return texts.map(() => Float32Array.of(1, 0));
    },
  });
  await measureArticle(subject, { queries: 3, seed: 1, ks: [10, 20], retrieval: "pure" });
  expect(asked).toHaveLength(9);
  expect(asked).toContainEqual(["red clutch", "average", 20]);
  expect(embedded).toHaveLength(1);
});

test("progress is told, and a signal ends the run", async () => {
  const seen: number[] = [];
  const subject = fakeSubject({ products });
  const options = { queries: 3, seed: 1, ks: [10], retrieval: "both" as const };
  await measureArticle(subject, options, { onProgress: ({ done }) => seen.push(done) });
  expect(seen.at(-1)).toBe(3);
  const stopped = measureArticle(subject, options, { signal: AbortSignal.abort() });
  await expect(stopped).rejects.toThrow(/aborted/);
});

test("the diversity protocol orders the same candidates by every arm", async () => {
  const candidate = (productId: string, ...vector: number[]): Candidate => ({
    productId,
    distance: 0.1,
    imageVector: Float32Array.from(vector),
  });
  const subject = fakeSubject({
    products,
    candidates: async () => [candidate("red", 1, 0), candidate("blue", 0, 1)],
    arrangements: [{ name: "turned", arrange: (list) => list.toReversed() }],
  });
  const findings = await measureDiversity(subject, { queries: 3, seed: 1, candidates: 50 });
  for (const arm of ["relevance", "turned"]) {
    expect(valuesOf(findings, arm, "", "ILD@5 mean")).toEqual([1, 1, 1]);
    expect(valuesOf(findings, arm, "", "colours@5")).toEqual([2, 2, 2]);
    expect(valuesOf(findings, arm, "fine category", "P@5")?.toSorted()).toEqual([0, 0.4, 0.4]);
  }
  expect(valuesOf(findings, "relevance", "", "S-recall@5")?.toSorted()).toEqual([0, 1, 1]);
  expect(valuesOf(findings, "relevance", "", "α-nDCG@5")?.toSorted()).toEqual([0, 1, 1]);
  expect(findFigure(findings, { arm: "turned", target: "", metric: "ms" })?.better).toBeNull();
});

test("the fusion protocol agrees with the shop where the shop has an answer", async () => {
  const subject = fakeSubject({
    products,
    readVectors: async () => [
      { productId: "red", text: Float32Array.of(1, 0), image: Float32Array.of(1, 0) },
      { productId: "blue", text: Float32Array.of(0.6, 0.8), image: Float32Array.of(0, 1) },
      { productId: "bag", text: Float32Array.of(0, 1), image: null },
    ],
    search: async () => ["red", "blue", "bag"],
  });
  const findings = await measureFusion(subject, { queries: 6, seed: 1, step: 0.25 });
  expect(findings.notes.join()).toMatch(/100\.0% those of the shop/);
  expect(findings.notes.join()).toMatch(/Best on one half/);
  const arms = new Set(findings.figures.map(({ arm }) => arm));
  expect(arms.size).toBe(10);
  expect(arms).toContain("means subtracted, image 0.75");
});

test("the products protocol asks every category once and every title for its photo", async () => {
  const twin = evaluatedProduct({ handle: "twin", title: "Bag", colour: null });
  const subject = fakeSubject({
    products: [...products, twin],
    search: async (query) => (query === "Bag" ? ["bag", "red", "twin"] : ["red"]),
  });
  const findings = await measureProducts(subject, { given: null, retrieval: "both" });
  expect(findings.queries["colour → product"]).toEqual(["Blue", "Red"]);
  expect(valuesOf(findings, "average", "colour → product", "P@1")).toEqual([0, 1]);
  expect(findings.queries["title → photo"]).toEqual(["Bag", "Blue dress", "Red dress"]);
  expect(valuesOf(findings, "image", "title → photo", "R@1")).toEqual([0.5, 0, 1]);
  expect(valuesOf(findings, "image", "title → photo", "R@10")).toEqual([1, 0, 1]);
});

test("the products protocol takes given queries instead", async () => {
  const subject = fakeSubject({ products, search: async () => ["bag", "red"] });
  const none = { handle: null, broadCategory: null, fineCategory: null, colour: null };
  const findings = await measureProducts(subject, {
    retrieval: "both",
    given: [
      { ...none, query: "something red", colour: "Red" },
      { ...none, query: "the red one", handle: "red" },
      { ...none, query: "gone", handle: "gone" },
    ],
  });
  expect(valuesOf(findings, "average", "colour → product", "P@10")).toEqual([0.2]);
  expect(valuesOf(findings, "image", "title → photo", "MRR")).toEqual([0.5]);
});

test("judgements: unjudged is not relevant, unknown counts as not found, the last grade holds", async () => {
  const subject = fakeSubject({ products, search: async () => ["bag", "red", "blue"] });
  const judgement = (handle: string, grade: number) => ({ query: "q", handle, grade });
  const findings = await measureJudgements(subject, {
    judgements: [
      judgement("red", 9),
      judgement("red", 2),
      judgement("gone", 1),
      judgement("blue", -1),
    ],
    ks: [2],
    retrieval: "both",
  });
  expect(valuesOf(findings, "average", "", "MRR")).toEqual([0.5]);
  expect(valuesOf(findings, "average", "", "recall@2")).toEqual([0.5]);
  const gained = 2 / Math.log2(3) / (2 + 1 / Math.log2(3));
  expect(valuesOf(findings, "average", "", "nDCG@2")?.[0]).toBeCloseTo(gained, 6);
  expect(findings.notes.join()).toMatch(/1 judged products are not in this catalogue/);
});
