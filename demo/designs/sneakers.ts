import { darker, type Rgb, seamOn } from "#draw/colour";
import { type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, type Point, shape, smooth } from "#draw/path";
import {
  GUM,
  laceBow,
  laces,
  opening,
  pair,
  RUBBER_WHITE,
  sole,
  upper,
} from "#garments/shoe-parts";
import { BRIGHTS, dyesOf, NEUTRALS, PALES } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf } from "./design";

type Flash = "none" | "stripes" | "chevron" | "panel";

function sneaker(random: Random, high: boolean): Cut {
  const flash = random.pick<Flash>(["none", "stripes", "chevron", "panel"]);
  const gum = random.chance(0.25);
  const chunky = !high && random.chance(0.3);
  const cap = high || random.chance(0.5);
  const lift = random.between(-0.3, 0.5);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      height: high ? "high top" : "low top",
      toe: cap ? "capped toe" : "rounded toe",
      sole: gum ? "gum sole" : chunky ? "chunky sole" : "white rubber sole",
      closure: "laces",
    },
    traits: [
      high ? "an ankle-high padded collar" : "a low padded collar",
      cap ? "a rubber toe cap" : "a rounded toe",
      gum ? "a gum sole" : chunky ? "a chunky sculpted sole" : "a white rubber sole",
      ...(flash === "stripes"
        ? ["three stripes at the side"]
        : flash === "chevron"
          ? ["a contrast chevron at the side"]
          : flash === "panel"
            ? ["a contrast heel panel"]
            : []),
      "flat cotton laces",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const up = high ? 7.5 : 0;
      const base = chunky ? 1.4 : 0;
      const y = (v: number) => v - base;
      const r = randomFrom(seed);
      const trim: Rgb = flash === "none" ? paint.dye : fabric.trim;
      const thread = seamOn(paint.dye);
      const body: Point[] = [
        [27.6, y(-2)],
        [28.1, y(-6)],
        [27.2, y(-10 - up * 0.5)],
        [27 + up * 0.06, y(-12.2 - up)],
        [25.4, y(-12.2 - up)],
        [22.4, y(-10.2 - up * 0.96)],
        [19.6 + up * 0.12, y(-10.6 - up * 0.96)],
        [17.6 + up * 0.2, y(-13.2 - up - lift)],
        [16 + up * 0.22, y(-13.4 - up)],
        [14 + up * 0.2, y(-11 - up * 0.55)],
        [9.6 + up * 0.22, y(-8.4 - up * 0.1)],
        [5.6, y(-7)],
        [2.2, y(-6.2)],
        [0.1, y(-4.3)],
        [0.5, y(-2)],
        [10, y(-1.6)],
      ];
      const shoe: Part[] = [];
      shoe.push(
        opening(
          [
            [26.4, y(-12 - up)],
            [22.6, y(-12.6 - up)],
            [18, y(-14.4 - up)],
            [17.4, y(-12.4 - up)],
            [21, y(-9.4 - up)],
            [25, y(-10.4 - up)],
          ],
          darker(trim, 0.2),
        ),
      );
      shoe.push(
        piece(
          smooth([
            [18 + up * 0.2, y(-13 - up)],
            [17.4 + up * 0.22, y(-15.6 - up)],
            [14.8 + up * 0.22, y(-15.4 - up)],
            [11, y(-9)],
            [13, y(-8)],
          ]),
          { ...paint, pattern: null },
          { puff: 1.6, drop: 1 },
        ),
      );
      shoe.push(
        upper(body, paint, {
          lines: [
            stitch(line([27, y(-9 - up)], [23, y(-7 - up * 0.9), 19, y(-8 - up * 0.9)]), thread, {
              width: 0.12,
            }),
          ],
          folds: [
            { path: line([9, y(-4)], [10.6, y(-6), 11, y(-7.6)]), width: 0.5, height: -0.25 },
          ],
        }),
      );
      const heel = smooth([
        [27.6, y(-2)],
        [28.2, y(-6)],
        [27.4, y(-10 - up * 0.5)],
        [25.6, y(-10)],
        [23.4, y(-5)],
        [22.6, y(-2)],
      ]);
      shoe.push(
        piece(
          heel,
          {
            cloth: paint.cloth === "canvas" ? "leather" : paint.cloth,
            dye: flash === "none" ? darker(paint.dye, 0.08) : trim,
          },
          { puff: 2, drop: 1, crumple: 0.2, lift: 0.12 },
        ),
      );
      if (cap)
        shoe.push(
          piece(
            smooth([
              [0.4, y(-2)],
              [0.1, y(-4.3)],
              [2.2, y(-6.3)],
              [5.2, y(-6.9)],
              [6.4, y(-4.4)],
              [6.2, y(-2)],
            ]),
            high || fabric.cloth === "canvas"
              ? { cloth: "rubber", dye: RUBBER_WHITE }
              : { ...paint, dye: darker(paint.dye, 0.05) },
            { puff: 2, drop: 1, crumple: 0.1, lift: 0.12 },
          ),
        );
      const stay = shape(
        [17.8 + up * 0.2, y(-12.8 - up)],
        [19.4 + up * 0.16, y(-10.4 - up)],
        [17, y(-8.6 - up * 0.4), 13.4, y(-5.4)],
        [10.6, y(-5.2), 9.4, y(-6.4)],
        [13.4 + up * 0.12, y(-9.2 - up * 0.3), 17.8 + up * 0.2, y(-12.8 - up)],
      );
      shoe.push(
        piece(
          stay,
          { ...paint, pattern: null, dye: darker(paint.dye, 0.06) },
          {
            puff: 0.8,
            drop: 1,
            lift: 0.2,
            lines: [
              stitch(line([18.6, y(-10.6 - up)], [16.4, y(-8 - up * 0.4), 12.6, y(-5.6)]), thread, {
                width: 0.12,
              }),
            ],
          },
        ),
      );
      if (flash === "stripes")
        for (const x of [14.6, 16.8, 19])
          shoe.push(stroke(line([x, y(-2.2)], [x - 2.2, y(-6.8)]), trim, 0.95));
      if (flash === "chevron")
        shoe.push(stroke(line([12.6, y(-2.6)], [17.6, y(-5.4)], [22.4, y(-3)]), trim, 1.3));
      const bottom = shape(
        [-0.4, y(-2.9)],
        [8, y(-1.9), 16, y(-2.2), 28.4, y(-3.1)],
        [29, y(-2), 28.6 + base * 0.3, -0.4, 27.6, 0],
        [3, 0],
        [0.4, -0.1, -0.6, -1.2 - base * 0.6, -0.4, y(-2.9)],
      );
      const soleColour = gum ? GUM : RUBBER_WHITE;
      const grooves = chunky
        ? [line([0, -1.9], [14, -0.6, 28.6, -2]), line([18, -2.6], [22, -1, 28.6, -3])]
        : [line([0, -1.5], [10, -1, 28.4, -1.6])];
      shoe.push(sole(bottom, soleColour, grooves));
      shoe.push(
        ...laces(
          [16.4, y(-12.6 - up)],
          [10.2, y(-7.4)],
          high ? 7 : 5,
          r.chance(0.7) ? RUBBER_WHITE : trim,
          [1.9, 2.1],
        ),
        ...laceBow([16 + up * 0.22, y(-13.6 - up)], RUBBER_WHITE, 0.8),
      );
      return {
        parts: pair(shoe),
        presentation: "stand",
        focus: { at: [12, -8], width: 17, words: "the laces and toe" },
      };
    },
  };
}

const SNEAKER: Pick<Design, "broad" | "plural" | "hasBack" | "audiences"> = {
  broad: "Shoes",
  plural: true,
  hasBack: false,
  audiences: [
    ["women", 2],
    ["men", 2],
    ["unisex", 2],
  ],
};

const SNEAKER_FABRICS: Design["fabrics"] = [
  {
    cloth: "canvas",
    name: "cotton canvas",
    care: "Brush off dirt and spot clean",
    dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
    patterns: [
      [null, 8],
      ["gingham", 0.6],
      ["leopard print", 0.6],
      ["floral", 0.6],
    ],
  },
  {
    cloth: "leather",
    name: "smooth leather",
    care: "Wipe with a soft cloth and feed the leather",
    dyes: [...dyesOf("white", "black", "cream", "navy", "grey", "green"), ...PALES],
  },
  {
    cloth: "suede",
    name: "soft suede",
    care: "Brush with a suede brush",
    dyes: [...NEUTRALS, ...BRIGHTS],
  },
];

export const SNEAKERS: Design = {
  ...SNEAKER,
  fine: "Sneakers",
  share: 32,
  price: [59, 150],
  occasions: ["everyday wear", "travel", "weekends", "city walks"],
  pairings: ["straight jeans", "joggers", "a midi dress", "chinos"],
  fabrics: SNEAKER_FABRICS,
  cut: (random) => sneaker(random, false),
};

export const HIGH_TOPS: Design = {
  ...SNEAKER,
  fine: "High-top sneakers",
  share: 16,
  price: [65, 140],
  occasions: ["weekends", "concerts", "everyday wear", "the skate park"],
  pairings: ["cropped jeans", "a slip dress", "shorts", "a hoodie"],
  fabrics: SNEAKER_FABRICS.slice(0, 2),
  cut: (random) => sneaker(random, true),
};
