import { type Rgb, rgb } from "./draw/colour";

/** A dye: the shop's plain colour word, and the brand's name for the shade, which contains that word. */
export type Dye = { colour: string; shade: string; rgb: Rgb };

function dye(colour: string, shade: string, hex: string): Dye {
  return { colour, shade, rgb: rgb(hex) };
}

export const DYES = [
  dye("black", "ink black", "#26242a"),
  dye("black", "soft black", "#2f2d2e"),
  dye("white", "chalk white", "#f3f1ec"),
  dye("white", "optic white", "#f7f7f5"),
  dye("cream", "warm cream", "#ebe1cb"),
  dye("cream", "oat cream", "#e2d6bd"),
  dye("grey", "pebble grey", "#9c9b99"),
  dye("grey", "dove grey", "#b9b8b8"),
  dye("charcoal", "slate charcoal", "#494b52"),
  dye("beige", "sand beige", "#cdb898"),
  dye("beige", "biscuit beige", "#d6c3a6"),
  dye("camel", "camel", "#b98a54"),
  dye("tan", "saddle tan", "#a8713f"),
  dye("brown", "chestnut brown", "#6b4430"),
  dye("brown", "cocoa brown", "#513a30"),
  dye("navy", "midnight navy", "#232c49"),
  dye("navy", "ink navy", "#2b3554"),
  dye("blue", "cobalt blue", "#2d55a5"),
  dye("blue", "cornflower blue", "#5c7fc0"),
  dye("light blue", "sky light blue", "#a9c3dd"),
  dye("light blue", "washed light blue", "#b9cfe2"),
  dye("teal", "peacock teal", "#1f6b72"),
  dye("green", "bottle green", "#24523c"),
  dye("green", "fern green", "#4d8050"),
  dye("olive", "field olive", "#6b6a42"),
  dye("olive", "moss olive", "#7b7a4b"),
  dye("sage", "dusty sage", "#a6b295"),
  dye("mint", "pale mint", "#bfdccb"),
  dye("yellow", "lemon yellow", "#ecd45f"),
  dye("yellow", "butter yellow", "#f0dd94"),
  dye("mustard", "mustard", "#c9962f"),
  dye("orange", "apricot orange", "#e2894a"),
  dye("rust", "burnt rust", "#a8502c"),
  dye("coral", "coral", "#e57a66"),
  dye("red", "poppy red", "#c4302c"),
  dye("red", "scarlet red", "#b3242e"),
  dye("burgundy", "oxblood burgundy", "#6a1f2c"),
  dye("pink", "rose pink", "#dd8aa0"),
  dye("pink", "fuchsia pink", "#c8407c"),
  dye("blush", "blush", "#e9c5bb"),
  dye("purple", "plum purple", "#5d3560"),
  dye("lilac", "wisteria lilac", "#b5a3d0"),
  dye("gold", "brushed gold", "#c8a04e"),
  dye("silver", "polished silver", "#bfc2c6"),
] as const;

export function dyesOf(...colours: string[]): Dye[] {
  return DYES.filter((each) => colours.includes(each.colour));
}

export const BRIGHTS = dyesOf(
  "blue",
  "teal",
  "green",
  "yellow",
  "mustard",
  "orange",
  "rust",
  "coral",
  "red",
  "burgundy",
  "pink",
  "purple",
  "lilac",
);
export const NEUTRALS = dyesOf(
  "black",
  "white",
  "cream",
  "grey",
  "charcoal",
  "beige",
  "camel",
  "brown",
  "navy",
  "olive",
);
export const PALES = dyesOf(
  "white",
  "cream",
  "beige",
  "light blue",
  "sage",
  "mint",
  "yellow",
  "blush",
  "lilac",
  "pink",
);
export const LEATHERS = dyesOf(
  "black",
  "tan",
  "brown",
  "burgundy",
  "cream",
  "navy",
  "camel",
  "beige",
);
export const DENIMS: Dye[] = [
  dye("blue", "mid-wash blue", "#5d7fa6"),
  dye("blue", "rinse blue", "#35496b"),
  dye("light blue", "bleached light blue", "#a3bcd3"),
  dye("navy", "raw indigo navy", "#27324d"),
  dye("black", "washed black", "#37373b"),
  dye("white", "ecru white", "#ece7da"),
];
