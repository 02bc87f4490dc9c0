import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { PythonRandom } from "@/lib/evaluation-runs/towers/python-random";

test("draws what Python's random.Random(7) draws", () => {
  const random = new PythonRandom(7);
  expect([random.random(), random.random()]).toEqual([0.32383276483316237, 0.15084917392450192]);
  expect([1, 2, 3, 4, 5].map(() => 1 + random.below(9))).toEqual([1, 2, 9, 2, 6]);
  const thirty = Array.from({ length: 30 }, (_, i) => i);
  expect(random.sampledAll(thirty)).toEqual([
    18, 1, 16, 6, 28, 2, 13, 23, 24, 7, 21, 17, 22, 25, 3, 15, 10, 29, 9, 0, 11, 26, 12, 27, 20, 4,
    8, 14, 19, 5,
  ]);
  expect(random.shuffled([..."abcdef"]).join("")).toBe("bfdcae");
});

test("the committed words are those of training/vocabulary.py", async (context) => {
  const python = spawnSync("python3", ["evaluation_words.py"], {
    cwd: "training",
    encoding: "utf8",
  });
  if (python.error) return context.skip("python3 is not installed");
  expect(python.status, python.stderr).toBe(0);
  const committed = await readFile("training/evaluation-words.json", "utf8");
  expect(JSON.parse(committed)).toEqual(JSON.parse(python.stdout));
});
