import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readGivenQueries, readJudgements } from "@/lib/evaluation/query-files";
import { type EvaluationRun, figure } from "@/lib/evaluation/run";
import { readRun, writeRun } from "@/lib/evaluation/run-file";
import { plainText } from "@/lib/plain-text";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "evaluation-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, content);
  return place;
}

test("judgements are read, with a byte order mark and negative grades", async () => {
  const csv = await file("j.csv", '\uFEFFquery,handle,grade\n"red, dress",a,2\nhat,b,-1\n');
  expect(await readJudgements(csv)).toEqual([
    { query: "red, dress", handle: "a", grade: 2 },
    { query: "hat", handle: "b", grade: -1 },
  ]);
});

test("a grade that is no number is refused with its row", async () => {
  const csv = await file("bad.csv", "query,handle,grade\na,b,1\na,b,good\n");
  await expect(readJudgements(csv)).rejects.toThrow(/row 2: grade must be a number/);
  await expect(readJudgements(path.join(folder, "none.csv"))).rejects.toThrow(/query,handle,grade/);
});

test("given queries may name any of their targets", async () => {
  const csv = await file("q.csv", "query,fine_category\nlight coat,Coats\nanything,\n");
  expect(await readGivenQueries(csv)).toEqual([
    {
      query: "light coat",
      handle: null,
      broadCategory: null,
      fineCategory: "Coats",
      colour: null,
    },
    { query: "anything", handle: null, broadCategory: null, fineCategory: null, colour: null },
  ]);
});

const RUN: EvaluationRun = {
  format: 1,
  protocol: "article",
  startedAt: "2026-01-01T00:00:00.000Z",
  durationMs: 12,
  model: { key: "a", name: "A", dimension: 2 },
  catalogue: { products: 1, broadCategories: 1, fineCategories: 1 },
  options: { queries: 2, k: "10,20" },
  notes: ["n"],
  queries: { queries: ["x", "y"] },
  figures: [figure({ arm: "average", target: "t", metric: "P@10", values: [1, 1 / 3] })],
};

test("a run's file steers no terminal that prints it, and is the same run", async () => {
  const evil = "\x1b[2J\x9b2J\u202e\n";
  const figures = [figure({ arm: evil, target: "", metric: "P@1", values: [1] })];
  const run = { ...RUN, notes: [evil], figures };
  const place = path.join(folder, "evil.json");
  await writeRun(place, run);
  const text = await readFile(place, "utf8");
  expect(plainText(text)).toBe(text);
  expect(await readRun(place)).toEqual(run);
});

test("a run is read back as it was written, and anything else is refused", async () => {
  const place = path.join(folder, "run.json");
  await writeRun(place, RUN);
  expect(await readRun(place)).toEqual(RUN);
  await expect(readRun(await file("x.json", '{"format":2}'))).rejects.toThrow(/is not a run/);
  await expect(readRun(await file("y.json", "no"))).rejects.toThrow(/is not a run/);
  await expect(readRun(path.join(folder, "gone.json"))).rejects.toThrow(/cannot be read/);
});
