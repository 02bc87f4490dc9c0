import { expect, test } from "vitest";
import { readCommand } from "@/scripts/evaluate/options";

test("without options it is the article's experiment", () => {
  expect(readCommand([])).toMatchObject({
    kind: "evaluate",
    options: { protocol: "article", queries: 1000, seed: 1, k: [10, 20, 50, 100], candidates: 50 },
  });
});

test("ranks are sorted, each once, and at most 100", () => {
  expect(readCommand(["--k", "20,5,20"])).toMatchObject({ options: { k: [5, 20] } });
  expect(() => readCommand(["--k", "200"])).toThrow(/1 to 100/);
  expect(() => readCommand(["--k", "ten"])).toThrow(/such as 10,20/);
});

test("both retrievals are measured unless one is asked for", () => {
  expect(readCommand([])).toMatchObject({ options: { retrieval: "both" } });
  expect(readCommand(["--retrieval", "shop"])).toMatchObject({ options: { retrieval: "shop" } });
  expect(() => readCommand(["--retrieval", "lexical"])).toThrow(/--retrieval/);
});

test("two runs are compared, no more and no less", () => {
  expect(readCommand(["--compare", "a.json", "b.json"])).toEqual({
    kind: "compare",
    before: "a.json",
    after: "b.json",
  });
  expect(() => readCommand(["--compare", "a.json"])).toThrow(/takes two runs/);
});

test("what is missing, unknown or misplaced is said", () => {
  expect(() => readCommand(["--protocol", "judgements"])).toThrow(/--judgements file.csv/);
  expect(() => readCommand(["--protocol", "guess"])).toThrow(/--protocol/);
  expect(() => readCommand(["--colour", "red"])).toThrow(/npm run evaluate/);
  expect(() => readCommand(["article"])).toThrow(/What is “article”/);
  expect(() => readCommand(["--keep", "x"])).toThrow(/needs --dataset/);
  expect(readCommand(["--help"])).toEqual({ kind: "help" });
});
