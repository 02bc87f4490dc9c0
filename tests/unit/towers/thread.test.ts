import path from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { UserError } from "@/lib/errors";
import { openThreadTowers } from "@/lib/towers/thread-towers";
import { openTowers } from "@/lib/towers/towers";
import { buildTowerThread } from "@/scripts/build-tower-thread";
import { dot, plainPhoto } from "@/tests/support/tiny-models";

const CRASHING = path.resolve("tests/fixtures/towers/crashing-thread.mjs");

beforeAll(async () => {
  await buildTowerThread();
}, 60_000);

async function openCrashing() {
  const towers = await openThreadTowers("any", 1, CRASHING);
  onTestFinished(() => towers.close());
  return towers;
}

test("the thread gives what the inline runner gives and leaves the caller's photos alone", async () => {
  const thread = await openTowers("starter", { runner: "thread", threads: 1 });
  const inline = await openTowers("starter", { runner: "inline", threads: 1 });
  onTestFinished(async () => {
    await thread.close();
    await inline.close();
  });
  expect(thread).toMatchObject({ key: "starter-11", dimension: 384, licence: "Apache-2.0" });
  const texts = ["red dress", "navy blue casual shoes for men"];
  const [fromThread, fromInline] = [await thread.embedTexts(texts), await inline.embedTexts(texts)];
  for (const i of [0, 1]) expect(dot(fromThread[i], fromInline[i])).toBeCloseTo(1, 5);
  const photo = plainPhoto(200, 20, 20);
  const [seen] = await thread.embedImages([photo]);
  expect(dot(seen, (await inline.embedImages([photo]))[0])).toBeCloseTo(1, 5);
  expect(photo.data).toHaveLength(40 * 30 * 3);
});

test("similarities are dot products, one row per query, on either runner", async () => {
  const queries = [Float32Array.of(1, 0, 0), Float32Array.of(0.6, 0.8, 0)];
  const vectors = [
    Float32Array.of(0, 1, 0),
    Float32Array.of(0.5, 0.5, 2),
    Float32Array.of(-1, 0, 0),
  ];
  for (const runner of ["thread", "inline"] as const) {
    const towers = await openTowers("starter", { runner, threads: 1 });
    onTestFinished(() => towers.close());
    const found = await towers.similarities(queries, vectors);
    const expected = queries.map((query) => vectors.map((vector) => dot(query, vector)));
    for (const [row, values] of expected.entries()) {
      for (const [column, value] of values.entries()) {
        expect(found[row]?.[column]).toBeCloseTo(value, 6);
      }
    }
    expect(await towers.similarities([], vectors)).toEqual([]);
    expect(await towers.similarities(queries, [])).toEqual([
      new Float32Array(0),
      new Float32Array(0),
    ]);
    const shorter = towers.similarities(queries, [Float32Array.of(1, 0)]);
    await expect(shorter).rejects.toThrow("Vectors of 3 and 2 dimensions are not comparable.");
  }
});

test("errors keep their code and message across the thread", async () => {
  const towers = await openTowers("starter", { threads: 1 });
  onTestFinished(() => towers.close());
  const failure = await towers.embedImages([Buffer.from("no photo")]).catch((error) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(failure).toMatchObject({ code: "image-unreadable" });
  expect(await towers.embedTexts(["still here"])).toHaveLength(1);
});

test("a model that cannot be loaded is refused across the thread", async () => {
  await expect(openTowers("jina-clip-v1", { threads: 1 })).rejects.toMatchObject({
    name: "UserError",
    code: "model-files",
  });
});

test("a missing bundle says how to build it", async () => {
  await expect(openThreadTowers("starter", 1, "/nowhere/thread.mjs")).rejects.toThrow(
    "/nowhere/thread.mjs does not exist. Run npm run build first.",
  );
});

test.each(["crash", "exit"])(
  "after a thread's %s pending calls fail and the next starts a new one",
  async (word) => {
    const towers = await openCrashing();
    const [first] = await towers.embedTexts(["fine"]);
    const pending = towers.embedTexts(["hang"]);
    const crashed = towers.embedTexts([word]);
    await expect(pending).rejects.toThrow(/The tower thread (crashed: out of luck|stopped)/);
    await expect(crashed).rejects.toThrow(/The tower thread/);
    const next = await Promise.all([towers.embedTexts(["a"]), towers.embedTexts(["b"])]);
    expect(next[0][0]?.[0]).toBeGreaterThan(first?.[0] ?? Number.POSITIVE_INFINITY);
    expect(next[1]).toEqual(next[0]);
  },
);

test("closing rejects what is pending, and later calls", async () => {
  const towers = await openCrashing();
  const pending = towers.embedTexts(["hang"]);
  const refused = expect(pending).rejects.toThrow("closed while they were working");
  await new Promise((resolve) => setTimeout(resolve, 20));
  await towers.close();
  await refused;
  await expect(towers.embedTexts(["late"])).rejects.toThrow("These towers are closed.");
});
