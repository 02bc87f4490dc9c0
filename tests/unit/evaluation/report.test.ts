import { expect, test } from "vitest";
import { compareRuns } from "@/lib/evaluation/compare";
import { SHOPS_WEIGHT } from "@/lib/evaluation/protocols/composition";
import { chartsOf } from "@/lib/evaluation/report/charts";
import { runAsPage } from "@/lib/evaluation/report/page";
import { comparisonTable, tablesOf } from "@/lib/evaluation/report/tables";
import { runAsText, tableAsText } from "@/lib/evaluation/report/text";
import { type EvaluationRun, type Figure, figure, type Protocol } from "@/lib/evaluation/run";
import { plainText } from "@/lib/plain-text";

function run(protocol: Protocol, figures: Figure[]): EvaluationRun {
  return {
    format: 1,
    protocol,
    startedAt: "2026-01-01T00:00:00.000Z",
    durationMs: 1500,
    model: { key: "a", name: "Towers <one>", dimension: 2 },
    catalogue: { products: 9, broadCategories: 1, fineCategories: 3 },
    options: { queries: 2 },
    notes: ["A note."],
    queries: { queries: ["x", "y"] },
    figures,
  };
}

const article = run(
  "article",
  (["description", "image", "average"] as const).flatMap((arm, at) =>
    ["broad category", "fine category", "fine category and colour"].flatMap((target) =>
      [10, 20].map((k) =>
        figure({
          arm,
          target,
          metric: `P@${k}`,
          values: [0.5 + at / 10, 0.7],
          ceilings: [1, 0.9],
        }),
      ),
    ),
  ),
);

const withShop = run("article", [
  ...article.figures,
  ...["broad category", "fine category", "fine category and colour"].flatMap((target) => [
    ...[10, 20].map((k) =>
      figure({ arm: "shop", target, metric: `P@${k}`, values: [0.9, 0.8], ceilings: [1, 0.9] }),
    ),
    figure({ arm: "shop", target, metric: "set P", values: [0.9, 0.7] }),
  ]),
  figure({ arm: "shop", target: "", metric: "results kept", values: [12, 40], better: null }),
]);

const composition = run(
  "composition",
  ["average, words 0", "average, words 50", "image, words 0", "image, words 50", "shop"].flatMap(
    (arm, at) =>
      ["fine category and asked colour", "fine category"].map((target) =>
        figure({ arm, target, metric: "P@10", values: [at / 10, 0.4], ceilings: [1, 1] }),
      ),
  ),
);

const knownItems = run(
  "known-items",
  ["title", "title with a typo"].flatMap((target) =>
    ["average", "shop"].flatMap((arm) =>
      ["success@1", "success@3", "MRR"].map((metric) =>
        figure({ arm, target, metric, values: [1, 0.5] }),
      ),
    ),
  ),
);

const diversity = run(
  "diversity",
  ["relevance", "k-means, k = 2", "k-means, k = 5", "MMR, λ = 0.7"].flatMap((arm, at) => [
    figure({ arm, target: "fine category", metric: "P@10", values: [0.9 - at / 20, 0.8] }),
    figure({ arm, target: "", metric: "ILD@5 mean", values: [0.2 + at / 10, 0.3] }),
  ]),
);

const fusion = run(
  "fusion",
  ["plain", "means subtracted"].flatMap((kind) =>
    [0, 0.5, 1].map((w) =>
      figure({
        arm: `${kind}, image ${w.toFixed(2)}`,
        target: "fine category",
        metric: "P@10",
        values: [w, 1 - w],
      }),
    ),
  ),
);

const judgements = run(
  "judgements",
  ["description", "average"].map((arm) =>
    figure({ arm, target: "", metric: "nDCG@10", values: [0.4, 0.6] }),
  ),
);

test("the article's table holds ours, the ceiling and the published figures side by side", () => {
  const [broad, fine, colour] = tablesOf(article);
  expect(broad?.columns).toEqual([
    "k",
    "description",
    "image",
    "average",
    "ceiling",
    "article: description",
    "article: image",
    "article: average",
  ]);
  expect(broad?.rows[0]).toEqual(["10", ".600", ".650", ".700", ".950", ".903", ".761", ".923"]);
  expect(fine?.rows[1]?.slice(5)).toEqual([".232", ".196", ".263"]);
  expect(colour?.columns).toHaveLength(5);
  expect(runAsText(article)).toMatch(/another catalogue \(Fashion200k\)/);
});

test("the search that shoppers get is a fourth column, with what it keeps in a table of its own", () => {
  const tables = tablesOf(withShop);
  expect(tables[0]?.columns.slice(0, 6)).toEqual([
    "k",
    "description",
    "image",
    "average",
    "shop",
    "ceiling",
  ]);
  expect(tables[0]?.rows[0]?.slice(0, 6)).toEqual(["10", ".600", ".650", ".700", ".850", ".950"]);
  expect(tables).toHaveLength(4);
  expect(tables[3]?.rows).toEqual([["shop", "26.00", ".800", ".800", ".800"]]);
  const alone = run(
    "article",
    withShop.figures.filter(({ arm }) => arm === "shop"),
  );
  expect(tablesOf(alone)[0]?.columns.slice(0, 3)).toEqual(["k", "shop", "ceiling"]);
});

test("known items are a table per way of asking, compositions a line per weight", () => {
  const tables = tablesOf(knownItems);
  expect(tables.map(({ title }) => title)).toEqual(["title", "title with a typo"]);
  expect(tables[0]?.columns).toEqual(["", "success@1", "success@3", "MRR"]);
  const [weights] = tablesOf(composition);
  expect(weights?.columns).toEqual(["", "fine, asked colour P@10", "fine P@10"]);
  expect(weights?.rows.map(([arm]) => arm)).toEqual([
    "average, words 0",
    "average, words 50",
    "image, words 0",
    "image, words 50",
    "shop",
  ]);
});

test("columns line up in a terminal", () => {
  const [, head, first] = tableAsText(tablesOf(diversity)[0] as never).split("\n") as string[];
  expect(head?.length).toBe(first?.length);
});

test.each([
  [
    "article",
    article,
    ["precision-broad-category", "precision-fine-category", "precision-fine-category-and-colour"],
  ],
  [
    "article with the shop's",
    withShop,
    ["precision-broad-category", "precision-fine-category", "precision-fine-category-and-colour"],
  ],
  ["composition", composition, ["precision-by-words-weight"]],
  [
    "composition with the shop's weight",
    { ...composition, options: { [SHOPS_WEIGHT]: 50 } },
    ["precision-by-words-weight"],
  ],
  [
    "composition as shoppers get it",
    {
      ...composition,
      options: { retrieval: "shop" },
      figures: composition.figures.filter(({ arm }) => arm === "shop"),
    },
    ["metrics"],
  ],
  ["known-items", knownItems, ["metrics"]],
  ["diversity", diversity, ["precision-against-distance"]],
  ["fusion", fusion, ["precision-by-weight"]],
  ["judgements", judgements, ["metrics"]],
])("the %s protocol's charts stand on their own", (_, measured, names) => {
  const charts = chartsOf(measured);
  expect(charts.map(({ name }) => name)).toEqual(names);
  for (const { svg, title } of charts) {
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(`aria-label="${title}"`);
    expect(svg).not.toMatch(/NaN|undefined|<script|href="http/);
  }
});

test("every line of a chart is named in words, not by its colour alone", () => {
  const [chart] = chartsOf(withShop);
  for (const name of ["description", "image", "average", "shop", "ceiling"]) {
    expect(chart?.svg).toContain(`>${name}</text>`);
  }
});

test("the page needs nothing from elsewhere, and names are escaped", () => {
  const page = runAsPage(article, chartsOf(article));
  expect(page).toContain("Towers &#60;one&#62;");
  expect(page).not.toMatch(/<(link|script|img)|url\(/);
  expect(page.match(/<svg/g)).toHaveLength(3);
  expect(page.match(/<table/g)).toHaveLength(3);
  expect(page).toContain("A note.");
  expect(runAsPage(withShop, chartsOf(withShop))).not.toMatch(/<th[^>]*><\/th>/);
});

test("names from a file steer no terminal, and a break in one begins no line", () => {
  const evil = "\x1b]0;owned\x07\nnDCG@10  1.000";
  const named = {
    ...run("judgements", [figure({ arm: evil, target: evil, metric: "P@1", values: [1, 1] })]),
    notes: [evil],
    model: { key: "a", name: evil, dimension: 2 },
  };
  const text = tablesOf(named).map(tableAsText).join("\n");
  expect(text).toContain("\\x1b]0;owned\\x07\\nnDCG@10");
  expect(plainText(text)).toBe(text);
  expect(runAsText(named)).not.toMatch(/^nDCG@10 {2}1.000$/m);
});

test("a comparison says which differences are clear", () => {
  const better = run("judgements", [
    figure({ arm: "average", target: "", metric: "nDCG@10", values: [0.6, 0.8] }),
  ]);
  const table = comparisonTable(compareRuns(judgements, better));
  expect(table.rows).toEqual([
    ["average · nDCG@10", ".500", ".700", "+.200", "+.200 to +.200", "better"],
  ]);
  expect(comparisonTable(compareRuns(better, judgements)).rows[0]?.at(-1)).toBe("worse");
});
