import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveCutoffs } from "@/lib/cutoffs/cutoffs";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { findFigure } from "@/lib/evaluation/run";
import { answerToday, wayOfAsking } from "@/lib/evaluation-runs/answer-today";
import { runEvaluation } from "@/lib/evaluation-runs/run-evaluation";
import { shopSubject } from "@/lib/evaluation-runs/shop-subject";
import { storePhoto } from "@/lib/images/store-photo";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import { queryPhotoVector, saveQueryPhoto } from "@/lib/shopper-photos/shopper-photos";
import { createProduct } from "@/tests/support/factories";

const COLOURS = { Red: "#c01020", Blue: "#1030c0" };
const KINDS = ["Backpack", "Jeans"];
const EACH = 11;

function plainPhoto(background: string): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Two kinds of things in two colours, eleven of each: one may be asked for and ten be found. */
beforeAll(async () => {
  for (const [colour, background] of Object.entries(COLOURS)) {
    const photo = await storePhoto(await plainPhoto(background));
    for (const kind of KINDS) {
      for (let number = 1; number <= EACH; number++) {
        await createProduct({
          handle: `${colour}-${kind}-${number}`.toLowerCase(),
          title: `${colour} ${kind}`,
          status: "published",
          colour,
          broadCategory: "Things",
          fineCategory: kind,
          photos: { create: [{ ...photo, position: 0 }] },
        });
      }
    }
  }
  await embedPending(60_000);
});

afterAll(closeServingTowers);

function handlesOf(results: { handle: string }[]): string[] {
  return results.map(({ handle }) => handle);
}

test("a composition is what a shopper finds who uploads the photo and adds the words", async () => {
  const { id } = await saveQueryPhoto(await plainPhoto(COLOURS.Red));
  const photo = await queryPhotoVector(id);
  const { searchComposed, products } = await shopSubject();
  const handleOf = new Map(products.map((product) => [product.id, product.handle]));
  for (const cutoff of [false, true]) {
    for (const wordsWeight of [0, 30, 50, 100]) {
      const asked = { q: "blue jeans", photo: id, wordsWeight, mode: "image" as const };
      const { results } = await search({
        ...DEFAULT_REQUEST,
        ...asked,
        cutoff,
        collapse: false,
        perPage: 30,
      });
      const ids = await searchComposed(
        { photo, words: "blue jeans", wordsWeight, type: "image", cutoff },
        30,
      );
      expect(ids.map((found) => handleOf.get(found))).toEqual(handlesOf(results));
      expect(ids.length).toBeGreaterThan(0);
    }
  }
});

test("the protocol asks the shop: at no weight the photo decides, at full weight the words do", async () => {
  const run = await runEvaluation({
    protocol: "composition",
    queries: 20,
    seed: 1,
    step: 0.5,
    retrieval: "both",
    ks: [10],
    candidates: 10,
    judgements: [],
    given: null,
  });
  const mean = (arm: string, target: string) =>
    findFigure(run, { arm, target, metric: "P@10" })?.mean ?? Number.NaN;
  const asked = "fine category and asked colour";
  // Plain photos look alike in their colour, so the photo alone never leads to another.
  expect(mean("image, words 0", asked)).toBe(0);
  expect(mean("average, words 100", asked)).toBeGreaterThan(mean("average, words 0", asked));
  expect(mean("shop", asked)).toBe(mean("average, words 50", asked));
  expect(run.notes.slice(0, 2)).toEqual([
    expect.stringMatching(/^Best by average on one half/),
    expect.stringMatching(/^Best by image on one half/),
  ]);
});

test("what the shop composes today is shown as the arm composes it, without the product itself", async () => {
  const query = "red-jeans-3, but blue";
  const alike = await answerToday("composition", "image, words 0", query, 6);
  expect(alike).toHaveLength(6);
  expect(handlesOf(alike)).not.toContain("red-jeans-3");
  expect(alike.map(({ colour }) => colour)).toEqual(Array(6).fill("Red"));
  const named = await answerToday("composition", "average, words 100", query, 6);
  expect(named.map(({ colour }) => colour)).toEqual(Array(6).fill("Blue"));
  expect(await answerToday("composition", "shop", "gone-1, but blue", 6)).toEqual([]);
  expect(wayOfAsking("composition", "image, words 0")).toBe("by image, words 0");
});

test("other arms are asked by vectors alone, and the shop's with its words and cutoff", async () => {
  const { key } = await servingTowers();
  const none = { maxDistance: -1, medianBestDistance: -1, strongMatchDistance: -1 };
  const modes = { description: none, image: none, average: none };
  await saveCutoffs(key, { products: 44, words: modes, photo: modes, both: modes });
  const shop = await answerToday("article", "shop", "red jeans", 40);
  const pure = await answerToday("article", "average", "red jeans", 40);
  const weighted = await answerToday("products", "image .9 + text .1", "red jeans", 40);
  await saveCutoffs(key, null);
  expect(new Set(shop.map(({ title }) => title))).toEqual(new Set(["Red Jeans"]));
  expect(pure).toHaveLength(40);
  expect(handlesOf(weighted)).toEqual(handlesOf(pure));
  expect(wayOfAsking("products", "image .9 + text .1")).toBe("by average vectors alone");
  expect(wayOfAsking("article", "shop")).toBe("as shoppers get it");
});
