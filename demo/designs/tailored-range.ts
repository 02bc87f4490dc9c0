import { dyesOf, NEUTRALS } from "#palette";
import type { Design } from "./design";
import { tailored } from "./tailoring";

const SUITING = [...NEUTRALS, ...dyesOf("green", "burgundy", "blue", "sage", "blush")];

const DRY = "Dry clean only and hang on a broad hanger";

export const BLAZER: Design = {
  broad: "Outerwear",
  fine: "Blazer",
  share: 26,
  audiences: [
    ["women", 3],
    ["men", 3],
  ],
  price: [129, 320],
  hasBack: true,
  occasions: ["the office", "weddings", "dinner in town", "formal evenings"],
  pairings: [
    "straight jeans and loafers",
    "matching trousers",
    "a silk camisole",
    "an oxford shirt and tie",
  ],
  fabrics: [
    {
      cloth: "wool",
      name: "fine wool",
      care: DRY,
      dyes: SUITING,
      patterns: [
        [null, 5],
        ["windowpane check", 1],
        ["houndstooth", 1],
        ["pinstripe", 2],
        ["plaid", 1],
      ],
    },
    { cloth: "linen", name: "structured linen", care: DRY, dyes: SUITING },
    {
      cloth: "velvet",
      name: "cotton velvet",
      care: DRY,
      dyes: dyesOf("burgundy", "green", "navy", "black", "purple", "teal"),
    },
  ],
  cut: (random, audience) => tailored(random, audience, "blazer"),
};

export const OVERCOAT: Design = {
  broad: "Outerwear",
  fine: "Overcoat",
  share: 18,
  audiences: [
    ["women", 3],
    ["men", 3],
  ],
  price: [189, 480],
  hasBack: true,
  occasions: ["winter commutes", "city walks", "cold evenings", "formal days"],
  pairings: ["a turtleneck", "a suit", "ankle boots and jeans", "a knitted scarf"],
  fabrics: [
    {
      cloth: "wool",
      name: "double-faced wool",
      care: DRY,
      dyes: SUITING,
      patterns: [
        [null, 6],
        ["houndstooth", 1],
        ["plaid", 1],
      ],
    },
    {
      cloth: "tweed",
      name: "herringbone tweed",
      care: DRY,
      dyes: dyesOf("grey", "charcoal", "brown", "camel", "olive", "navy"),
    },
  ],
  cut: (random, audience) => tailored(random, audience, "overcoat"),
};

export const TRENCH_COAT: Design = {
  broad: "Outerwear",
  fine: "Trench coat",
  share: 16,
  audiences: [
    ["women", 3],
    ["men", 2],
  ],
  price: [169, 390],
  hasBack: false,
  occasions: ["rainy days", "travel", "the walk to work", "spring weather"],
  pairings: [
    "a striped T-shirt and jeans",
    "a midi dress",
    "chinos and loafers",
    "a fine turtleneck",
  ],
  fabrics: [
    {
      cloth: "twill",
      name: "cotton gabardine",
      care: "Dry clean; reproof once a year",
      dyes: dyesOf("beige", "camel", "navy", "black", "olive", "cream", "sage", "tan"),
    },
  ],
  cut: (random, audience) => tailored(random, audience, "trench"),
};
