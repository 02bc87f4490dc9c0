import { css, darker, lighter, type Rgb, seamOn } from "@/demo/draw/colour";
import { mark, type Part, piece, ribbon, stitch, stroke } from "@/demo/draw/drawing";
import { line, type Point, shape } from "@/demo/draw/path";
import { BRASS, STEEL } from "@/demo/garments/closures";
import {
  laceBow,
  laces,
  lowHeel,
  opening,
  pair,
  SOLE_DARK,
  STACK,
  sole,
  upper,
} from "@/demo/garments/shoe-parts";
import { BRIGHTS, dyesOf, LEATHERS } from "@/demo/palette";
import type { Random } from "@/demo/random";
import { type Cut, type Design, paintOf } from "./design";

const LINING: Rgb = [190, 164, 134];

function bootBody(shaft: number, width: number, heel: number, toe: number): Point[] {
  const y = (v: number) => v - heel * 0.9;
  const top = -shaft - heel;
  return [
    [27.2, y(-0.9)],
    [27.7, y(-5)],
    [26.8, y(-9)],
    [26.4 + width * 0.1, top * 0.7],
    [26.8 + width * 0.2, top + 0.4],
    [22, top],
    [26.4 - width, top + 0.2],
    [26 - width, top * 0.72],
    [15.4, y(-10.4)],
    [12.4, y(-8.4)],
    [7.6, -5.9 - heel * 0.4],
    [2.6, -5.3 - heel * 0.1],
    [toe + 0.1, -3.2],
    [toe + 0.2, -1.3],
    [9, -1],
    [15, -1.1 - heel * 0.28],
    [20.6, -0.6 - heel * 0.92],
  ];
}

function chelsea(random: Random): Cut {
  const lug = random.chance(0.4);
  return {
    attributes: {
      height: "ankle height",
      toe: "round toe",
      heel: "low heel",
      closure: "elastic sides",
      sole: lug ? "lug sole" : "leather sole",
    },
    traits: [
      "elastic panels at the sides",
      "a pull tab at the back",
      "a round toe",
      lug ? "a thick lug sole" : "a slim sole with a low heel",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const h = lug ? 1.2 : 0;
      const shoe: Part[] = [
        opening(
          [
            [26.6, -19.4],
            [22, -20.8],
            [16.8, -19.6],
            [17, -18],
            [22, -17.6],
            [26, -18],
          ],
          LINING,
        ),
      ];
      shoe.push(
        stroke(
          line([26.4, -18], [28.6, -22.6, 24.6, -21], [25, -19.6, 25.4, -18]),
          darker(paint.dye, 0.2),
          0.9,
        ),
      );
      const move = (p: Point): Point => [p[0], p[1] - h];
      shoe.push(
        upper(bootBody(19.4, 9.4, 0, 0).map(move), paint, {
          puff: 5.5,
          folds: [
            { path: line([14.6, -9.4], [18, -8, 21, -9.8]), width: 0.8, height: -0.5 },
            { path: line([9.6, -3.4], [10.8, -5.6, 10, -7.6]), width: 0.6, height: -0.35 },
          ],
          lines: [
            stitch(line([12, -8.4 - h], [16.6, -5, 19.4, -8.4 - h]), seamOn(paint.dye), {
              width: 0.12,
            }),
          ],
        }),
      );
      const gore = shape(
        [18.4, -18.6 - h],
        [24.6, -18.6 - h],
        [24, -13, 21.8, -8.8 - h],
        [20.8, -8 - h, 20, -8.8 - h],
        [18.6, -13, 18.4, -18.6 - h],
      );
      shoe.push(
        piece(
          gore,
          { cloth: "rib", dye: darker(paint.dye, 0.35) },
          {
            puff: 1.2,
            drop: 1,
            crumple: 0.1,
            lines: [stroke(line([21.6, -18.6], [21.4, -8]), darker(paint.dye, 0.6), 0.1)],
          },
        ),
      );
      if (lug)
        shoe.push(
          sole(
            shape(
              [-0.4, -2.6],
              [10, -1.7, 28, -2.9],
              [28.4, -0.4, 27.8, 0],
              [25.6, 0],
              [25.4, -0.7],
              [23.4, -0.7],
              [23.2, 0],
              [20, 0],
              [18.8, -1.2],
              [16, -1],
              [15.4, 0],
              [12.4, 0],
              [12.2, -0.6],
              [9.6, -0.6],
              [9.4, 0],
              [6.4, 0],
              [6.2, -0.6],
              [3.6, -0.6],
              [3.4, 0],
              [1.4, 0],
              [-0.2, -0.4, -0.4, -2.6],
            ),
            SOLE_DARK,
            [line([0, -1.8], [12, -1, 28, -2])],
          ),
        );
      else
        shoe.push(
          lowHeel(20.2, 27.8, 2.4, SOLE_DARK),
          sole(
            shape(
              [-0.3, -1.9],
              [9, -1, 19, -1.4, 27.8, -2],
              [27.8, -1.2],
              [19, -0.8, 16, -0.1],
              [3, 0, 0.4, 0, -0.3, -1.9],
            ),
            SOLE_DARK,
          ),
        );
      return {
        parts: pair(shoe, [6, -3.4]),
        presentation: "stand",
        focus: { at: [19, -13], width: 18, words: "the elastic side" },
      };
    },
  };
}

function ankleBoot(random: Random, tall: boolean): Cut {
  const heel = random.pick([2.6, 5.5, 7.5]);
  const lace = !tall && random.chance(0.35);
  const pointed = !lace && random.chance(0.4);
  const shaft = tall ? 38 + random.between(0, 3) : 14 + random.between(0, 3);
  const heelName = heel < 3 ? "low heel" : heel < 6 ? "block heel" : "high block heel";
  return {
    attributes: {
      height: tall ? "knee height" : "ankle height",
      toe: pointed ? "pointed toe" : "round toe",
      heel: heelName,
      closure: lace ? "laces" : "zip",
    },
    traits: [
      tall ? "a shaft that reaches the knee" : "a shaft that ends just above the ankle",
      pointed ? "a pointed toe" : "a round toe",
      `a ${heelName}`,
      lace ? "laces up the front" : "a zip on the inner side",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const toe = pointed ? -2 : 0;
      const width = tall ? 11 : 9;
      const top = -shaft - heel;
      const shoe: Part[] = [
        opening(
          [
            [26.6 + width * 0.1, top + 0.6],
            [22, top - 1.2],
            [26.6 - width, top + 0.4],
            [27 - width, top + 1.6],
            [22, top + 2.2],
            [26, top + 1.8],
          ],
          LINING,
        ),
      ];
      const slouch = tall
        ? [
            {
              path: line([16.6, top * 0.4], [21, top * 0.4 - 2, 26, top * 0.4 + 0.6]),
              width: 0.9,
              height: -0.5,
            },
            {
              path: line([16.6, top * 0.55], [20, top * 0.55 + 2, 26, top * 0.55]),
              width: 1,
              height: 0.5,
            },
          ]
        : [];
      shoe.push(
        upper(bootBody(shaft, width, heel, toe), paint, {
          puff: 5.5,
          folds: [
            {
              path: line([14.8, -9.4 - heel * 0.9], [19, -8 - heel * 0.9, 24, -10.4 - heel * 0.9]),
              width: 0.8,
              height: -0.55,
            },
            {
              path: line(
                [15.4, -11.4 - heel * 0.9],
                [19, -10.6 - heel * 0.9, 25, -12.4 - heel * 0.9],
              ),
              width: 0.7,
              height: 0.4,
            },
            ...slouch,
          ],
          lines: [
            stitch(
              line([13, -8.6 - heel * 0.8], [18, -5 - heel * 0.8, 26.8, -5.4 - heel * 0.9]),
              seamOn(paint.dye),
              { width: 0.12 },
            ),
            stroke(
              line([26.2, -2 - heel], [25.2, -8 - heel, 26, top]),
              darker(paint.dye, 0.45),
              0.2,
              { opacity: 0.7 },
            ),
          ],
        }),
      );
      if (!lace)
        shoe.push(
          stroke(line([20.6, top + 1], [20.4, -8 - heel * 0.9]), darker(paint.dye, 0.5), 0.7),
          stroke(line([20.6, top + 1], [20.4, -8 - heel * 0.9]), STEEL, 0.34, {
            dash: "0.12 0.18",
          }),
        );
      const low = heel < 3;
      shoe.push(
        low
          ? lowHeel(20.2, 27.8, heel, SOLE_DARK)
          : sole(
              shape(
                [20.6, -heel - 0.6],
                [27.4, -heel - 1.2],
                [27.8, -heel * 0.5, 27, 0],
                [21.8, 0],
                [21.8, -heel * 0.5, 20.6, -heel - 0.6],
              ),
              darker(STACK, 0.2),
            ),
      );
      shoe.push(
        sole(
          shape(
            [toe - 0.2, -1.6],
            [9, -0.8, 15, -1.2, 21, -heel - 0.4],
            [21, -heel + 0.3],
            [15, -0.6, 12, 0],
            [3, 0, toe + 0.8, 0, toe - 0.2, -1.6],
          ),
          SOLE_DARK,
        ),
      );
      if (lace)
        shoe.push(
          ...laces(
            [16.6, top + 1.6],
            [11.4, -7.4 - heel * 0.5],
            7,
            darker(paint.dye, 0.4),
            [1.9, 1.6],
          ),
          ...laceBow([16.6, top + 1.4], darker(paint.dye, 0.4), 0.8),
        );
      return {
        parts: pair(shoe, [6.2, -3]),
        presentation: "stand",
        focus: { at: [18, -10], width: 20, words: "the heel and side" },
      };
    },
  };
}

function pump(random: Random): Cut {
  const heel = random.between(7, 9.6);
  const block = random.chance(0.35);
  const pointed = random.chance(0.7);
  const strap = random.chance(0.25);
  const slingback = !strap && random.chance(0.25);
  return {
    attributes: {
      toe: pointed ? "pointed toe" : "almond toe",
      heel: block ? "high block heel" : "stiletto heel",
      closure: strap ? "ankle strap" : slingback ? "slingback" : "slip-on",
    },
    traits: [
      pointed ? "a pointed toe" : "an almond toe",
      block ? "a high block heel" : "a slim stiletto heel",
      ...(strap ? ["a slim ankle strap"] : slingback ? ["a slingback strap"] : ["a low-cut vamp"]),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const toe = pointed ? -1.8 : 0;
      const h = heel;
      const shoe: Part[] = [
        opening(
          [
            [23.4, -h - 5.6],
            [18, -h - 2.6],
            [11, -6],
            [7, -4.4],
            [9, -3],
            [14, -5.4],
            [20, -h - 1.2],
          ],
          LINING,
        ),
      ];
      shoe.push(
        sole(
          block
            ? shape(
                [18.6, -h - 0.4],
                [24, -h - 1.8],
                [24.6, -h * 0.5, 24, 0],
                [19.6, 0],
                [20, -h * 0.5, 18.6, -h - 0.4],
              )
            : shape(
                [19.4, -h - 0.2],
                [24, -h - 1.8],
                [24.4, -h * 0.55, 23.5, -0.3],
                [23.5, 0],
                [22.2, 0],
                [22.4, -h * 0.5, 19.4, -h - 0.2],
              ),
          darker(paint.dye, 0.14),
        ),
      );
      const body: Point[] = slingback
        ? [
            [14, -5.8],
            [9.4, -4.4],
            [7.4, -5],
            [3.4, -3.6],
            [0.6 + toe, -2],
            [toe, -0.7],
            [7, -0.5],
            [12, -1.8],
            [16.4, -5],
            [17.6, -h - 0.4],
            [16.4, -h + 0.4],
          ]
        : [
            [24, -h - 1.2],
            [24.6, -h - 3.4],
            [23.9, -h - 6],
            [22.8, -h - 5.8],
            [18.6, -h - 1.9],
            [13.4, -5.2],
            [9.4, -4.2],
            [7.2, -4.9],
            [3.4, -3.6],
            [0.6 + toe, -2],
            [toe, -0.7],
            [7, -0.5],
            [12, -1.6],
            [17.2, -h + 1],
            [20, -h - 0.2],
          ];
      shoe.push(
        sole(
          shape(
            [toe - 0.1, -0.9],
            [7, -0.3, 11, -0.6, 13.4, -2],
            [17.6, -h + 1.2, 19.4, -h, 24, -h - 1],
            [24, -h - 0.6],
            [19.6, -h + 0.5, 17.8, -h + 1.8, 13.6, -1.4],
            [11, 0, 7, 0, 2, 0],
            [toe, -0.1, toe - 0.1, -0.9],
          ),
          darker(STACK, 0.35),
        ),
      );
      shoe.push(
        upper(body, paint, {
          puff: 2.6,
          lines: [
            stroke(
              line([22.8, -h - 5.8], [18.6, -h - 1.8, 13.4, -5.1], [9.4, -4, 7.2, -4.9]),
              darker(paint.dye, 0.3),
              0.4,
            ),
          ],
        }),
      );
      const strip = (path: ReturnType<typeof line>): Part =>
        piece(ribbon(path, 0.85, 8), paint, { puff: 0.4, drop: 1, lift: 0.15, crumple: 0 });
      if (slingback)
        shoe.push(
          strip(line([15.4, -5.4], [20, -h - 1.6, 24.2, -h - 5.4], [25, -h - 6.4, 23.4, -h - 6.2])),
        );
      if (strap)
        shoe.push(
          strip(
            line(
              [23.8, -h - 5.6],
              [24.8, -h - 9.6, 21, -h - 9],
              [17, -h - 8.4, 17.6, -h - 6.4],
              [20, -h - 6, 24, -h - 6.8],
            ),
          ),
          mark(
            [19.4, -h - 6.4],
            `<rect x="-.6" y="-.6" width="1.2" height="1.2" fill="none" stroke="${css(BRASS)}" stroke-width=".32"/>`,
          ),
        );
      return {
        parts: pair(shoe, [5.6, -4.4]),
        presentation: "stand",
        focus: { at: [8, -4], width: 15, words: "the toe" },
      };
    },
  };
}

function heeledSandal(random: Random): Cut {
  const heel = random.between(6.6, 9);
  const block = random.chance(0.5);
  const crossed = random.chance(0.4);
  return {
    attributes: {
      toe: "open toe",
      heel: block ? "block heel" : "stiletto heel",
      closure: "ankle strap",
      detail: crossed ? "crossed straps" : "one toe strap",
    },
    traits: [
      "an open toe",
      crossed ? "straps crossed over the toes" : "one slim strap over the toes",
      "a buckled ankle strap",
      block ? "a block heel" : "a stiletto heel",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const h = heel;
      const strip = (path: ReturnType<typeof line>, width = 1.1, far = false): Part =>
        piece(ribbon(path, width, 8), far ? { ...paint, dye: darker(paint.dye, 0.25) } : paint, {
          puff: width * 0.4,
          drop: 1,
          lift: far ? 0 : 0.18,
          crumple: 0,
        });
      const shoe: Part[] = [strip(line([24, -h - 4], [22, -h - 9.4, 17.4, -h - 7.4]), 1, true)];
      shoe.push(
        piece(
          shape(
            [0.4, -1.5],
            [6, -3, 10, -2.6, 13, -4],
            [17, -h - 1.4, 20, -h - 2, 24, -h - 2.2],
            [24.4, -h - 1],
            [19, -h + 0.2, 17, -h + 1.4, 13, -1.8],
            [9, -0.4, 2, -0.4],
            [0.4, -0.6, 0.4, -1.5],
          ),
          { cloth: "leather", dye: LINING },
          { puff: 1, drop: 1 },
        ),
      );
      shoe.push(
        sole(
          block
            ? shape(
                [18.6, -h - 0.2],
                [24.2, -h - 1.4],
                [24.6, -h * 0.5, 24.2, 0],
                [19.8, 0],
                [20, -h * 0.5, 18.6, -h - 0.2],
              )
            : shape(
                [19.6, -h],
                [24.2, -h - 1.4],
                [24.4, -h * 0.5, 23.6, 0],
                [22.4, 0],
                [22.6, -h * 0.5, 19.6, -h],
              ),
          darker(paint.dye, 0.1),
        ),
      );
      shoe.push(
        piece(
          shape(
            [24.4, -h - 1],
            [25, -h - 4, 24.4, -h - 6.4],
            [22.8, -h - 6],
            [21.6, -h - 3, 19.4, -h - 1.2],
            [21, -h - 0.4, 24.4, -h - 1],
          ),
          paint,
          { puff: 1.8, drop: 1 },
        ),
      );
      if (crossed)
        shoe.push(
          strip(line([3.4, -0.8], [5, -5.4, 9.4, -5.6], [11.4, -5, 11.6, -3]), 1.4),
          strip(line([10.4, -1.2], [8.6, -5, 5.4, -5], [3.6, -4.4, 3, -2]), 1.4),
        );
      else shoe.push(strip(line([5, -0.8], [5.6, -5, 8.4, -5.2], [10.6, -5, 11, -2.6]), 1.9));
      shoe.push(
        strip(
          line([23.8, -h - 5.6], [21, -h - 5.2, 17.2, -h - 7.6], [17, -h - 9, 19, -h - 9.2]),
          1,
        ),
        mark(
          [19.8, -h - 6.2],
          `<rect x="-.65" y="-.65" width="1.3" height="1.3" fill="none" stroke="${css(lighter(BRASS, 0.2))}" stroke-width=".34"/>`,
          24,
        ),
      );
      return {
        parts: pair(shoe, [5.6, -4.2]),
        presentation: "stand",
        focus: { at: [12, -7], width: 20, words: "the straps" },
      };
    },
  };
}

const CARE = "Wipe with a soft cloth and feed the leather";
const LEATHER = { cloth: "leather" as const, name: "polished leather", care: CARE, dyes: LEATHERS };
const SUEDE = {
  cloth: "suede" as const,
  name: "soft suede",
  care: "Brush with a suede brush",
  dyes: [...LEATHERS, ...dyesOf("green", "olive", "grey", "purple")],
};
const DRESSY = [
  LEATHER,
  {
    cloth: "patent" as const,
    name: "patent leather",
    care: "Wipe with a damp cloth",
    dyes: dyesOf("black", "red", "burgundy", "blush", "white", "pink"),
  },
  {
    cloth: "satin" as const,
    name: "satin",
    care: "Spot clean only",
    dyes: [...BRIGHTS, ...dyesOf("black", "blush", "silver", "gold", "navy")],
  },
  SUEDE,
];
const shared = { broad: "Shoes", plural: true, hasBack: false } as const;

export const CHELSEA_BOOTS: Design = {
  ...shared,
  fine: "Chelsea boots",
  share: 18,
  audiences: [
    ["men", 3],
    ["women", 2],
  ],
  price: [119, 260],
  occasions: ["city walks", "the office", "autumn days", "concerts"],
  pairings: ["slim jeans", "tailored trousers", "an overcoat", "a knitted dress"],
  fabrics: [LEATHER, SUEDE],
  cut: chelsea,
};
export const ANKLE_BOOTS: Design = {
  ...shared,
  fine: "Ankle boots",
  share: 20,
  audiences: [["women", 1]],
  price: [99, 240],
  occasions: ["autumn days", "the office", "evenings out", "city walks"],
  pairings: ["cropped jeans", "a midi dress", "a mini skirt and tights", "an overcoat"],
  fabrics: [LEATHER, SUEDE],
  cut: (random) => ankleBoot(random, false),
};
export const KNEE_BOOTS: Design = {
  ...shared,
  fine: "Knee boots",
  share: 12,
  audiences: [["women", 1]],
  price: [159, 340],
  occasions: ["winter days", "the office", "city walks", "evenings out"],
  pairings: ["a midi skirt", "a sweater dress", "leggings", "a mini dress and tights"],
  fabrics: [LEATHER, SUEDE],
  cut: (random) => ankleBoot(random, true),
};
export const PUMPS: Design = {
  ...shared,
  fine: "Pumps",
  share: 20,
  audiences: [["women", 1]],
  price: [89, 220],
  occasions: ["the office", "weddings", "formal evenings", "cocktail parties"],
  pairings: ["a pencil skirt", "a cocktail dress", "tailored trousers", "dark jeans and a blazer"],
  fabrics: DRESSY,
  cut: pump,
};
export const HEELED_SANDALS: Design = {
  ...shared,
  fine: "Heeled sandals",
  share: 16,
  audiences: [["women", 1]],
  price: [85, 210],
  occasions: ["summer parties", "weddings", "date night", "cocktail parties"],
  pairings: ["a slip dress", "wide-leg trousers", "a cocktail dress", "a jumpsuit"],
  fabrics: DRESSY,
  cut: heeledSandal,
};
