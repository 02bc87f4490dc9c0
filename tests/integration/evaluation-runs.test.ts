import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { productSchema } from "@/lib/catalogue/product-input";
import { saveProducts } from "@/lib/catalogue/write-products";
import { closeDb, db } from "@/lib/database/db";
import { closeServingTowers } from "@/lib/embedding/models";
import { compareRuns } from "@/lib/evaluation/compare";
import { compareModes } from "@/lib/evaluation-runs/playground";
import {
  claimRun,
  deleteRun,
  getRun,
  insertRun,
  keepRunAlive,
  listRuns,
  stopRun,
} from "@/lib/evaluation-runs/run-queries";
import { type RunOptions, runOptionsSchema } from "@/lib/evaluation-runs/schema";
import { failAbandonedRuns, startRun } from "@/lib/evaluation-runs/start-run";
import { performRun, startEvaluationWorker } from "@/lib/evaluation-runs/worker";
import { storePhoto } from "@/lib/images/store-photo";
import { embedMissing } from "@/lib/maintenance/embedding-worker";
import { closeJobs } from "@/lib/queue/jobs";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";

const options: RunOptions = {
  protocol: "article",
  queries: 12,
  seed: 1,
  candidates: 10,
  retrieval: "both",
};
const never = new AbortController().signal;

beforeAll(async () => {
  const products = [];
  for (const colour of ["red", "blue", "green", "black"]) {
    for (const kind of ["dress", "hat", "jeans"]) {
      const picture = await sharp({
        create: { width: 60, height: 80, channels: 3, background: colour },
      })
        .jpeg()
        .toBuffer();
      const fields = productSchema.parse({
        handle: `${colour}-${kind}`,
        title: `${colour} ${kind}`,
        description: `A ${colour} ${kind}.`,
        broadCategory: kind === "hat" ? "Accessories" : "Clothing",
        fineCategory: kind,
        colour,
        status: "published",
      });
      products.push({ ...fields, photos: [{ ...(await storePhoto(picture)), alt: null }] });
    }
  }
  await saveProducts(products);
  await embedMissing();
});

afterAll(async () => {
  await closeJobs();
  await closeServingTowers();
  await closeDb();
});

async function until<T>(look: () => Promise<T>, settled: (seen: T) => boolean): Promise<T> {
  for (let turn = 0; turn < 300; turn++) {
    const seen = await look();
    if (settled(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("It did not settle in 30 s.");
}

test("a worker takes a run from the queue, and its figures, charts and summary are kept", async () => {
  const { id } = await startRun(options);
  expect(await getRun(id)).toMatchObject({ status: "queued", catalogueSize: 12 });
  const worker = await startEvaluationWorker();
  const run = await until(
    () => getRun(id),
    (seen) => seen?.status === "done" || seen?.status === "failed",
  );
  await worker.stop();
  expect(run).toMatchObject({ status: "done", error: null, progress: null });
  expect(run?.summary).toMatch(/^Fine P@10: description .*average/);
  expect(run?.result?.queries.queries).toHaveLength(12);
  expect(run?.charts.map(({ svg }) => svg.slice(0, 4))).toEqual(["<svg", "<svg", "<svg"]);
  expect((await listRuns(10))[0]).not.toHaveProperty("result");
});

test("two runs of the same seed do not differ", async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(async () => {
      const id = await insertRun("starter", 12, options);
      await performRun(id, never);
      return (await getRun(id))?.result;
    }),
  );
  if (!one || !other) throw new Error("The runs left no result.");
  expect(compareRuns(one, other).changes.every(({ difference }) => difference === 0)).toBe(true);
});

test("a run is performed once, however often it is queued", async () => {
  const id = await insertRun("starter", 12, options);
  const claims = await Promise.all([claimRun(id), claimRun(id), claimRun(id)]);
  expect(claims.filter((claim) => claim !== null)).toEqual([options]);
});

test("a run that an earlier version queued has the options that it knew, and today's for the others", async () => {
  const id = await insertRun("starter", 12, options);
  const { retrieval: _, ...known } = options;
  await db().evaluationRun.update({ where: { id }, data: { options: known } });
  expect(await claimRun(id)).toEqual(options);
});

test("a run that lost its worker has failed; one that shows signs of life goes on", async () => {
  const lost = await insertRun("starter", 12, options);
  const alive = await insertRun("starter", 12, options);
  for (const id of [lost, alive]) await claimRun(id);
  await db().evaluationRun.update({ where: { id: lost }, data: { aliveAt: new Date(0) } });
  await failAbandonedRuns();
  expect(await getRun(lost)).toMatchObject({
    status: "failed",
    error: expect.stringMatching(/again/),
  });
  expect(await keepRunAlive(lost, null)).toBe(false);
  expect(await keepRunAlive(alive, { what: "Queries", done: 3, total: 12 })).toBe(true);
  expect(await getRun(alive)).toMatchObject({ status: "running", progress: { done: 3 } });
  expect(await deleteRun(alive)).toBe(false);
  expect(await stopRun(alive)).toBe(true);
  expect(await deleteRun(alive)).toBe(true);
  expect(await getRun(alive)).toBeNull();
});

test("a worker that is told to stop hands its run back", async () => {
  const id = await insertRun("starter", 12, options);
  await performRun(id, AbortSignal.abort());
  expect(await getRun(id)).toMatchObject({ status: "queued", startedAt: null });
  await stopRun(id);
});

test("what a run may ask for has limits", () => {
  const parse = (given: object) => runOptionsSchema.safeParse({ protocol: "article", ...given });
  const usual = { queries: 500, seed: 1, candidates: 50, retrieval: "both" };
  expect(parse({}).data).toMatchObject(usual);
  expect(parse({ retrieval: "shop" }).success).toBe(true);
  expect(parse({ retrieval: "lexical" }).success).toBe(false);
  for (const protocol of ["known-items", "composition"]) {
    expect(parse({ protocol }).success).toBe(true);
  }
  expect(parse({ queries: "2000" }).success).toBe(true);
  expect(parse({ queries: "2001" }).success).toBe(false);
  expect(parse({ queries: "many" }).success).toBe(false);
  expect(parse({ candidates: "1000" }).success).toBe(false);
  expect(parse({ protocol: "judgements" }).success).toBe(false);
});

const asked = {
  q: "red dress",
  photo: null,
  styles: 3,
  candidates: 10,
  imageWeight: null,
  reranker: "k-means",
} as const;

test("the playground's columns by relevance are the shop's own searches by vectors alone", async () => {
  const { columns } = await compareModes(asked);
  expect(columns.map(({ mode, view }) => `${mode} ${view}`)).toHaveLength(6);
  for (const column of columns.filter(({ view }) => view === "relevance")) {
    const { q } = asked;
    const request = { ...DEFAULT_REQUEST, q, mode: column.mode, perPage: 10, lexical: false };
    const { results } = await search(request);
    expect(column.results.map(({ id }) => id)).toEqual(results.map(({ id }) => id));
  }
  for (const { results } of columns) {
    expect(new Set(results.slice(0, 3).map(({ cluster }) => cluster)).size).toBeGreaterThan(0);
    for (const { similarity, distance } of results) {
      expect(similarity.textPart + similarity.imagePart).toBeLessThanOrEqual(1.0001);
      expect(distance).toBeGreaterThanOrEqual(0);
    }
  }
});

test("text's and photo's parts add up to the average's similarity at every weight, and the ends are the modes", async () => {
  for (const imageWeight of [0, 0.25, 0.5, 1]) {
    const { columns } = await compareModes({ ...asked, imageWeight });
    const results = columns.find(({ mode }) => mode === "average")?.results ?? [];
    expect(results).toHaveLength(10);
    for (const { similarity, distance } of results) {
      expect(similarity.textPart + similarity.imagePart).toBeCloseTo(1 - distance, 4);
    }
    if (imageWeight === 0.5) continue;
    const end = columns.find(({ mode }) => mode === (imageWeight === 1 ? "image" : "description"));
    if (imageWeight !== 0.25) {
      expect(results.map(({ distance }) => distance.toFixed(4))).toEqual(
        end?.results.map(({ distance }) => distance.toFixed(4)),
      );
    }
  }
});
