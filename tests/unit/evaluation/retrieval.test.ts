import { expect, test } from "vitest";
import { measureArticle } from "@/lib/evaluation/protocols/article";
import { measureJudgements } from "@/lib/evaluation/protocols/judgements";
import { measureProducts } from "@/lib/evaluation/protocols/products";
import type { RETRIEVALS } from "@/lib/evaluation/retrieval";
import { type Findings, findFigure } from "@/lib/evaluation/run";
import { evaluatedProduct, fakeSubject } from "@/tests/support/fake-subject";

const red = evaluatedProduct({ handle: "red", title: "Red dress" });
const bag = evaluatedProduct({ handle: "bag", title: "Bag", fineCategory: "Clutch" });
const kept = Array.from({ length: 300 }, () => "bag");

/** Vectors find the dress first; the shop keeps the dress and 300 times the bag. */
const subject = fakeSubject({
  products: [red, bag],
  search: async () => ["red", "bag"],
  searchAsShoppers: async (_, limit) => ["red", ...kept].slice(0, limit),
});

function armsOf(findings: Findings): string[] {
  return [...new Set(findings.figures.map(({ arm }) => arm))];
}

test("pure is what earlier versions measured, shop stands alone, and both are all", async () => {
  const protocols = {
    article: (retrieval: (typeof RETRIEVALS)[number]) =>
      measureArticle(subject, { queries: 2, seed: 1, ks: [10], retrieval }),
    products: (retrieval: (typeof RETRIEVALS)[number]) =>
      measureProducts(subject, { given: null, retrieval }),
    judgements: (retrieval: (typeof RETRIEVALS)[number]) =>
      measureJudgements(subject, {
        judgements: [{ query: "q", handle: "red", grade: 1 }],
        ks: [10],
        retrieval,
      }),
  };
  const types = ["description", "image", "average"];
  expect(armsOf(await protocols.article("pure"))).toEqual(types);
  expect(armsOf(await protocols.judgements("pure"))).toEqual(types);
  expect(armsOf(await protocols.products("pure"))).toEqual([
    "average",
    "image .9 + text .1",
    "image",
  ]);
  for (const measure of Object.values(protocols)) {
    const [both, pure, shop] = [
      await measure("both"),
      await measure("pure"),
      await measure("shop"),
    ];
    expect(armsOf(shop)).toEqual(["shop"]);
    const ofArms = (findings: Findings, wanted: Findings) =>
      findings.figures.filter(({ arm }) => armsOf(wanted).includes(arm));
    expect(ofArms(both, pure)).toEqual(pure.figures);
    expect(ofArms(both, shop)).toEqual(shop.figures);
    expect(both.options.retrieval).toBe("both");
  }
});

test("of the shop's search, all that a shopper can page through is counted and graded", async () => {
  const findings = await measureArticle(subject, {
    queries: 2,
    seed: 1,
    ks: [10],
    retrieval: "shop",
  });
  const found = (target: string, metric: string) =>
    findFigure(findings, { arm: "shop", target, metric });
  expect(found("", "results kept")).toMatchObject({ values: [301, 301], better: null });
  const [a = 0, b = 0] = found("fine category", "set P")?.values ?? [];
  expect(a + b).toBeCloseTo(1, 5);
  expect(Math.min(a, b)).toBeCloseTo(1 / 301, 5);
});

test("MRR of the shop's search looks no further than of the others", async () => {
  const late = fakeSubject({
    products: [red, bag],
    searchAsShoppers: async (_, limit) => [...kept, "red"].slice(0, limit),
  });
  const findings = await measureJudgements(late, {
    judgements: [{ query: "q", handle: "red", grade: 1 }],
    ks: [10],
    retrieval: "both",
  });
  const found = (metric: string) => findFigure(findings, { arm: "shop", target: "", metric });
  expect(found("MRR")?.values).toEqual([0]);
  expect(found("set P")?.values[0]).toBeCloseTo(1 / 301, 6);
});
