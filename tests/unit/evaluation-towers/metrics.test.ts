import { expect, test } from "vitest";
import {
  accuracy,
  ceiling,
  precision,
  recalls,
  recallsOfKnowing,
} from "@/lib/evaluation-runs/towers/metrics";
import { averageOf, meansOf, vectorsOf } from "@/lib/evaluation-runs/towers/vectors";

const rows = (...list: number[][]) => vectorsOf(list.map((row) => Float32Array.from(row)));
const documents = rows([1, 0, 0], [0.8, 0.6, 0], [0, 1, 0], [0, 0, 1]);

test("precision is the share of relevant documents among the k nearest", () => {
  const queries = rows([1, 0, 0], [0, 1, 0]);
  const isRelevant = (query: number, document: number) => query === 0 && document <= 1;
  expect(precision(queries, documents, isRelevant, { k: 2 })).toBe(0.5);
});

test("a query does not find itself where that is asked", () => {
  const isSelf = (query: number, document: number) => query === document;
  expect(precision(documents, documents, isSelf, { k: 1 })).toBe(1);
  expect(precision(documents, documents, isSelf, { k: 1, skipSelf: true })).toBe(0);
});

test("the ceiling counts at most k relevant documents a query", () => {
  expect(ceiling(2, 4, (query, document) => query === 0 || document === 0, 2)).toBe(0.75);
});

test("ties count against recall", () => {
  const queries = rows([1, 0, 0], [0, 1, 0]);
  const twins = rows([1, 0, 0], [0, 1, 0], [1, 0, 0]);
  expect(recalls(queries, twins, [1, 2])).toEqual([0.5, 1]);
});

test("knowing its group alone finds a document as often as chance does within the group", () => {
  const crowd = ["red shirt", "red shirt", "red shirt", "blue shirt"];
  const [one, two, three] = recallsOfKnowing(["red shirt", "blue shirt"], crowd, [1, 2, 3]);
  expect(one).toBeCloseTo(2 / 3);
  expect(two).toBeCloseTo(5 / 6);
  expect(three).toBe(1);
});

test("accuracy is the share whose nearest document is the labelled one", () => {
  expect(accuracy(rows([0.9, 0.1, 0], [0, 0, 1]), documents, [0, 2])).toBe(0.5);
});

test("means and averages have length 1", () => {
  expect([...meansOf(documents, [[0, 2]]).data]).toEqual([
    Math.fround(Math.SQRT1_2),
    Math.fround(Math.SQRT1_2),
    0,
  ]);
  expect([...averageOf(rows([1, 0]), rows([0, 1])).data]).toHaveLength(2);
});
