import { BRIGHTS, DENIMS, dyesOf, LEATHERS, NEUTRALS, PALES } from "#palette";
import type { Design } from "./design";
import { skirtDesign } from "./skirts";

const SKIRTS = { broad: "Skirts", audiences: [["women", 1]] as const, hasBack: true } as const;

const GENTLE = "Machine wash cold on a gentle cycle";

export const MINI_SKIRT: Design = {
  ...SKIRTS,
  fine: "Mini skirt",
  share: 20,
  price: [39, 110],
  occasions: ["date night", "summer parties", "weekends", "festivals"],
  pairings: ["ankle boots and tights", "a tucked-in T-shirt", "a chunky sweater", "white sneakers"],
  fabrics: [
    { cloth: "denim", name: "sturdy denim", care: "Wash inside out and cold", dyes: DENIMS },
    {
      cloth: "wool",
      name: "wool flannel",
      care: "Dry clean",
      dyes: [...NEUTRALS, ...BRIGHTS],
      patterns: [
        [null, 2],
        ["plaid", 3],
        ["houndstooth", 2],
        ["gingham", 1],
      ],
    },
    {
      cloth: "leather",
      name: "soft leather",
      care: "Wipe clean with a damp cloth",
      dyes: LEATHERS,
    },
  ],
  cut: (random) => skirtDesign(random, "mini"),
};

export const MIDI_SKIRT: Design = {
  ...SKIRTS,
  fine: "Midi skirt",
  share: 20,
  price: [55, 140],
  occasions: ["the office", "a long lunch", "autumn days", "weekends in town"],
  pairings: ["a fine knit", "knee boots", "ballet flats", "a striped T-shirt"],
  fabrics: [
    {
      cloth: "satin",
      name: "bias-cut satin",
      care: "Hand wash cold",
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy")],
      patterns: [
        [null, 4],
        ["leopard print", 1],
        ["polka dot", 1],
      ],
    },
    {
      cloth: "poplin",
      name: "cotton poplin",
      care: GENTLE,
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy")],
      patterns: [
        [null, 3],
        ["floral", 2],
        ["gingham", 2],
        ["ditsy floral", 1],
      ],
    },
    { cloth: "denim", name: "soft denim", care: "Wash inside out and cold", dyes: DENIMS },
    {
      cloth: "tulle",
      name: "layered tulle",
      care: "Dry clean only",
      dyes: dyesOf("blush", "black", "lilac", "mint", "navy"),
    },
  ],
  cut: (random) => skirtDesign(random, "midi"),
};

export const MAXI_SKIRT: Design = {
  ...SKIRTS,
  fine: "Maxi skirt",
  share: 12,
  price: [59, 150],
  occasions: ["holidays by the sea", "warm evenings", "garden parties", "travel"],
  pairings: ["a tank top", "flat sandals", "a cropped sweater", "a denim jacket"],
  fabrics: [
    { cloth: "linen", name: "washed linen", care: GENTLE, dyes: [...PALES, ...NEUTRALS] },
    {
      cloth: "crepe",
      name: "viscose crepe",
      care: GENTLE,
      dyes: [...PALES, ...BRIGHTS],
      patterns: [
        [null, 2],
        ["floral", 3],
        ["paisley", 2],
        ["polka dot", 1],
      ],
    },
  ],
  cut: (random) => skirtDesign(random, "maxi"),
};

export const PLEATED_SKIRT: Design = {
  ...SKIRTS,
  fine: "Pleated skirt",
  share: 18,
  price: [55, 130],
  occasions: ["the office", "school days", "city walks", "a gallery opening"],
  pairings: [
    "loafers and socks",
    "a fine turtleneck",
    "a sweatshirt and sneakers",
    "a silk blouse",
  ],
  fabrics: [
    {
      cloth: "crepe",
      name: "pleated crepe",
      care: GENTLE,
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
    },
    {
      cloth: "wool",
      name: "light wool",
      care: "Dry clean",
      dyes: NEUTRALS,
      patterns: [
        [null, 2],
        ["plaid", 4],
      ],
    },
  ],
  cut: (random) => skirtDesign(random, "pleated"),
};

export const PENCIL_SKIRT: Design = {
  ...SKIRTS,
  fine: "Pencil skirt",
  share: 16,
  price: [49, 120],
  occasions: ["the office", "interviews", "formal days", "dinner in town"],
  pairings: ["a tucked-in blouse", "pumps", "a fitted blazer", "a fine turtleneck"],
  fabrics: [
    {
      cloth: "wool",
      name: "stretch wool",
      care: "Dry clean",
      dyes: [...NEUTRALS, ...dyesOf("burgundy", "teal", "green", "red")],
      patterns: [
        [null, 5],
        ["houndstooth", 1],
        ["pinstripe", 1],
        ["windowpane check", 1],
      ],
    },
    {
      cloth: "leather",
      name: "soft leather",
      care: "Wipe clean with a damp cloth",
      dyes: LEATHERS,
    },
  ],
  cut: (random) => skirtDesign(random, "pencil"),
};
