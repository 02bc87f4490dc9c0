import type { Rgb } from "#draw/colour";
import { stitch } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { sole } from "#garments/shoe-parts";
import { dyesOf, LEATHERS } from "#palette";

export const SHOE_LINING: Rgb = [204, 178, 148];

const LEATHER_CARE = "Wipe with a soft cloth and feed the leather";

export const SHOE_LEATHER = {
  cloth: "leather" as const,
  name: "polished leather",
  care: LEATHER_CARE,
  dyes: LEATHERS,
};

export const SHOE_SUEDE = {
  cloth: "suede" as const,
  name: "soft suede",
  care: "Brush with a suede brush",
  dyes: [...LEATHERS, ...dyesOf("green", "blue", "grey", "olive")],
};

export const SHOE_PATENT = {
  cloth: "patent" as const,
  name: "patent leather",
  care: "Wipe with a damp cloth",
  dyes: dyesOf("black", "red", "burgundy", "white", "navy", "pink"),
};

export const SHOES = { broad: "Shoes", plural: true, hasBack: false } as const;

export function welt(thread: Rgb) {
  return stitch(line([0.6, -2.1], [10, -1.3, 27.6, -2.4]), thread, { width: 0.12 });
}

export function thinSole(colour: Rgb) {
  return sole(
    shape(
      [-0.3, -1.9],
      [8, -1, 18, -1.3, 28, -2],
      [28.2, -1],
      [20, -0.9, 17.6, -0.8, 16, -0.2],
      [3, 0, 0.6, 0, -0.3, -1.9],
    ),
    colour,
  );
}
