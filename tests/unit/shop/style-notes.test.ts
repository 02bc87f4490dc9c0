import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { styleNotes } from "@/app/(shop)/_components/style-notes";
import messages from "@/messages/en.json";

const t = createTranslator({ locale: "en", messages, namespace: "Search" });

const results = [
  { id: "a", cluster: 0, clusterSize: 12 },
  { id: "b", cluster: 1, clusterSize: 1 },
  { id: "c", cluster: 0, clusterSize: 12 },
  { id: "d", cluster: null, clusterSize: null },
];

test("the first card of each style says which it is and how many follow", () => {
  expect([...styleNotes(results, 1, t)]).toEqual([
    ["a", { name: "Style 1 of 2", detail: "11 more like this" }],
    ["b", { name: "Style 2 of 2", detail: null }],
  ]);
});

test("later pages and the relevance view say nothing", () => {
  expect(styleNotes(results, 2, t).size).toBe(0);
  expect(styleNotes([{ id: "d", cluster: null, clusterSize: null }], 1, t).size).toBe(0);
});
