import { expect, test } from "vitest";
import { styleNotes } from "@/app/(shop)/_components/results/styles/style-notes";

const results = [
  { id: "a", cluster: 0, clusterSize: 12 },
  { id: "b", cluster: 1, clusterSize: 1 },
  { id: "c", cluster: 0, clusterSize: 12 },
  { id: "d", cluster: null, clusterSize: null },
];

test("the first card of each style says which it is and how many follow", () => {
  expect([...styleNotes(results, 1)]).toEqual([
    ["a", { style: 1, count: 2, more: 11 }],
    ["b", { style: 2, count: 2, more: 0 }],
  ]);
});

test("later pages and the relevance view say nothing", () => {
  expect(styleNotes(results, 2).size).toBe(0);
  expect(styleNotes([{ id: "d", cluster: null, clusterSize: null }], 1).size).toBe(0);
});
