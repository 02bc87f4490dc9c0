import type { Design } from "./design";
import { DYED, KNITS, WOOL_CARE } from "./knit-parts";
import { pullover } from "./pullover";

export const SWEATER: Design = {
  ...KNITS,
  fine: "Sweater",
  share: 26,
  audiences: [
    ["women", 3],
    ["men", 3],
  ],
  price: [59, 160],
  fabrics: [
    {
      cloth: "knit",
      name: "lambswool",
      care: WOOL_CARE,
      dyes: DYED,
      patterns: [
        [null, 4],
        ["breton stripe", 2],
        ["fair isle", 2],
      ],
    },
    { cloth: "chunky", name: "chunky merino wool", care: WOOL_CARE, dyes: DYED },
  ],
  cut: (random, audience) => pullover(random, audience, "sweater"),
};

export const TURTLENECK: Design = {
  ...KNITS,
  fine: "Turtleneck",
  share: 18,
  audiences: [
    ["women", 3],
    ["men", 2],
  ],
  price: [55, 150],
  fabrics: [
    { cloth: "knit", name: "merino wool", care: WOOL_CARE, dyes: DYED },
    { cloth: "chunky", name: "chunky wool", care: WOOL_CARE, dyes: DYED },
    { cloth: "rib", name: "ribbed cashmere", care: WOOL_CARE, dyes: DYED },
  ],
  cut: (random, audience) => pullover(random, audience, "turtleneck"),
};

const FLEECE = [
  {
    cloth: "jersey" as const,
    name: "brushed cotton fleece",
    care: "Machine wash at 30 degrees, inside out",
    dyes: DYED,
  },
];

export const HOODIE: Design = {
  ...KNITS,
  broad: "Tops",
  fine: "Hoodie",
  share: 22,
  audiences: [
    ["men", 2],
    ["women", 2],
    ["unisex", 2],
  ],
  price: [45, 95],
  fabrics: FLEECE,
  occasions: ["weekends", "travel", "after the gym", "rainy Sundays"],
  pairings: ["joggers", "straight jeans and sneakers", "a denim jacket", "leggings"],
  cut: (random, audience) => pullover(random, audience, "hoodie"),
};

export const SWEATSHIRT: Design = {
  ...KNITS,
  broad: "Tops",
  fine: "Sweatshirt",
  share: 20,
  audiences: [
    ["men", 2],
    ["women", 2],
    ["unisex", 2],
  ],
  price: [39, 85],
  fabrics: FLEECE,
  occasions: ["weekends", "travel", "lazy afternoons", "everyday wear"],
  pairings: ["joggers", "straight jeans", "a pleated skirt and sneakers", "chinos"],
  cut: (random, audience) => pullover(random, audience, "sweatshirt"),
};
