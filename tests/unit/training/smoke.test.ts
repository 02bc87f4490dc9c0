import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, type TestContext, test } from "vitest";
import {
  openClothingPhotos,
  openStorePhotos,
  readStoreProducts,
} from "@/lib/evaluation-runs/towers/dev-data";
import { devFigures } from "@/lib/evaluation-runs/towers/dev-figures";
import { drawQueries } from "@/lib/evaluation-runs/towers/draw-queries";
import { vectorsOf } from "@/lib/evaluation-runs/towers/vectors";
import { readEvaluationWords } from "@/lib/evaluation-runs/towers/words";
import { openTowers } from "@/lib/towers/towers";
import type { Towers } from "@/lib/towers/types";
import { embedPhotos } from "@/scripts/evaluate-towers/embed";
import { dot } from "@/tests/support/tiny-models";

const MODULES = "torch, onnx, numpy, PIL";
const SLOW_MS = 300_000;
const STEPS = "drawings queries prepare pack pretrain finish refine export".split(" ");

/** A Python that has what training needs: Debian's, where another one comes first in the path. */
const python = ["python3", "/usr/bin/python3"].find(
  (name) => spawnSync(name, ["-c", `import ${MODULES}`]).status === 0,
);
const root = mkdtempSync(path.join(tmpdir(), "shop-training-"));
const [data, work] = ["data", "work"].map((name) => path.join(root, name)) as [string, string];

/** What Python prints. One thread: the tensors are tiny, and other tests run beside this one. */
async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", OMP_NUM_THREADS: "1" };
  const options = { cwd: "training", env, maxBuffer: 2 ** 26 };
  return (await promisify(execFile)(python as string, args, options)).stdout;
}

const makePair = (...options: string[]) =>
  run("-m", "shop_training", "make-pair", "--smoke", "--data", data, "--work", work, ...options);

function needsPython(context: TestContext): void {
  if (!python) context.skip(`skipped: no python3 here has ${MODULES}`);
}

/** [step, state] of each line that make-pair prints of a step. */
const states = (printed: string) =>
  [...printed.matchAll(/^([a-z]+) +(complete|to do|goes on) /gm)].map(([, step, state]) => [
    step,
    state,
  ]);

let firstRun = "";
beforeAll(async () => {
  if (!python) return;
  await run("tests/sample_data.py", data);
  firstRun = await makePair();
}, SLOW_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("every step runs, in order", (context) => {
  needsPython(context);
  expect(states(firstRun)).toEqual(STEPS.map((step) => [step, "to do"]));
});

test(
  "a second run makes only what is missing",
  async (context) => {
    needsPython(context);
    rmSync(path.join(work, "exported", "text.onnx"));
    expect(states(await makePair())).toEqual(
      STEPS.map((step) => [step, step === "export" ? "to do" : "complete"]),
    );
  },
  SLOW_MS,
);

test("the shop opens the exported pair, gives Python's embeddings, and measures it", {
  timeout: SLOW_MS,
}, async (context) => {
  needsPython(context);
  const [exported, parity] = [path.join(work, "exported"), path.join(root, "parity")];
  const options = ["--model", exported, "--out", parity, "--drawings", path.join(work, "drawings")];
  await run("-m", "shop_training", "parity", ...options);
  const towers = await openTowers(exported, { runner: "inline" });
  try {
    expect(towers.key).toBe("starter-new");
    await expectParity(towers, parity);
    await expectFigures(towers);
  } finally {
    await towers.close();
  }
});

async function expectParity(towers: Towers, folder: string): Promise<void> {
  const { texts } = JSON.parse(readFileSync(path.join(folder, "texts.json"), "utf8"));
  const photos = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
  const ours = {
    texts: await towers.embedTexts(texts),
    photos: await towers.embedImages(
      photos.sort().map((name) => readFileSync(`${folder}/${name}`)),
    ),
  };
  for (const [name, vectors] of Object.entries(ours)) {
    const bytes = readFileSync(path.join(folder, `${name}.f32`));
    const theirs = new Float32Array(new Uint8Array(bytes).buffer);
    expect(theirs).toHaveLength(vectors.length * towers.dimension);
    for (const [row, vector] of vectors.entries()) {
      const start = row * towers.dimension;
      const cosine = dot(vector, theirs.subarray(start, start + towers.dimension));
      expect(cosine, `${name} ${row}`).toBeGreaterThan(0.9999);
    }
  }
}

async function expectFigures(towers: Towers): Promise<void> {
  const embed = async (texts: string[]) => vectorsOf(await towers.embedTexts(texts));
  const words = await readEvaluationWords();
  const products = await readStoreProducts(data, "dev");
  const people = await openClothingPhotos(data);
  const dev = {
    products,
    titles: await embed(products.map(({ title }) => title)),
    photos: await embedPhotos(towers, await openStorePhotos(data, "dev", products), "photos"),
    classes: people.classes,
    clothing: await embedPhotos(towers, people.photos, "clothing photos"),
  };
  const figures = await devFigures(dev, drawQueries(products, words), words, embed);
  for (const [name, value] of Object.entries(figures)) {
    expect(value, name).toBeGreaterThanOrEqual(0);
  }
  expect(figures["title->photo R@10"]).toBe(1);
}

test(
  "training's own tests pass",
  async (context) => {
    needsPython(context);
    await run("-m", "unittest", "discover", "-t", ".", "-s", "tests");
  },
  SLOW_MS,
);
