import { css, darker, lighter, type Rgb, seamOn } from "@/demo/draw/colour";
import { mark, type Part, piece, ribbon, stitch, stroke } from "@/demo/draw/drawing";
import { line, type Point, shape, smooth } from "@/demo/draw/path";
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
import { BRIGHTS, dyesOf, LEATHERS, NEUTRALS } from "@/demo/palette";
import type { Random } from "@/demo/random";
import { type Cut, type Design, paintOf } from "./design";

const LINING: Rgb = [204, 178, 148];

function welt(thread: Rgb) {
  return stitch(line([0.6, -2.1], [10, -1.3, 27.6, -2.4]), thread, { width: 0.12 });
}

function thinSole(colour: Rgb) {
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

const LOW: readonly Point[] = [
  [27.6, -1.6],
  [28, -5],
  [27.2, -8.6],
  [26, -9.4],
  [22.6, -7.4],
  [18.6, -6.9],
  [15.4, -8.6],
  [13, -9],
  [9, -7.2],
  [4.6, -5.9],
  [1.5, -5],
  [-0.1, -3],
  [1, -1.4],
  [14, -1.2],
];

function loafer(random: Random): Cut {
  const style = random.pick(["penny strap", "horsebit", "tassels"] as const);
  const heel = random.between(2, 2.8);
  return {
    attributes: { toe: "round toe", detail: style, heel: "low heel", closure: "slip-on" },
    traits: [
      "a stitched apron toe",
      {
        "penny strap": "a penny strap across the instep",
        horsebit: "a metal bar across the instep",
        tassels: "two small tassels",
      }[style],
      "a low stacked heel",
      "a leather sole",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const shoe: Part[] = [
        opening(
          [
            [26, -9.2],
            [21, -9.2],
            [15, -10],
            [14.4, -8.4],
            [19, -6.4],
            [24, -7.6],
          ],
          LINING,
        ),
        lowHeel(20.4, 28, heel, darker(paint.dye, 0.5)),
        thinSole(darker(STACK, 0.25)),
      ];
      const apron = line([1.6, -3.4], [6, -4.2, 9.4, -5, 14.6, -7.6]);
      shoe.push(
        upper(LOW, paint, {
          lines: [
            stroke(apron, darker(paint.dye, 0.45), 0.5, { opacity: 0.7 }),
            stitch(line([1.8, -2.9], [6, -3.7, 9.6, -4.5, 15, -7]), lighter(paint.dye, 0.25), {
              width: 0.14,
            }),
            welt(thread),
          ],
          folds: [{ path: line([10.4, -3], [11.4, -5, 11, -7]), width: 0.5, height: -0.3 }],
        }),
      );
      shoe.push(
        piece(
          shape(
            [11.4, -8.5],
            [14.8, -9.1],
            [18.4, -5, 18.6, -1.8],
            [14.8, -1.6],
            [14.6, -5, 11.4, -8.5],
          ),
          paint,
          {
            puff: 1,
            drop: 1,
            lift: 0.25,
            crumple: 0.1,
            lines: [
              stitch(line([12, -8.1], [15.2, -4.8, 15.3, -1.8]), thread, { width: 0.1 }),
              stitch(line([14.4, -8.6], [17.8, -4.8, 18, -2]), thread, { width: 0.1 }),
            ],
          },
        ),
      );
      if (style === "penny strap")
        shoe.push(
          stroke(
            line([13.2, -6.6], [14.6, -7.4], [15.4, -6.2], [14, -5.4], [13.2, -6.6]),
            darker(paint.dye, 0.55),
            0.35,
          ),
        );
      if (style === "horsebit")
        shoe.push(
          stroke(line([11.6, -7.6], [16.4, -6.2]), darker(BRASS, 0.4), 0.9),
          stroke(line([11.6, -7.7], [16.4, -6.3]), BRASS, 0.6),
          mark(
            [11.8, -7.6],
            `<circle r=".9" fill="none" stroke="${css(BRASS)}" stroke-width=".5"/>`,
          ),
          mark(
            [16.4, -6.2],
            `<circle r=".9" fill="none" stroke="${css(BRASS)}" stroke-width=".5"/>`,
          ),
        );
      if (style === "tassels")
        for (const x of [11.2, 13])
          shoe.push(
            piece(
              shape([x, -8.2], [x + 0.7, -8.2], [x + 1, -5.6], [x - 0.6, -5.4]),
              { ...paint, dye: darker(paint.dye, 0.15) },
              {
                puff: 0.5,
                lift: 0.25,
                lines: [-0.2, 0.2, 0.6].map((d) =>
                  stroke(line([x + d, -7], [x + d, -5]), darker(paint.dye, 0.5), 0.12),
                ),
              },
            ),
          );
      return {
        parts: pair(shoe),
        presentation: "stand",
        focus: { at: [12, -6], width: 16, words: "the instep" },
      };
    },
  };
}

function oxford(random: Random): Cut {
  const brogue = random.chance(0.5);
  const cap = random.chance(0.75);
  return {
    attributes: {
      toe: cap ? "cap toe" : "plain toe",
      detail: brogue ? "brogue perforations" : "plain",
      heel: "low heel",
      closure: "laces",
    },
    traits: [
      cap ? "a straight cap toe" : "a plain round toe",
      "closed lacing over five pairs of eyelets",
      ...(brogue ? ["punched brogue holes along the seams"] : []),
      "a stacked low heel",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const body: Point[] = [
        [27.6, -1.6],
        [28, -5],
        [27, -9.4],
        [25.6, -10.2],
        [22, -8.4],
        [19, -8.2],
        [17, -10.6],
        [15.6, -10.8],
        [11.4, -8.6],
        [6.6, -6.7],
        [2.4, -5.6],
        [-0.2, -3.2],
        [1, -1.4],
        [14, -1.2],
      ];
      const dots = (path: ReturnType<typeof line>) =>
        stroke(path, darker(paint.dye, 0.65), 0.34, { dash: "0.01 0.75" });
      const capLine = line([6.8, -6.3], [8.4, -4, 8, -1.6]);
      const quarter = line([11.6, -8.4], [13.2, -5, 17, -4.4], [19, -3.6, 19.4, -1.6]);
      const shoe: Part[] = [
        opening(
          [
            [25.8, -10],
            [21, -10.4],
            [17, -11.6],
            [17.2, -9.8],
            [20.4, -7.6],
            [24, -8.4],
          ],
          LINING,
        ),
        lowHeel(20.2, 28, 2.6, SOLE_DARK),
        thinSole(SOLE_DARK),
      ];
      shoe.push(
        piece(
          smooth([
            [17, -10.4],
            [16.4, -12.4],
            [14.6, -12],
            [11.4, -8.4],
            [13, -7.6],
          ]),
          paint,
          { puff: 1.2, drop: 1 },
        ),
      );
      const lines = [
        ...(cap
          ? [
              stroke(capLine, darker(paint.dye, 0.5), 0.28),
              stitch(line([7.2, -6.3], [8.8, -4, 8.4, -1.6]), thread, { width: 0.1 }),
            ]
          : []),
        stroke(quarter, darker(paint.dye, 0.5), 0.28),
        stitch(line([12, -8], [13.6, -5.3, 17.2, -4.7], [18.6, -3.8, 19, -1.6]), thread, {
          width: 0.1,
        }),
        welt(thread),
        ...(brogue
          ? [
              dots(line([7.7, -6], [9.2, -4, 8.8, -1.8])),
              dots(line([12.4, -8], [13.9, -5.6, 17.4, -5])),
              dots(line([24, -8.2], [23.4, -5, 24.4, -2])),
            ]
          : []),
      ];
      shoe.push(
        upper(body, paint, {
          lines,
          folds: [{ path: line([9.8, -3.4], [10.6, -5.4, 10.2, -7.4]), width: 0.5, height: -0.35 }],
        }),
      );
      shoe.push(
        ...laces([15.8, -10.4], [12.2, -8.1], 4, darker(paint.dye, 0.35), [1.7, 1.9]),
        ...laceBow([15.8, -11], darker(paint.dye, 0.35), 0.7),
      );
      return {
        parts: pair(shoe),
        presentation: "stand",
        focus: { at: [10, -6], width: 16, words: "the laces and cap" },
      };
    },
  };
}

function ballet(random: Random): Cut {
  const point = random.chance(0.35);
  const strap = random.chance(0.3);
  const capped = random.chance(0.3);
  return {
    attributes: {
      toe: point ? "pointed toe" : "round toe",
      heel: "flat",
      detail: strap ? "ankle strap" : "bow",
      closure: strap ? "buckle" : "slip-on",
    },
    traits: [
      point ? "a pointed toe" : "a soft round toe",
      ...(capped ? ["a contrast toe cap"] : []),
      strap ? "a slim strap across the instep" : "a small bow",
      "a nearly flat sole",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const toe = point ? -1.4 : 0;
      const body: Point[] = [
        [27.4, -1],
        [27.8, -3.6],
        [27.2, -6.6],
        [26.2, -7.2],
        [22, -4.2],
        [15, -3.4],
        [10, -4.2],
        [7, -5],
        [3.4, -3.8],
        [0.6 + toe, -2.4],
        [0.2 + toe, -1],
        [14, -0.7],
      ];
      const shoe: Part[] = [];
      shoe.push(
        opening(
          [
            [26.4, -7.2],
            [22, -6],
            [14, -5.6],
            [8, -6.6],
            [6.6, -5.2],
            [12, -3.2],
            [22, -3.4],
          ],
          LINING,
        ),
      );
      shoe.push(
        sole(
          shape(
            [toe, -1.1],
            [14, -0.5, 27.4, -1.2],
            [27.6, 0],
            [20, -0.4, 3, 0],
            [1, 0, toe, -1.1],
          ),
          darker(STACK, 0.2),
        ),
      );
      shoe.push(
        upper(body, paint, {
          puff: 3,
          lines: [
            stroke(
              line([26.4, -7], [22, -3.8, 15, -3], [9, -3.6, 6.8, -4.9]),
              darker(paint.dye, 0.3),
              0.5,
            ),
          ],
        }),
      );
      if (capped)
        shoe.push(
          piece(
            smooth([
              [0.2 + toe, -0.9],
              [0.6 + toe, -2.4],
              [3.4, -3.8],
              [5.2, -4.4],
              [6, -2.6],
              [5.6, -0.9],
            ]),
            { cloth: "patent", dye: fabric.trim },
            { puff: 1.6, drop: 1 },
          ),
        );
      if (strap)
        shoe.push(
          piece(
            ribbon(line([20.6, -3.4], [17, -8.4, 12.6, -7.8], [11.6, -6, 12, -3.6]), 0.9),
            paint,
            { puff: 0.4, drop: 1, lift: 0.2 },
          ),
          mark(
            [18.2, -6.6],
            `<rect x="-.7" y="-.7" width="1.4" height="1.4" fill="none" stroke="${css(BRASS)}" stroke-width=".35"/>`,
            -50,
          ),
        );
      else {
        for (const s of [-1, 1])
          shoe.push(
            piece(
              shape(
                [7.2, -5],
                [7.2 + s * 1, -6.8, 7.2 + s * 2.8, -6.4, 7.2 + s * 2.6, -4.8],
                [7.2 + s * 2.4, -3.8, 7.2 + s, -4, 7.2, -4.8],
              ),
              paint,
              { puff: 0.8, drop: 1, lift: 0.2 },
            ),
          );
        shoe.push(
          mark([7.2, -4.9], `<ellipse rx=".55" ry=".7" fill="${css(darker(paint.dye, 0.2))}"/>`),
        );
      }
      return {
        parts: pair(shoe, [5, -4.4]),
        presentation: "stand",
        focus: { at: [9, -4], width: 15, words: "the toe" },
      };
    },
  };
}

function sandal(random: Random): Cut {
  const style = random.pick(["crossed straps", "two buckled straps", "thong"] as const);
  const ankle = style !== "two buckled straps" && random.chance(0.6);
  const cork = style === "two buckled straps";
  return {
    attributes: {
      toe: "open toe",
      heel: "flat",
      detail: style,
      closure: ankle ? "ankle buckle" : "slip-on",
    },
    traits: [
      "an open toe",
      {
        "crossed straps": "two straps crossed over the foot",
        "two buckled straps": "two wide straps with buckles",
        thong: "a strap between the toes",
      }[style],
      ...(ankle ? ["a buckled ankle strap"] : []),
      cork ? "a moulded cork footbed" : "a thin leather sole",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const h = cork ? 3 : 1.3;
      const bed: Rgb = cork ? [186, 146, 102] : LINING;
      const shoe: Part[] = [];
      const strap = (path: ReturnType<typeof line>, width: number, far = false): Part =>
        piece(ribbon(path, width, 8), far ? { ...paint, dye: darker(paint.dye, 0.25) } : paint, {
          puff: width * 0.4,
          drop: 1,
          lift: far ? 0 : 0.2,
          crumple: 0.1,
          shade: far ? 0.2 : 0,
        });
      if (ankle) shoe.push(strap(line([25.6, -h - 3], [23, -12, 19, -11.6]), 1.2, true));
      shoe.push(
        piece(
          smooth([
            [27.4, -h - 0.2],
            [26, -h - 2],
            [18, -h - 1.6],
            [10, -h - 2.2],
            [3, -h - 2],
            [0, -h - 0.6],
            [2, -h + 0.2],
            [14, -h],
          ]),
          { cloth: cork ? "suede" : "leather", dye: bed },
          { puff: 1.2, drop: 1 },
        ),
      );
      shoe.push(
        sole(
          shape(
            [-0.2, -h - 0.4],
            [12, -h + 0.5, 27.6, -h - 0.3],
            [27.8, -0.8, 27.2, 0],
            [3, 0],
            [0.4, -0.1, -0.2, -h - 0.4],
          ),
          cork ? [150, 110, 72] : darker(STACK, 0.3),
        ),
      );
      if (style === "two buckled straps") {
        for (const x of [5, 11.4]) {
          shoe.push(
            strap(
              line(
                [x + 1.8, -h + 0.4],
                [x - 0.4, -h - 4.6, x + 1, -h - 6.2 - (x > 8 ? 1.6 : 0)],
                [x + 3, -h - 6.4 - (x > 8 ? 1.6 : 0), x + 4.4, -h - 3],
              ),
              4,
            ),
          );
          shoe.push(
            mark(
              [x + 1, -h - 3.4],
              `<rect x="-1" y="-1.2" width="2" height="2.4" rx=".3" fill="none" stroke="${css(STEEL)}" stroke-width=".5"/>`,
            ),
          );
        }
      } else if (style === "crossed straps") {
        shoe.push(
          strap(
            line([5, -h + 0.2], [7, -h - 5.6, 12, -h - 6.4], [14.6, -h - 5.6, 15.4, -h - 2]),
            1.7,
          ),
          strap(
            line([13.4, -h + 0.2], [11.4, -h - 5, 8, -h - 5.6], [5.6, -h - 5.2, 4.6, -h - 2]),
            1.7,
          ),
        );
      } else {
        shoe.push(
          strap(line([4, -h - 1], [5, -h - 3.6, 7.6, -h - 4.4]), 0.9),
          strap(line([7.4, -h - 4.4], [13, -h - 6.4, 17.4, -h + 0.2]), 1.3),
          strap(
            line([7.4, -h - 4.4], [11, -h - 6, 14, -h - 5.4], [15.6, -h - 5, 17.4, -h - 2]),
            1,
            true,
          ),
        );
      }
      if (ankle)
        shoe.push(
          strap(
            line([26.4, -h], [27.4, -h - 5, 26, -h - 8.6], [23, -h - 6.4, 18.6, -h - 9.4]),
            1.2,
          ),
          strap(line([26.6, -h - 1], [25.8, -h - 5, 26, -h - 8.8]), 1.6),
          mark(
            [21.4, -h - 7.8],
            `<rect x="-.8" y="-.8" width="1.6" height="1.6" fill="none" stroke="${css(BRASS)}" stroke-width=".4"/>`,
            20,
          ),
        );
      return {
        parts: pair(shoe, [5.4, -5]),
        presentation: "stand",
        focus: { at: [10, -4], width: 16, words: "the straps" },
      };
    },
  };
}

const LEATHER_CARE = "Wipe with a soft cloth and feed the leather";
const LEATHER = {
  cloth: "leather" as const,
  name: "polished leather",
  care: LEATHER_CARE,
  dyes: LEATHERS,
};
const SUEDE = {
  cloth: "suede" as const,
  name: "soft suede",
  care: "Brush with a suede brush",
  dyes: [...LEATHERS, ...dyesOf("green", "blue", "grey", "olive")],
};
const PATENT = {
  cloth: "patent" as const,
  name: "patent leather",
  care: "Wipe with a damp cloth",
  dyes: dyesOf("black", "red", "burgundy", "white", "navy", "pink"),
};
const shared = { broad: "Shoes", plural: true, hasBack: false } as const;

export const LOAFERS: Design = {
  ...shared,
  fine: "Loafers",
  share: 18,
  audiences: [
    ["men", 2],
    ["women", 3],
  ],
  price: [99, 220],
  occasions: ["the office", "casual Fridays", "city walks", "dinner with friends"],
  pairings: ["cropped trousers", "chinos", "a pleated skirt", "straight jeans"],
  fabrics: [LEATHER, SUEDE, PATENT],
  cut: loafer,
};
export const OXFORDS: Design = {
  ...shared,
  fine: "Oxford shoes",
  share: 16,
  audiences: [
    ["men", 4],
    ["women", 1],
  ],
  price: [119, 260],
  occasions: ["the office", "weddings", "formal days", "interviews"],
  pairings: ["a suit", "tailored trousers", "dark jeans", "chinos"],
  fabrics: [LEATHER, PATENT],
  cut: oxford,
};
export const BALLET_FLATS: Design = {
  ...shared,
  fine: "Ballet flats",
  share: 18,
  audiences: [["women", 1]],
  price: [69, 160],
  occasions: ["the office", "travel", "city walks", "everyday wear"],
  pairings: ["cropped jeans", "a midi skirt", "a wrap dress", "tailored trousers"],
  fabrics: [
    LEATHER,
    SUEDE,
    PATENT,
    {
      cloth: "satin",
      name: "satin",
      care: "Spot clean only",
      dyes: [...BRIGHTS, ...dyesOf("blush", "black", "cream", "silver", "gold")],
    },
  ],
  cut: ballet,
};
export const SANDALS: Design = {
  ...shared,
  fine: "Sandals",
  share: 20,
  audiences: [
    ["women", 3],
    ["men", 1],
  ],
  price: [49, 130],
  occasions: ["hot days", "the beach", "holidays by the sea", "summer weekends"],
  pairings: ["a maxi dress", "linen shorts", "wide-leg trousers", "a swimsuit and sun hat"],
  fabrics: [LEATHER, { ...SUEDE, dyes: [...NEUTRALS, ...BRIGHTS] }],
  cut: sandal,
};
