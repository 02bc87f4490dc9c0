import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { swatchFill } from "@/components/swatch-fill";
import { runAction } from "@/lib/action";
import { compareRuns } from "@/lib/evaluation/compare";
import { readRecords } from "@/lib/evaluation/datasets/records";
import { measureJudgements } from "@/lib/evaluation/protocols/judgements";
import { categoryTasks } from "@/lib/evaluation/protocols/products-tasks";
import { readGivenQueries } from "@/lib/evaluation/query-files";
import { tablesOf } from "@/lib/evaluation/report/tables";
import { type EvaluationRun, figure, querySet } from "@/lib/evaluation/run";
import { synonyms } from "@/lib/evaluation-runs/towers/draw-queries";
import { readEvaluationWords } from "@/lib/evaluation-runs/towers/words";
import { planColumns } from "@/lib/import/columns";
import { parseSearchRequest, searchHref } from "@/lib/search/request/search-params";
import { evaluatedProduct, fakeSubject } from "@/tests/support/fake-subject";
import { HOSTILE_NAMES } from "@/tests/support/hostile-names";

const folder = await mkdtemp(path.join(tmpdir(), "hostile-"));
afterAll(() => rm(folder, { recursive: true }));

test.each(HOSTILE_NAMES)("the parameter %s means nothing to a search, and is said to", (name) => {
  const { unknown, problems } = parseSearchRequest(new URLSearchParams([[name, "1"]]));
  expect({ unknown, problems }).toEqual({ unknown: [name], problems: [] });
});

test.each(HOSTILE_NAMES)("%s is a value to search by like any other", (name) => {
  const params = new URLSearchParams({ category: name, fine: name, colour: name, tag: name });
  const { request } = parseSearchRequest(params);
  const chosen = { categories: [name], fines: [name], colours: [name], tags: [name] };
  expect(request.filters).toMatchObject(chosen);
  expect(
    parseSearchRequest(new URL(searchHref(request), "http://shop").searchParams).request,
  ).toEqual(request);
  expect(swatchFill(name)).toBeNull();
});

test.each(HOSTILE_NAMES)("a form's problem with a field called %s is said", async (name) => {
  const result = await runAction(async () => {
    throw new z.ZodError([{ code: "custom", path: [name], message: "Not this.", input: 1 }]);
  });
  if (result.ok) throw new Error("not refused");
  expect(result.error.message).toBe(`${name}: Not this.`);
  expect(Object.entries(result.error.fields ?? {})).toEqual([[name, "Not this."]]);
});

test("a file's columns of such names are left out by name, and can be mapped", () => {
  const header = ["handle", "title", "broad_category", ...HOSTILE_NAMES];
  expect(planColumns(header, new Map()).ignored).toEqual([...HOSTILE_NAMES]);
  for (const [index, name] of HOSTILE_NAMES.entries()) {
    expect(planColumns(header, new Map([["colour", [name]]])).fields.get("colour")).toEqual([
      index + 3,
    ]);
    expect(() =>
      planColumns(["handle", "title", "broad_category"], new Map([["colour", [name]]])),
    ).toThrow(`--map names “${name}”`);
  }
});

test("a data set's and a query file's columns and values may have such names", async () => {
  const line = (value: string) => [value, value, "Hats", value, value, value].join(",");
  const head = ["id", "title", "category", "articleType", "colour", "tags"];
  const text = [
    [...head, ...HOSTILE_NAMES].join(","),
    ...HOSTILE_NAMES.map((name) => `${line(name)},${HOSTILE_NAMES.join(",")}`),
  ].join("\n");
  await writeFile(path.join(folder, "products.csv"), text);
  const products = await readRecords(folder, "csv");
  expect(
    products.map(({ key, fineCategory, colour, tags }) => [key, fineCategory, colour, tags]),
  ).toEqual(HOSTILE_NAMES.map((name) => [name, name, name, [name]]));

  const file = path.join(folder, "queries.txt");
  const given = HOSTILE_NAMES.map((name) => [name, name, name, name, name, name].join(","));
  const columns = "query,handle,broad_category,fine_category,colour,__proto__";
  await writeFile(file, [columns, ...given].join("\n"));
  expect((await readGivenQueries(file)).map(({ query }) => query)).toEqual([...HOSTILE_NAMES]);
});

const products = HOSTILE_NAMES.map((name) =>
  evaluatedProduct({ handle: name, broadCategory: name, fineCategory: name, colour: name }),
);

test("evaluation asks for such categories, and judges such queries", async () => {
  for (const { queries } of categoryTasks(products)) {
    expect(queries.map(({ words }) => words)).toEqual([...HOSTILE_NAMES].sort());
  }
  const subject = fakeSubject({ products, search: async () => products.map(({ id }) => id) });
  const judgements = HOSTILE_NAMES.map((name) => ({ query: name, handle: name, grade: 1 }));
  const found = await measureJudgements(subject, { judgements, ks: [10], retrieval: "pure" });
  expect(found.queries).toEqual({ queries: [...HOSTILE_NAMES] });
  const recall = found.figures.find(({ metric }) => metric === "recall@10");
  expect(recall?.mean).toBe(1);
});

test.each(HOSTILE_NAMES)("a run may measure a target %s over a set of that name", (name) => {
  const run = (sets: string[]): EvaluationRun => ({
    format: 1,
    protocol: "judgements",
    startedAt: "2026-01-01T00:00:00.000Z",
    durationMs: 1,
    model: { key: "a", name: "A", dimension: 2 },
    catalogue: { products: 9, broadCategories: 1, fineCategories: 1 },
    options: {},
    notes: [],
    queries: Object.fromEntries(sets.map((set) => [set, ["one", "two"]])),
    figures: ["", name].map((target) =>
      figure({ arm: "average", target, metric: "P@10", values: [0, 1], querySet: sets[0] }),
    ),
  });
  const own = run([name]);
  expect(querySet(own, name)).toEqual(["one", "two"]);
  expect(querySet(run(["queries"]), name)).toEqual([]);
  expect(compareRuns(own, own).pairedQueries).toBe(2);
  expect(() => compareRuns(own, run(["queries"]))).toThrow("no query in common");
  const [table] = tablesOf(own);
  expect(table?.columns).toContain(`${name} P@10`);
});

test("a colour or an article of such a name has no synonyms but itself", async () => {
  const words = await readEvaluationWords();
  const queries = HOSTILE_NAMES.map((name) => ({ baseColour: name, articleType: name }));
  expect(synonyms(queries as never, words)).toEqual(
    HOSTILE_NAMES.map((name) => `${name} ${name}`.toLowerCase()),
  );
});
