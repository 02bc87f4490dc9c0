import { expect, test } from "vitest";
import { type EvaluationRun, type Figure, figure, type Protocol } from "@/lib/evaluation/run";
import { summaryOf } from "@/lib/evaluation-runs/summary";

function run(protocol: Protocol, figures: Figure[]): EvaluationRun {
  return {
    format: 1,
    protocol,
    startedAt: "2026-01-01T00:00:00.000Z",
    durationMs: 1,
    model: { key: "a", name: "A", dimension: 2 },
    catalogue: { products: 9, broadCategories: 1, fineCategories: 1 },
    options: {},
    notes: [],
    queries: {},
    figures,
  };
}

function of(arm: string, target: string, metric: string, value: number): Figure {
  return figure({ arm, target, metric, values: [value] });
}

test("a run in a line: every arm of an article, the best weight beside the shop's, and titles", () => {
  const article = ["average", "shop"].map((arm) => of(arm, "fine category", "P@10", 0.5));
  expect(summaryOf(run("article", article))).toBe("Fine P@10: average .500, shop .500");
  const asked = "fine category and asked colour";
  const composition = [
    of("average, words 50", asked, "P@10", 0.4),
    of("image, words 70", asked, "P@10", 0.6),
    of("shop", asked, "P@10", 0.39),
    of("average, words 0", "fine category", "P@10", 0.9),
  ];
  expect(summaryOf(run("composition", composition))).toBe(
    "In the asked colour P@10: image, words 70 .600, shop .390",
  );
  const known = [
    of("shop", "title", "success@1", 1),
    of("average", "title with a typo", "success@3", 0.8),
    of("shop", "title with a typo", "success@3", 0.95),
  ];
  expect(summaryOf(run("known-items", known))).toBe(
    "Title first: shop 1.000; with a typo in three: average .800, shop .950",
  );
});

test("other protocols name their best, and a run of nothing says nothing", () => {
  const judged = ["a", "b"].map((arm, at) => of(arm, "", "MRR", at / 4));
  expect(summaryOf(run("judgements", judged))).toBe("Best MRR: b .250");
  expect(summaryOf(run("judgements", []))).toBe("");
});
