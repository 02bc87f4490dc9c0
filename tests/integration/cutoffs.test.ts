import { afterAll, beforeAll, expect, test } from "vitest";
import { getCutoffs, saveCutoffs } from "@/lib/cutoffs/cutoffs";
import { measureCutoffs } from "@/lib/cutoffs/measure-cutoffs";
import type { CatalogueSample } from "@/lib/cutoffs/queries";
import type { Cutoffs } from "@/lib/cutoffs/schema";
import { db } from "@/lib/database/db";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import type { SearchRequest } from "@/lib/search/types";
import { createProduct } from "@/tests/support/factories";

const KINDS = [
  ["Shoes", "Sneakers"],
  ["Shoes", "Heels"],
  ["Watches", "Watch"],
  ["Topwear", "Shirt"],
  ["Topwear", "Sweater"],
] as const;
const COLOURS = [
  "Red",
  "Blue",
  "Green",
  "Black",
  "White",
  "Brown",
  "Yellow",
  "Pink",
  "Grey",
  "Purple",
];

beforeAll(async () => {
  for (const [broadCategory, fineCategory] of KINDS) {
    for (const colour of COLOURS) {
      await createProduct({
        title: `${colour} ${fineCategory}`,
        description: "",
        handle: `${colour}-${fineCategory}`.toLowerCase(),
        broadCategory,
        fineCategory,
        colour,
        status: "published",
      });
    }
  }
  await embedPending(30_000);
});

afterAll(closeServingTowers);

async function ask(asked: Partial<SearchRequest>) {
  return search({ ...DEFAULT_REQUEST, mode: "description", perPage: 100, ...asked });
}

/** Every kind of query in every mode alike. */
async function withCutoff(
  maxDistance: number,
  strongMatchDistance: number,
  medianBestDistance = 0,
) {
  const each = { maxDistance, medianBestDistance, strongMatchDistance };
  const modes = { description: each, image: each, average: each };
  const cutoffs: Cutoffs = { products: 50, words: modes, photo: modes, both: modes };
  await saveCutoffs((await servingTowers()).key, cutoffs);
}

test("cutoffs are measured once a catalogue no longer changes, apart for each mode and kind of query", async () => {
  // Products without photos leave nothing to measure photos on.
  expect(await getCutoffs((await servingTowers()).key)).toBeNull();
  const axis = (at: number) =>
    Float32Array.from({ length: 4 }, (_, index) => (index === at ? 1 : 0.1));
  const sample = Array.from({ length: 80 }, (_, index): CatalogueSample => {
    const vector = axis(index % 2).map((value) => value / Math.hypot(...axis(0)));
    return {
      broadCategory: index % 2 === 0 ? "Even" : "Odd",
      fineCategory: "Any",
      colour: null,
      variantGroup: null,
      text: vector,
      image: vector,
      average: vector,
    };
  });
  const { similarities } = await servingTowers();
  const cutoffs = await measureCutoffs(
    sample,
    sample.map(({ text }) => text),
    80,
    similarities,
  );
  const unrelated = 1 - 0.22 / 1.03;
  for (const kind of ["words", "photo", "both"] as const) {
    expect(cutoffs?.[kind].image.maxDistance).toBeCloseTo(unrelated, 5);
    expect(cutoffs?.[kind].image.strongMatchDistance).toBeCloseTo(0, 5);
  }
  expect(
    await measureCutoffs(
      sample.slice(0, 30),
      sample.slice(0, 30).map(({ text }) => text),
      30,
      similarities,
    ),
  ).toBeNull();
  expect(
    await measureCutoffs(
      sample.filter(({ broadCategory }) => broadCategory === "Even"),
      [axis(0)],
      40,
      similarities,
    ),
  ).toBeNull();
});

test("where things are the only ones of their kind, what counts as strong ends at the cutoff", async () => {
  // Every product is an axis of its own, so that the best match of a query is as far as anything unrelated.
  const sample = Array.from({ length: 60 }, (_, index): CatalogueSample => {
    const vector = Float32Array.from({ length: 64 }, (_, at) => (at === index ? 1 : 0));
    // One unrelated pair is nearer, and sets the cutoff.
    if (index < 2) vector.set([Math.SQRT1_2, Math.SQRT1_2]);
    const fields = { fineCategory: "Any", colour: null, variantGroup: null };
    return {
      ...fields,
      broadCategory: `${index % 30}`,
      text: vector,
      image: vector,
      average: vector,
    };
  });
  const words = sample.slice(0, 5).map(({ text }) => text);
  const cutoffs = await measureCutoffs(sample, words, 60, (await servingTowers()).similarities);
  expect(cutoffs?.words.average.maxDistance).toBeCloseTo(0, 5);
  expect(cutoffs?.words.average.strongMatchDistance).toBeCloseTo(0, 5);
});

test("what is no nearer than the cutoff is cut, unless words name it; floor=off brings it back", async () => {
  const all = await ask({ q: "sneakers", cutoff: false });
  expect(all.total).toBe(50);
  const distances = all.results.map(({ distance }) => distance as number).sort((a, b) => a - b);
  const cutoff = distances[19] as number;
  await withCutoff(cutoff, cutoff);
  const { total, results, strong } = await ask({ q: "sneakers" });
  expect(strong).toBe(true);
  expect(total).toBeLessThan(50);
  for (const { distance, signals } of results) {
    expect((distance as number) <= cutoff || signals.includes("lexical")).toBe(true);
  }
  const pure = await ask({ q: "sneakers", lexical: false });
  expect(pure.total).toBe(20);
});

test("nothing near is said plainly, with the nearest categories", async () => {
  await withCutoff(0.01, 0.01);
  const { total, results, strong, nearestCategories } = await ask({ q: "footwear for running" });
  expect({ total, results, strong }).toEqual({ total: 0, results: [], strong: false });
  expect(nearestCategories[0]).toEqual({ broad: "Shoes", fine: "Sneakers" });
  expect(nearestCategories.length).toBeLessThanOrEqual(4);
});

test("words that the catalogue knows are a strong match however far their vectors are", async () => {
  await withCutoff(-1, -1);
  const { strong, results, nearestCategories } = await ask({ q: "purple heels" });
  expect(strong).toBe(true);
  expect(results[0]).toMatchObject({ handle: "purple-heels", signals: ["lexical", "exact"] });
  expect(nearestCategories).toEqual([]);
});

test("words of which the catalogue knows none must come nearer than others", async () => {
  const strange = { q: "quantum lawnmower", cutoff: false } as const;
  const [first] = (await ask(strange)).results;
  const nearest = first?.distance as number;
  await withCutoff(2, nearest + 0.01, nearest - 0.01);
  expect(await ask(strange)).toMatchObject({ total: 50, strong: false });
  const half = await ask({ ...strange, q: "quantum heels" });
  await withCutoff(2, (half.results[0]?.distance as number) + 0.01, -1);
  expect((await ask({ ...strange, q: "quantum heels" })).strong).toBe(true);
  await withCutoff(2, nearest + 0.01, nearest + 0.001);
  expect((await ask(strange)).strong).toBe(true);
});

test.each([
  ["purpel heels", "purple heels"],
  ["yelow sneekers", "yellow sneakers"],
  ["yellowsneakers", "yellow sneakers"],
  ["yelow sneak ers", "yellow sneakers"],
  ["red heels", null],
  ["qqqqqqq", null],
])("for %s the shop means %s", async (q, meant) => {
  expect((await ask({ q })).didYouMean).toBe(meant);
});

test("a word that the catalogue just came to have is never corrected", async () => {
  const q = "yellow sneekers";
  expect((await ask({ q })).didYouMean).toBe("yellow sneakers");
  const word = { word: "sneekers", lexeme: "sneeker", products: 1, titles: 1, rare: false };
  await db().searchWord.create({ data: word });
  expect((await ask({ q })).didYouMean).toBeNull();
  await db().searchWord.delete({ where: { word: word.word } });
});

test("a longer word that begins and ends like one of the catalogue is not a typo", async () => {
  const word = { word: "tan", lexeme: "tan", products: 9, titles: 9, rare: false };
  await db().searchWord.create({ data: word });
  expect((await ask({ q: "tartan wrap" })).didYouMean).toBeNull();
  expect((await ask({ q: "taan wrap" })).didYouMean).toBe("tan wrap");
  await db().searchWord.delete({ where: { word: word.word } });
});

test("what is no word of a product's own, such as with, is never corrected", async () => {
  const word = { word: "without", lexeme: "without", products: 1, titles: 1, rare: false };
  await db().searchWord.create({ data: word });
  expect((await ask({ q: "purpel heels with pockets" })).didYouMean).toBe(
    "purple heels with pockets",
  );
  await db().searchWord.delete({ where: { word: word.word } });
});

function distanceOf(handle: string, { results }: Awaited<ReturnType<typeof ask>>): number {
  return results.find((result) => result.handle === handle)?.distance ?? Number.NaN;
}

test("more like a product brings its neighbours first, less like it pushes them back", async () => {
  await saveCutoffs((await servingTowers()).key, null);
  const more = await ask({ more: ["red-watch"] });
  expect(more.results[0]?.handle).toBe("red-watch");
  const watches = more.results.slice(0, 10).filter(({ fineCategory }) => fineCategory === "Watch");
  expect(watches.length).toBeGreaterThanOrEqual(8);
  const plain = await ask({ q: "red", lexical: false, mode: "average" });
  const less = await ask({ q: "red", lexical: false, mode: "average", less: ["red-watch"] });
  const moved = (handle: string) => distanceOf(handle, less) - distanceOf(handle, plain);
  for (const other of ["red-shirt", "red-heels", "red-sneakers", "red-sweater"]) {
    expect(moved("red-watch")).toBeGreaterThan(moved(other) + 0.05);
  }
});

test("an example that is gone is said to be, unless something else is asked", async () => {
  await expect(ask({ more: ["never-was"] })).rejects.toThrow(/no longer in the shop/);
  expect((await ask({ q: "heels", more: ["never-was"] })).results[0]?.fineCategory).toBe("Heels");
});

test("a description that only mentions what is common does not carry a product past the cutoff", async () => {
  const socks = await createProduct({
    handle: "plain-socks",
    title: "Plain socks",
    description: "To wear with sneakers, in tencel.",
    broadCategory: "Socks",
    fineCategory: "Socks",
    status: "published",
  });
  await embedPending(30_000);
  await withCutoff(0, 0);
  const handles = async (asked: Partial<SearchRequest>) =>
    (await ask(asked)).results.map(({ handle }) => handle);
  expect(await handles({ q: "sneakers" })).toHaveLength(10);
  expect(await handles({ q: "sneakers", cutoff: false })).toContain(socks.handle);
  // A rare word is honoured wherever it stands.
  expect(await handles({ q: "tencel" })).toEqual([socks.handle]);
  expect(await handles({ q: "sneakers tencel" })).toContain(socks.handle);
});
