import fc from "fast-check";
import { expect, test } from "vitest";
import { compositionQueries, readCompositionName } from "@/lib/evaluation/composition-query";
import {
  measureComposition,
  readSettingName,
  settingName,
} from "@/lib/evaluation/protocols/composition";
import { findFigure } from "@/lib/evaluation/run";
import type { Composition } from "@/lib/evaluation/subject";
import { evaluatedProduct, fakeSubject } from "@/tests/support/fake-subject";

const colours = { Red: 12, Blue: 10, Green: 9 };
const dresses = Object.entries(colours).flatMap(([colour, count]) =>
  Array.from({ length: count }, (_, index) =>
    evaluatedProduct({ handle: `${colour}-${index}`.toLowerCase(), colour }),
  ),
);
const hat = evaluatedProduct({ handle: "hat", fineCategory: "Hat", colour: "Red" });
const products = [...dresses, hat];
const asked = { queries: 40, seed: 1, step: 0.5, retrieval: "both" } as const;

test("a colour is asked for that ten others of the fine category have, never the product's own", () => {
  const queries = compositionQueries(products, 200, 1);
  expect(queries).toHaveLength(200);
  expect(new Set(queries.map(({ colour }) => colour))).toEqual(new Set(["Red", "Blue"]));
  for (const { product, colour, words, name } of queries) {
    expect(product.fineCategory).toBe("Midi Dress");
    expect(product.colour).not.toBe(colour);
    expect(words).toBe(colour.toLowerCase());
    expect(readCompositionName(name)).toEqual({ handle: product.handle, words });
  }
  expect(compositionQueries([hat], 5, 1)).toEqual([]);
});

test("any catalogue's queries are the same whatever its order, and have ten answers", () => {
  const product = fc.record({
    fineCategory: fc.constantFrom("Dress", "Hat"),
    colour: fc.option(fc.constantFrom("Red", "Blue", "Navy Blue")),
  });
  const list = fc
    .array(product, { maxLength: 60 })
    .map((all) => all.map((fields, index) => evaluatedProduct({ handle: `p${index}`, ...fields })));
  fc.assert(
    fc.property(list, fc.nat(), (all, seed) => {
      const queries = compositionQueries(all, 12, seed);
      expect(compositionQueries(all.toReversed(), 12, seed)).toEqual(queries);
      for (const {
        product: { id, fineCategory },
        colour,
      } of queries) {
        const others = all.filter(
          (other) => other.fineCategory === fineCategory && other.colour === colour,
        );
        expect(others.length).toBeGreaterThanOrEqual(10);
        expect(others.map((other) => other.id)).not.toContain(id);
      }
    }),
  );
});

test("the product itself is left out, and the asked colour and the fine category count apart", async () => {
  const compositions: Composition[] = [];
  const subject = fakeSubject({
    products,
    searchComposed: async (composition, limit) => {
      compositions.push(composition);
      // Eleven reds: whoever asks for red gets ten without itself.
      return dresses.slice(0, limit).map(({ id }) => id);
    },
  });
  const findings = await measureComposition(subject, asked);
  const values = (target: string) =>
    findFigure(findings, { arm: "average, words 50", target, metric: "P@10" })?.values ?? [];
  const names = findings.queries.queries ?? [];
  expect(values("fine category")).toEqual(names.map(() => 1));
  expect(values("fine category and asked colour")).toEqual(
    names.map((name) => (name.endsWith("red") ? 1 : 0)),
  );
  expect(new Set(compositions.map(({ wordsWeight }) => wordsWeight))).toEqual(
    new Set([0, 50, 100]),
  );
  // Only as shoppers get it is anything cut, at the shop's own weight.
  for (const { cutoff, wordsWeight, type } of compositions.filter((one) => one.cutoff)) {
    expect({ cutoff, wordsWeight, type }).toEqual({
      cutoff: true,
      wordsWeight: 50,
      type: "average",
    });
  }
  const arms = new Set(findings.figures.map(({ arm }) => arm));
  expect(arms).toEqual(
    new Set([
      "shop",
      ...["average", "image"].flatMap((type) =>
        [0, 50, 100].map((weight) => `${type}, words ${weight}`),
      ),
    ]),
  );
});

test("the best weight is found on one half and reported on the other, and the shop's is among the weights", async () => {
  const subject = fakeSubject({
    products,
    wordsWeight: 45,
    searchComposed: async ({ words, wordsWeight }) =>
      wordsWeight === 75
        ? dresses.filter(({ colour }) => colour?.toLowerCase() === words).map(({ id }) => id)
        : [],
  });
  const findings = await measureComposition(subject, { ...asked, step: 0.25 });
  expect(findings.notes[0]).toMatch(/^Best by average on one half of the queries: words 75\./);
  expect(findings.notes[0]).toMatch(/against average with words 45: .* P@10 1\.000 \(\+1\.000/);
  expect(findings.notes.join()).toMatch(/Bar: shop .* 0\.600, missed with 0\.000/);
});

test("a catalogue with nothing to ask for is refused with what to do", async () => {
  const run = measureComposition(fakeSubject({ products: [hat] }), asked);
  await expect(run).rejects.toThrow(/nothing to ask for.*larger catalogue/);
});

test("arms are read back as they were named", () => {
  expect(readSettingName(settingName("image", 30))).toEqual({ type: "image", wordsWeight: 30 });
  expect(readSettingName("shop")).toBeNull();
  expect(readSettingName("plain, image 0.50")).toBeNull();
});
