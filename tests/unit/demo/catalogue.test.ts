import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { demoCatalogue } from "@/demo/catalogue";

const products = demoCatalogue();

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}

function pluck(options: { count?: number; seed?: number }) {
  return demoCatalogue(options).map(({ photos, ...words }) => ({
    ...words,
    alts: photos.map(({ alt }) => alt),
  }));
}

test("there are at least 600 products over at least 8 broad and 40 fine categories", () => {
  expect(products.length).toBeGreaterThanOrEqual(600);
  expect(new Set(products.map((p) => p.broadCategory)).size).toBeGreaterThanOrEqual(8);
  expect(new Set(products.map((p) => p.fineCategory)).size).toBeGreaterThanOrEqual(40);
});

test("a smaller catalogue has exactly as many products as asked for", () => {
  expect(demoCatalogue({ count: 37 })).toHaveLength(37);
});

test("handles are unique and fit a URL", () => {
  expect(new Set(products.map((p) => p.handle)).size).toBe(products.length);
  for (const { handle } of products) expect(handle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test("every description has 40 to 120 words and names the colour and the fine category", () => {
  for (const { description, colour, fineCategory } of products) {
    expect(wordsOf(description)).toBeGreaterThanOrEqual(40);
    expect(wordsOf(description)).toBeLessThanOrEqual(120);
    expect(description.toLowerCase()).toContain(colour);
    expect(description.toLowerCase()).toContain(fineCategory.toLowerCase());
  }
});

test("every description says whom it is for and which pattern is drawn", () => {
  for (const { description, attributes } of products) {
    expect(description).toMatch(/women|men|unisex/);
    if (attributes.pattern === "gingham") expect(description).toContain("gingham");
    if (attributes.pattern === "plain")
      expect(description).not.toMatch(/gingham|plaid check|polka/);
  }
});

test("the colours of one cut share a variant group and differ in colour", () => {
  const groups = new Map<string, typeof products>();
  for (const product of products) {
    const { variantGroup } = product;
    if (variantGroup) groups.set(variantGroup, [...(groups.get(variantGroup) ?? []), product]);
  }
  expect(groups.size).toBeGreaterThan(50);
  for (const members of groups.values()) {
    expect(new Set(members.map((p) => p.colour)).size).toBe(members.length);
    expect(new Set(members.map((p) => p.fineCategory)).size).toBe(1);
  }
});

test("the same seed gives the same words, another seed gives others", () => {
  expect(pluck({ count: 60, seed: 3 })).toEqual(pluck({ count: 60, seed: 3 }));
  expect(pluck({ count: 60, seed: 3 })).not.toEqual(pluck({ count: 60, seed: 4 }));
});

test("a good share of the products has a second photo", () => {
  const second = products.filter((p) => p.photos.length > 1).length;
  expect(second).toBeGreaterThan(products.length * 0.3);
});

test("drawing a photo twice gives the same pixels", async () => {
  const hash = async () => {
    const picture = await demoCatalogue({ count: 5, seed: 11 })[4]?.photos[0]?.render();
    return createHash("sha256")
      .update(picture?.data ?? "")
      .digest("hex");
  };
  expect(await hash()).toBe(await hash());
});

test("pictures are 800 by 1000 pixels in colour", async () => {
  const oneOfEach = [...new Map(products.map((p) => [p.fineCategory, p])).values()];
  for (const { handle, photos } of oneOfEach.filter((_, i) => i % 9 === 0)) {
    const picture = await photos.at(-1)?.render();
    expect({ handle, ...picture, data: picture?.data.length }).toEqual({
      handle,
      width: 800,
      height: 1000,
      data: 800 * 1000 * 3,
    });
  }
}, 30_000);
