import { expect, test } from "vitest";
import { cardSwatches } from "@/components/card-swatches";
import { swatchFill } from "@/components/swatch-fill";
import { DYES } from "@/demo/palette";

const variant = (colour: string | null, handle = `${colour}`) => ({
  handle,
  title: `Shirt ${handle}`,
  colour,
});

test("every colour of the demo catalogue has a fill of its own", () => {
  const colours = [...new Set(DYES.map(({ colour }) => colour))];
  expect(colours.filter((colour) => swatchFill(colour) === null)).toEqual([]);
});

test("a colour is known whatever its letters' case and joints", () => {
  expect(swatchFill("Light-Blue")).toBe(swatchFill("light blue"));
  expect(swatchFill(" NAVY  Blue ")).not.toBeNull();
  expect(swatchFill("Gray")).toBe(swatchFill("grey"));
});

test("a longer name is the colour at its end, or else at its start", () => {
  expect(swatchFill("Dusty Rose")).toBe(swatchFill("rose"));
  expect(swatchFill("Washed Sky Blue")).toBe(swatchFill("sky blue"));
  expect(swatchFill("Grey Melange")).toBe(swatchFill("grey"));
});

test("Chinese names are read from their end", () => {
  expect(swatchFill("黑色")).toBe(swatchFill("black"));
  expect(swatchFill("霧黑")).toBe(swatchFill("black"));
  expect(swatchFill("深藍色")).toBe(swatchFill("navy"));
});

test("several colours are stripes of equal width, many a ring", () => {
  const [navy, white] = [swatchFill("navy"), swatchFill("white")];
  const stripes = `linear-gradient(90deg, ${navy} 0% 50%, ${white} 50% 100%)`;
  expect(swatchFill("navy / white")).toBe(stripes);
  expect(swatchFill("Navy and White")).toBe(stripes);
  expect(swatchFill("Multicolour")).toMatch(/^conic-gradient/);
  expect(swatchFill("多色")).toMatch(/^conic-gradient/);
});

test("an unknown name has no fill, even one that objects have", () => {
  for (const name of ["", "foliage", "constructor", "__proto__", "色"]) {
    expect(swatchFill(name), name).toBeNull();
  }
});

test("a card shows each colour once, its own first, and counts the rest", () => {
  const colours = ["red", "navy", "red", "green", "pink", "teal", "white", "Navy"];
  const { shown, more } = cardSwatches(colours.map((colour, index) => variant(colour, `${index}`)));
  expect(shown.map(({ handle }) => handle)).toEqual(["0", "1", "3", "4", "5"]);
  expect(more).toBe(1);
});

test("products of one colour, or without any, have no swatches", () => {
  expect(cardSwatches([variant("red", "s"), variant("red", "m")]).shown).toEqual([]);
  expect(cardSwatches([]).shown).toEqual([]);
  expect(cardSwatches([variant(null, "a"), variant(null, "b")]).shown).toHaveLength(2);
});
