import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveCutoffs } from "@/lib/cutoffs/cutoffs";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { readDataset } from "@/lib/evaluation/datasets/dataset";
import { type EvaluationRun, findFigure, type Protocol } from "@/lib/evaluation/run";
import { loadDataset } from "@/lib/evaluation-runs/load-dataset";
import { runEvaluation } from "@/lib/evaluation-runs/run-evaluation";
import { shopSubject } from "@/lib/evaluation-runs/shop-subject";
import { closeJobs } from "@/lib/queue/jobs";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import { writeReport } from "@/scripts/evaluate/write-report";

const COLOURS = { red: "#c01020", blue: "#1030c0", green: "#108030", black: "#101010" };
const KINDS = [
  ["dresses", "casual_and_day_dresses", "dress"],
  ["pants", "jeans", "jeans"],
  ["tops", "t-shirts", "t-shirt"],
] as const;

/** A cutoff that no vector comes under. */
const NOTHING = { maxDistance: -1, medianBestDistance: -1, strongMatchDistance: -1 };

let folder = "";

/** A small folder in the layout that Fashion200k's authors publish. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fashion200k-"));
  await mkdir(path.join(folder, "labels"));
  let id = 51_000_000;
  for (const [broad, fine, spoken] of KINDS) {
    const lines: string[] = [];
    for (const [colour, background] of Object.entries(COLOURS)) {
      id += 1;
      const place = `women/${broad}/${fine}/${id}/${id}_0.jpeg`;
      await mkdir(path.join(folder, path.dirname(place)), { recursive: true });
      await sharp({ create: { width: 60, height: 80, channels: 3, background } })
        .jpeg()
        .toFile(path.join(folder, place));
      lines.push(`${place}\t0.9\t${colour} ${spoken}`);
    }
    await writeFile(
      path.join(folder, "labels", `${spoken}_train_detect_all.txt`),
      lines.join("\n"),
    );
  }
  const refused = await loadDataset(await readDataset(folder, "fashion200k"), {});
  expect(refused).toEqual([]);
});

afterAll(async () => {
  await closeJobs();
  await closeServingTowers();
  await rm(folder, { recursive: true, force: true });
});

function evaluateBy(protocol: Protocol): Promise<EvaluationRun> {
  return runEvaluation({
    protocol,
    queries: 12,
    seed: 1,
    ks: [1, 10],
    candidates: 10,
    step: 0.25,
    retrieval: "both",
    judgements: [{ query: "red dress", handle: "51000001", grade: 1 }],
    given: null,
  });
}

test("a dataset becomes a catalogue of its own: categories from the tree, all of it published", async () => {
  const { products, model } = await shopSubject();
  expect(products).toHaveLength(12);
  expect(products[0]).toMatchObject({
    handle: "51000001",
    title: "red dress",
    broadCategory: "dresses",
    fineCategory: "casual and day dresses",
  });
  expect(model.key).not.toBe("");
});

test("the article's figures by image are those of the shop's search by vectors alone", async () => {
  const run = await evaluateBy("article");
  const [query = ""] = run.queries.queries as string[];
  const pure = { ...DEFAULT_REQUEST, lexical: false, cutoff: false };
  const { results } = await search({ ...pure, q: query, mode: "image", perPage: 10 });
  const wanted = results.filter(({ fineCategory }) => query.endsWith(fineCategory)).length;
  const figure = findFigure(run, { arm: "image", target: "fine category", metric: "P@10" });
  expect(figure?.values[0]).toBe(wanted / 10);
  expect(figure?.ceiling).toBeCloseTo(0.4, 9);
});

test("the same seed gives the same figures", async () => {
  const [a, b] = [await evaluateBy("article"), await evaluateBy("article")];
  expect(b.figures).toEqual(a.figures);
  expect(b.queries).toEqual(a.queries);
});

test("at image weight 0.5, ranking from the stored vectors is the shop's average search", async () => {
  const { notes } = await evaluateBy("fusion");
  expect(notes.join()).toMatch(/100\.0% those of the shop/);
});

test("every reranker keeps its promises on the shop's own candidates", async () => {
  const run = await evaluateBy("diversity");
  const arms = [...new Set(run.figures.map(({ arm }) => arm))];
  for (const family of ["relevance", "k-means", "MMR", "MSD", "DPP"]) {
    expect(arms.some((arm) => arm.startsWith(family))).toBe(true);
  }
  const relevance = findFigure(run, { arm: "relevance", target: "", metric: "ILD@10 mean" });
  for (const arm of arms) {
    const all = findFigure(run, { arm, target: "", metric: "ILD@10 mean" });
    expect(all?.mean).toBeCloseTo(relevance?.mean ?? 0, 4);
  }
});

test("the shop's arm is what a shopper's request finds, and the others are by vectors alone", async () => {
  const run = await evaluateBy("article");
  const queries = run.queries.queries as string[];
  const at = queries.findIndex((query) => query.endsWith("jeans"));
  const q = queries[at] as string;
  const asked = await search({ ...DEFAULT_REQUEST, q, perPage: 100 });
  const kept = findFigure(run, { arm: "shop", target: "", metric: "results kept" });
  expect(kept?.values[at]).toBe(asked.total);
  const right = asked.results.slice(0, 10).filter(({ fineCategory }) => fineCategory === "jeans");
  const shop = findFigure(run, { arm: "shop", target: "fine category", metric: "P@10" });
  expect(shop?.values[at]).toBe(right.length / 10);
  expect(run.notes.join()).toMatch(/not measured a cutoff/);
});

test("a cutoff that cuts is seen in what the shop's arm keeps, and in no other", async () => {
  const { key } = await servingTowers();
  const before = await evaluateBy("article");
  const modes = { description: NOTHING, image: NOTHING, average: NOTHING };
  await saveCutoffs(key, { products: 12, words: modes, photo: modes, both: modes });
  const cut = await evaluateBy("article");
  await saveCutoffs(key, null);
  const figuresOf = (run: EvaluationRun, shops: boolean) =>
    run.figures.filter(({ arm }) => (arm === "shop") === shops);
  expect(figuresOf(cut, false)).toEqual(figuresOf(before, false));
  const kept = (run: EvaluationRun) =>
    findFigure(run, { arm: "shop", target: "", metric: "results kept" })?.mean ?? 0;
  // What words name stays, however far.
  expect(kept(cut)).toBeGreaterThan(0);
  expect(kept(cut)).toBeLessThan(kept(before));
  expect(cut.notes.join()).not.toMatch(/not measured a cutoff/);
});

test("known items are found through the search: titles first, with a typo too, and handles", async () => {
  const run = await evaluateBy("known-items");
  const found = (target: string, metric: string) =>
    findFigure(run, { arm: "shop", target, metric })?.mean;
  expect(found("title", "success@1")).toBe(1);
  expect(found("handle", "success@1")).toBe(1);
  expect(found("title with a typo", "success@3")).toBeGreaterThan(0.9);
  expect(run.queries["title with a typo"]).toHaveLength(12);
  expect(run.queries.brand).toBeUndefined();
});

test("categories, titles and judgements are asked through the search too", async () => {
  const products = await evaluateBy("products");
  expect(products.options["title → photo"]).toBe(12);
  const judged = await evaluateBy("judgements");
  const recall = findFigure(judged, { arm: "description", target: "", metric: "recall@10" });
  expect(recall?.values).toEqual([1]);
});

test("a report is a page, its run, and its charts as SVG and PNG", async () => {
  const report = path.join(folder, "report");
  await writeReport(report, await evaluateBy("article"));
  expect((await readdir(report)).toSorted()).toEqual(
    [
      "index.html",
      ...["broad-category", "fine-category", "fine-category-and-colour"].flatMap((name) => [
        `precision-${name}.png`,
        `precision-${name}.svg`,
      ]),
      "run.json",
    ].toSorted(),
  );
  const png = await sharp(
    await readFile(path.join(report, "precision-fine-category.png")),
  ).metadata();
  expect(png.width).toBe(1440);
});
