import { BRIGHTS, DENIMS, dyesOf, NEUTRALS, PALES } from "#palette";
import type { Design } from "./design";
import { trousers } from "./trousers";

const COTTON = "Machine wash at 30 degrees, inside out";

const TROUSERS = { broad: "Trousers", plural: true, hasBack: true } as const;

export const JEANS: Design = {
  ...TROUSERS,
  fine: "Jeans",
  share: 30,
  audiences: [
    ["women", 3],
    ["men", 3],
  ],
  price: [69, 150],
  occasions: ["everyday wear", "weekends", "travel", "casual Fridays"],
  pairings: ["a white T-shirt", "a blazer and loafers", "a chunky sweater", "ankle boots"],
  fabrics: [
    {
      cloth: "denim",
      name: "sturdy denim",
      care: "Wash rarely, inside out and cold",
      dyes: DENIMS,
    },
  ],
  cut: (random, audience) => trousers(random, audience, "jeans"),
};

export const CHINOS: Design = {
  ...TROUSERS,
  fine: "Chinos",
  share: 20,
  audiences: [
    ["men", 3],
    ["women", 1.5],
  ],
  price: [55, 110],
  occasions: ["the office", "casual Fridays", "weekends in town", "dinner with friends"],
  pairings: ["an oxford shirt", "a polo shirt", "a fine sweater", "loafers"],
  fabrics: [
    {
      cloth: "twill",
      name: "brushed cotton twill",
      care: COTTON,
      dyes: [
        ...NEUTRALS,
        ...dyesOf("green", "rust", "burgundy", "light blue", "tan", "mustard", "sage"),
      ],
    },
    {
      cloth: "corduroy",
      name: "fine corduroy",
      care: COTTON,
      dyes: dyesOf("brown", "camel", "navy", "olive", "rust", "cream", "burgundy", "mustard"),
    },
  ],
  cut: (random, audience) => trousers(random, audience, "chinos"),
};

export const WIDE_LEG: Design = {
  ...TROUSERS,
  fine: "Wide-leg trousers",
  share: 20,
  audiences: [["women", 1]],
  price: [69, 160],
  occasions: ["the office", "dinner in town", "summer evenings", "travel"],
  pairings: ["a silk blouse", "a fitted turtleneck", "a cropped cardigan", "a camisole"],
  fabrics: [
    {
      cloth: "crepe",
      name: "flowing crepe",
      care: "Machine wash cold on a gentle cycle",
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
      patterns: [
        [null, 6],
        ["pinstripe", 2],
        ["polka dot", 0.6],
      ],
    },
    {
      cloth: "linen",
      name: "washed linen",
      care: "Wash cool and iron while damp",
      dyes: [...PALES, ...NEUTRALS],
    },
    {
      cloth: "satin",
      name: "heavy satin",
      care: "Dry clean",
      dyes: [...BRIGHTS, ...dyesOf("black", "cream", "navy")],
    },
  ],
  cut: (random, audience) => trousers(random, audience, "wide"),
};

export const TAILORED_TROUSERS: Design = {
  ...TROUSERS,
  fine: "Tailored trousers",
  share: 18,
  audiences: [
    ["men", 3],
    ["women", 2],
  ],
  price: [85, 190],
  occasions: ["the office", "weddings", "formal days", "interviews"],
  pairings: ["a matching blazer", "an oxford shirt", "a fine turtleneck", "loafers"],
  fabrics: [
    {
      cloth: "wool",
      name: "fine wool",
      care: "Dry clean only",
      dyes: NEUTRALS,
      patterns: [
        [null, 5],
        ["pinstripe", 2],
        ["windowpane check", 1],
        ["houndstooth", 1],
        ["plaid", 1],
      ],
    },
  ],
  cut: (random, audience) => trousers(random, audience, "tailored"),
};

export const LEGGINGS: Design = {
  ...TROUSERS,
  fine: "Leggings",
  share: 14,
  audiences: [["women", 1]],
  price: [29, 75],
  occasions: ["yoga", "the gym", "long walks", "lazy Sundays"],
  pairings: ["an oversized hoodie", "running shoes", "a long sweater", "a tank top"],
  fabrics: [
    {
      cloth: "lycra",
      name: "stretch jersey",
      care: "Wash cold without softener",
      dyes: [...dyesOf("black", "navy", "charcoal", "grey"), ...BRIGHTS],
      patterns: [
        [null, 6],
        ["leopard print", 1],
        ["zebra print", 0.6],
      ],
    },
  ],
  cut: (random, audience) => trousers(random, audience, "leggings"),
};

export const JOGGERS: Design = {
  ...TROUSERS,
  fine: "Joggers",
  share: 18,
  audiences: [
    ["men", 2],
    ["women", 2],
    ["unisex", 1],
  ],
  price: [39, 85],
  occasions: ["lazy Sundays", "travel", "after the gym", "weekends"],
  pairings: ["a hoodie", "white sneakers", "a plain T-shirt", "a bomber jacket"],
  fabrics: [
    {
      cloth: "jersey",
      name: "brushed cotton fleece",
      care: COTTON,
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
  ],
  cut: (random, audience) => trousers(random, audience, "joggers"),
};

export const SHORTS: Design = {
  ...TROUSERS,
  fine: "Shorts",
  share: 22,
  audiences: [
    ["men", 3],
    ["women", 2],
  ],
  price: [35, 79],
  occasions: ["hot days", "the beach", "summer weekends", "holidays"],
  pairings: ["a linen shirt", "a tank top", "flat sandals", "a polo shirt"],
  fabrics: [
    {
      cloth: "twill",
      name: "cotton twill",
      care: COTTON,
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
      patterns: [
        [null, 6],
        ["gingham", 1],
        ["awning stripe", 1],
      ],
    },
    {
      cloth: "linen",
      name: "washed linen",
      care: "Wash cool and iron while damp",
      dyes: [...PALES, ...NEUTRALS],
    },
    { cloth: "denim", name: "washed denim", care: COTTON, dyes: DENIMS },
  ],
  cut: (random, audience) => trousers(random, audience, "shorts"),
};
